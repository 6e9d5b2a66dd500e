import type { ItemDetail } from '@junheng/core/features/rectification/ledger/schema.ts'
import { ITEM_STATES, isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import { useText } from '../../../../shared/text.ts'
import { Countdown } from '../../components/countdown.tsx'
import { ENGLISH } from '../item-english.ts'
import { STATE_GLYPHS, STATE_WORDS } from '../item-words.ts'

const LINE = ITEM_STATES.slice(0, 5)

/** The way from found to closed with the present step marked; beside it the deadline. */
export function LifeLine({ item: { state, deadline, returns, reopenings }, today }: { item: ItemDetail; today: string }) {
  const say = useText(ENGLISH)
  const at = LINE.indexOf(state)
  return (
    <div className="life-line">
      <ol aria-label={say('进展')}>
        {(at < 0 ? [...LINE.slice(0, 1), state] : LINE).map((each, i) => (
          <li key={each} aria-current={each === state ? 'step' : undefined} className={at >= 0 && i < at ? 'is-past' : undefined}>
            <span aria-hidden="true">{STATE_GLYPHS[each]}</span> {say(STATE_WORDS[each])}
          </li>
        ))}
      </ol>
      <span className="life-line-due">
        {deadline === null ? say('未定完成时间') : say('完成时间 {day}', { day: deadline })}{' '}
        {deadline !== null && isStanding(state) ? <Countdown day={deadline} today={today} /> : null}
        {returns > 0 ? <span className="tag">{say('退回 {n} 次', { n: returns })}</span> : null}
        {reopenings > 0 ? <span className="tag">{say('重新整改 {n} 次', { n: reopenings })}</span> : null}
      </span>
    </div>
  )
}
