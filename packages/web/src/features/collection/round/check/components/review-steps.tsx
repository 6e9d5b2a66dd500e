import { LIFE_CYCLE, RETURN_STATE_NAMES, type ReturnAction } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../review-english.ts'

/** What was done with a return so far, newest first. */
export function ReviewSteps({ steps }: Pick<ReturnDetail, 'steps'>) {
  const say = useText(ENGLISH)
  return (
    <section className="card" aria-labelledby="review-steps">
      <h2 id="review-steps">{say('经过')}</h2>
      {steps.length === 0 ? <p className="dim">{say('还没有提交过。')}</p> : null}
      <ol className="lines review-steps">
        {[...steps].reverse().map(({ revision, action, to, note, at, by }) => (
          <li key={revision}>
            <time dateTime={at} className="dim num">
              {dateTime(at)}
            </time>{' '}
            <strong>{LIFE_CYCLE[action as ReturnAction]?.zh ?? action}</strong> {by}
            <span className="dim"> → {RETURN_STATE_NAMES[to]}</span>
            {note ? <span className="break">：{note}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
