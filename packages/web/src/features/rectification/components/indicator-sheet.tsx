import type { MeasureProgress } from '@junheng/core/features/rectification/adopt/progress.ts'
import type { PlanIndicator, PlanMeasure, PlanStage } from '@junheng/core/features/rectification/plan/plan.ts'
import { lastDayOf } from '@junheng/core/features/rectification/plan-days.ts'
import type { PlanFinding } from '@junheng/core/features/rectification/schema.ts'
import { Link } from '@tanstack/react-router'
import { yuan } from '../../../shared/numbers.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { FinishMilestone } from '../adopt/components/finish-milestone.tsx'
import { Closed, MilestoneTime, useProgress } from '../adopt/plan-progress.tsx'
import { ENGLISH as PROGRESS } from '../adopt/progress-english.ts'
import { ENGLISH } from '../plan-english.ts'
import { KIND_NAMES, measureStage } from '../plan-words.ts'
import { today } from '../use-plan-ledger.ts'
import { Countdown } from './countdown.tsx'
import { FindingState } from './finding-state.tsx'

interface Props {
  /** The plan's id. */
  plan: string
  indicator: PlanIndicator
  findings: readonly PlanFinding[]
}

/** One indicator of a plan as published: which schools fail, what is done, by when, by whom and with how much; and how far it has come in the ledger. */
export default function IndicatorSheet({ plan, indicator: i, findings }: Props) {
  const say = useText(ENGLISH)
  const day = today()
  const progress = useProgress(i.no)
  const own = findings.filter(({ where }) => where === `ind ${i.no}` || where.startsWith(`ind ${i.no} `))
  return (
    <article className="stack">
      <h2 style={{ paddingRight: 36 }}>
        {i.no}. {i.text}
      </h2>
      {(['primary', 'junior'] as const).map((stage) => (
        <StageBlock key={stage} name={STAGE_NAMES[stage]} stage={i.stages[stage]} />
      ))}
      {i.subject_results?.map((r) => (
        <p key={`${r.grade}${r.subject}`} className={r.passed ? '' : 'mark-unmet'}>
          {r.passed ? '●' : '■'} {r.grade} 年级{r.subject} {r.level_published} 级（{say(r.passed ? '达到' : '未达到')}）
        </p>
      ))}
      <section aria-label={say('措施')}>
        <h3>{say('措施')}</h3>
        {i.measures_preamble ? <p>{i.measures_preamble}</p> : null}
        {i.measures.map((m) => (
          <Measure key={m.id} measure={m} progress={progress?.measures.find(({ key }) => key === m.id)} />
        ))}
        {i.measures.length === 0 ? <p className="dim">{say('没有写措施')}</p> : null}
      </section>
      <section aria-label={say('节点')}>
        <h3>{say('节点')}</h3>
        <ul className="lines">
          {i.milestones.map((m) => (
            <li key={`${m.due} ${m.text}`}>
              <strong className="nowrap">{m.due ?? m.period ?? say('未写日期')}</strong>{' '}
              <MilestoneTime no={i.no} milestone={m} today={day} /> {m.text}
              {m.due_inherited ? <span className="dim small">（{say('日期承前')}）</span> : null}{' '}
              <FinishMilestone plan={plan} no={i.no} milestone={m} />
            </li>
          ))}
          {i.milestones.length === 0 ? <li className="dim">{say('没有写节点')}</li> : null}
        </ul>
      </section>
      <dl className="facts">
        <dt>{say('完成时间')}</dt>
        <dd>
          {i.completion ?? (i.completion_published || say('未写日期'))}{' '}
          <Closed no={i.no}>{i.completion ? <Countdown day={lastDayOf(i.completion)} today={day} /> : null}</Closed>
        </dd>
        <dt>{say('责任科室')}</dt>
        <dd>{i.sections.join('、') || say('未写')}</dd>
        <dt>{say('责任单位')}</dt>
        <dd>
          {i.units.join('、') || say('未写')}
          {i.units_all_towns ? <span className="dim small">（{say('指全区县所有镇街')}）</span> : null}
        </dd>
        <dt>{say('资金')}</dt>
        <dd>
          {i.funds_cny === null ? say('未填') : yuan(i.funds_cny)}
          {i.funds_cny !== null && i.funds_published ? (
            <span className="dim small">（{say('原文：{text}', { text: i.funds_published })}）</span>
          ) : null}
        </dd>
      </dl>
      {own.length > 0 ? (
        <section aria-label={say('这一项的不一致')}>
          <h3>{say('这一项的不一致')}</h3>
          <ul className="lines">
            {own.map((f) => (
              <li key={f.key}>
                <FindingState state={f.state} />{' '}
                <Link to="." search={{ room: 'findings', finding: f.key }}>
                  {f.text}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </article>
  )
}

function StageBlock({ name, stage }: { name: string; stage: PlanStage }) {
  const say = useText(ENGLISH)
  const { failing_count_published: published, schools, cv_failing: cvFailing, status_published: status } = stage
  if (schools.length === 0 && !cvFailing && !status) return null
  return (
    <section aria-label={name}>
      <h3>
        {name} {schools.length > 0 ? say('{n} 所', { n: schools.length }) : ''}
        {published !== null && published !== schools.length ? (
          <span className="mark-unmet">{say('（文中写 {n} 所）', { n: published })}</span>
        ) : null}
        {cvFailing ? <span className="mark-unmet"> ■ {say('差异系数不达标')}</span> : null}
      </h3>
      <p>{schools.join('、') || status}</p>
    </section>
  )
}

function Measure({ measure: m, progress }: { measure: PlanMeasure; progress: MeasureProgress | undefined }) {
  const say = useText(ENGLISH)
  const far = useText(PROGRESS)
  return (
    <div className="measure">
      <p>
        <span className="dim">
          {measureStage(m)}
          {m.numbered_in_source ? `（${m.no}）` : ''}
        </span>{' '}
        {m.text}
      </p>
      <p className="row small">
        <span className="tags">
          {m.kinds.map((kind) => (
            <span key={kind} className="tag">
              {KIND_NAMES[kind]}
            </span>
          ))}
        </span>
        {m.projects.length > 0 ? <span className="dim">{say('有待：{names}', { names: m.projects.join('、') })}</span> : null}
        {progress?.state === 'done' ? (
          <span className="mark-met">● {far('已登记完成 {day}', { day: progress.doneOn ?? '' })}</span>
        ) : progress?.state === 'cancelled' ? (
          <span>{far('已取消')}</span>
        ) : progress && progress.filled > 0 ? (
          <span>{far('已填数字 {n} 项', { n: progress.filled })}</span>
        ) : null}
        {m.schools.length > 0 ? <span className="dim">{say('涉及 {n} 校', { n: m.schools.length })}</span> : null}
      </p>
    </div>
  )
}
