import type { ItemStep } from '@junheng/core/features/rectification/ledger/schema.ts'
import { dateTime } from '../../../../shared/dates.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../item-english.ts'
import { STATE_WORDS } from '../item-words.ts'

/** Everything that happened to an item, the latest first. */
export function ItemLife({ steps }: { steps: readonly ItemStep[] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card" aria-label={say('全过程')}>
      <h2>{say('全过程')}</h2>
      <ol className="item-life" reversed>
        {[...steps].reverse().map((step) => (
          <li key={step.step}>
            <p>
              <strong>{step.action}</strong>
              {step.from && step.to && step.from !== step.to ? (
                <span className="dim">
                  {' '}
                  {say('{from} → {to}', { from: say(STATE_WORDS[step.from]), to: say(STATE_WORDS[step.to]) })}
                </span>
              ) : null}
            </p>
            {step.note ? <p className="lines-kept">{step.note}</p> : null}
            <p className="dim small">
              {dateTime(step.at)} · {step.by}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
