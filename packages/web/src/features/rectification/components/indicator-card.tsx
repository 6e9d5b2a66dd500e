import type { PlanIndicator, PlanMeasure, PlanStage } from '@junheng/core/features/rectification/plan/plan.ts'
import { yuan } from '../../../shared/numbers.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { KIND_NAMES, measureStage } from '../plan-words.ts'

/** One indicator of a plan: which schools fail, what is done, by when, by whom and with how much. */
export function IndicatorCard({ indicator: i }: { indicator: PlanIndicator }) {
  return (
    <article className="card stack" aria-label={`第 ${i.no} 项`}>
      <h3>
        {i.no}. {i.text}
      </h3>
      <div className="columns">
        {(['primary', 'junior'] as const).map((stage) => (
          <StageBlock key={stage} name={STAGE_NAMES[stage]} stage={i.stages[stage]} />
        ))}
      </div>
      {i.subject_results?.length ? (
        <p>
          {i.subject_results
            .map((r) => `${r.grade} 年级${r.subject} ${r.level_published} 级${r.passed ? '（达到）' : '（未达到）'}`)
            .join('；')}
        </p>
      ) : null}
      {i.measures_preamble ? <p>{i.measures_preamble}</p> : null}
      <section aria-label="措施">
        {i.measures.map((m) => (
          <Measure key={m.id} measure={m} />
        ))}
        {i.measures.length === 0 ? <p className="dim">没有写措施。</p> : null}
      </section>
      <div className="columns">
        <section aria-label="节点">
          <h3>节点</h3>
          <ul className="lines">
            {i.milestones.map((m) => (
              <li key={m.published}>
                <strong className="nowrap">{m.due ?? m.period ?? '未写日期'}</strong> {m.text}
                {m.due_inherited ? <span className="dim small">（日期承前）</span> : null}
              </li>
            ))}
            {i.milestones.length === 0 ? <li className="dim">没有写节点。</li> : null}
          </ul>
        </section>
        <dl className="facts">
          <dt>完成时间</dt>
          <dd>{i.completion ?? (i.completion_published || '未填')}</dd>
          <dt>责任科室</dt>
          <dd>{i.sections.join('、') || '未填'}</dd>
          <dt>责任单位</dt>
          <dd>{i.units.join('、') || '未填'}</dd>
          <dt>资金</dt>
          <dd>
            {yuan(i.funds_cny)}
            {i.funds_cny !== null && i.funds_published ? <span className="dim small">（原文：{i.funds_published}）</span> : null}
          </dd>
        </dl>
      </div>
    </article>
  )
}

function StageBlock({ name, stage }: { name: string; stage: PlanStage }) {
  const { failing_count_published: published, schools, cv_failing: cvFailing, status_published: status } = stage
  if (schools.length === 0 && !cvFailing && !status) return null
  return (
    <section aria-label={name}>
      <h3>
        {name}
        {schools.length > 0 ? ` ${schools.length} 所` : ''}
        {published !== null && published !== schools.length ? (
          <span className="mark-unmet">（文中写 {published} 所）</span>
        ) : null}
        {cvFailing ? <span className="mark-unmet"> ■ 差异系数未达标</span> : null}
      </h3>
      <p>{schools.join('、') || status}</p>
    </section>
  )
}

function Measure({ measure: m }: { measure: PlanMeasure }) {
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
        {m.projects.length > 0 ? <span className="dim">有待：{m.projects.join('、')}</span> : null}
        {m.schools.length > 0 ? <span className="dim">涉及 {m.schools.length} 校</span> : null}
      </p>
    </div>
  )
}
