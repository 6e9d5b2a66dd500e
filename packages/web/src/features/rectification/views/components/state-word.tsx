import type { ItemState } from '@junheng/core/features/rectification/ledger/states.ts'
import { useText } from '../../../../shared/text.ts'
import { STATE_GLYPHS, STATE_WORDS } from '../item-words.ts'
import { ENGLISH } from '../words-english.ts'

/** How an item stands, as shape and word; overdue is said beside it. */
export function StateWord({ state, isOverdue = false }: { state: ItemState; isOverdue?: boolean }) {
  const say = useText(ENGLISH)
  return (
    <span className={`mark item-state item-state-${state}`}>
      <span aria-hidden="true">{STATE_GLYPHS[state]}</span> {say(STATE_WORDS[state])}
      {isOverdue ? <span className="item-late"> ▲{say('逾期')}</span> : null}
    </span>
  )
}
