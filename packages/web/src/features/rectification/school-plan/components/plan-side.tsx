import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadSchoolPlan, type SchoolPlan } from '@junheng/core/features/rectification/school-plan/contract.ts'
import { dateTime } from '../../../../shared/dates.ts'
import { useText } from '../../../../shared/text.ts'
import { DONE_WORDS } from '../plan-words.ts'
import { ENGLISH } from '../school-plan-english.ts'

/** What is otherwise than when the plan was last approved. */
export function PlanChanges({ plan: { approved, changes } }: { plan: SchoolPlan }) {
  const say = useText(ENGLISH)
  if (!approved) return null
  return (
    <section className="card stack plan-after">
      {changes.length === 0 ? (
        <p className="dim">{say('与第 {n} 版批准时相比，数据没有变化。', { n: approved.version })}</p>
      ) : (
        <>
          <h2>{say('与第 {n} 版批准时不同（{count}）', { n: approved.version, count: changes.length })}</h2>
          <ul className="plan-list small">
            {changes.map(({ key, label, before, after }) => (
              <li key={key}>
                {label}
                <br />
                <span className="num">
                  {before ?? say('没有')} → {after ?? say('没有')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** What is not yet written of a plan that waits for it. */
export function PlanMissing({ plan: { missing, state } }: { plan: SchoolPlan }) {
  const say = useText(ENGLISH)
  if (missing.length === 0 || state === 'submitted') return null
  return (
    <section className="card stack">
      <h2>{say('还没有写')}</h2>
      <ul className="plan-list small">
        {missing.map((part) => (
          <li key={part}>○ {part}</li>
        ))}
      </ul>
    </section>
  )
}

/** Who did what with the plan, newest first; what was approved can be had as it was. */
export function PlanSteps({ plan: { steps, school, standard } }: { plan: SchoolPlan }) {
  const say = useText(ENGLISH)
  if (steps.length === 0) return null
  return (
    <section className="card stack plan-after">
      <h2>{say('历次办理')}</h2>
      <ol className="plan-list small">
        {steps.map(({ step, action, version, remark, at, by }) => (
          <li key={step}>
            {say(DONE_WORDS[action], { n: version })}
            <br />
            <span className="dim">
              {by} · {dateTime(at)}
            </span>
            {remark === '' ? null : <p className="plan-remark">{remark}</p>}
            {action === 'approve' ? (
              <p>
                <a href={addressOf(downloadSchoolPlan, { school: school.code }, { standard, step })} download>
                  {say('下载当时的文件')}
                  <span className="sr">：{say('第 {n} 版', { n: version })}</span>
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
