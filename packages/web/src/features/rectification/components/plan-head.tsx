import { countEntries } from '@junheng/core/features/rectification/plan-entries.ts'
import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import type { ReactNode } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { yuan } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../plan-english.ts'
import { usePlanEntries } from '../use-plan-ledger.ts'

/** The document as a sheet: what it calls itself, who issued it when, and what it answers. What is not there is said to be missing. */
export function PlanSheet({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const { document: d } = detail.plan
  const facts = [
    ['发文字号', d.number],
    ['发文机关', d.issuer],
    ['成文日期', d.issued],
    ['发布日期', d.published],
    ['依据', d.basis],
    ['公开方式', d.disclosure],
    ['审议', d.approval],
    ['附件标题', d.annex_title === detail.title ? null : d.annex_title],
    ['读入的文件', [detail.fileName, detail.bodyFileName].filter(Boolean).join('、')],
    ['读入', `${dateTime(detail.handedInAt)} ${detail.handedInBy}`],
  ] as const
  const always: readonly string[] = ['发文字号', '发文机关', '成文日期', '发布日期']
  return (
    <section aria-label={say('文件信息')}>
      <dl className="plan-sheet">
        {facts
          .filter(([name, value]) => value || always.includes(name))
          .map(([name, value]) => (
            <div key={name} className={(value?.length ?? 0) > 22 ? 'is-wide' : ''}>
              <dt>{say(name)}</dt>
              <dd>{value || <span className="dim">{say('文中未写')}</span>}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}

/** Five figures of the plan, as people decided about its names. */
export function PlanFigures({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const { distinctSchoolsDecided: s, publishedSchools: published, findings } = detail
  const c = countEntries(usePlanEntries(detail))
  const open = findings.filter(({ state }) => state === 'open').length
  const schools = { primary: s.primary, junior: s.junior }
  return (
    <section aria-label={say('方案的概况')}>
      <ul className="plan-figures">
        <Figure name={say('不达标事项')} value={c.schoolEntries + c.cv + c.subjects}>
          {say('{n} 项指标', { n: c.indicators })}
        </Figure>
        <Figure name={say('涉及学校')} value={s.total}>
          {published === null
            ? say('小学 {primary}，初中 {junior}', schools)
            : say('小学 {primary}，初中 {junior}；文件公布 {published}', { ...schools, published })}
        </Figure>
        <Figure name={say('措施')} value={c.measures}>
          {c.unanswered > 0 ? say('{n} 处没有措施', { n: c.unanswered }) : say('每处都有措施')}
        </Figure>
        <Figure name={say('资金合计')} value={c.fundsCny === null ? say('未填') : yuan(c.fundsCny)}>
          {say('{n} 项指标写了，{m} 项没有写', { n: c.funded, m: c.indicators - c.funded })}
        </Figure>
        <Figure name={say('不一致已处理')} value={say('{done}/{all}', { done: findings.length - open, all: findings.length })}>
          {findings.length === 0 ? say('没有不一致') : open === 0 ? say('都处理完了') : say('还有 {n} 处待处理', { n: open })}
        </Figure>
      </ul>
    </section>
  )
}

function Figure({ name, value, children }: { name: string; value: ReactNode; children: ReactNode }) {
  return (
    <li>
      <span className="dim">{name}</span>
      <b>{value}</b>
      <span className="dim small">{children}</span>
    </li>
  )
}
