import type { PlanState } from '@junheng/core/features/rectification/school-plan/states.ts'
import { useText } from '../../../../shared/text.ts'
import { STATE_GLYPHS, STATE_WORDS } from '../plan-words.ts'
import { ENGLISH } from '../school-plan-english.ts'

/** How a plan stands, as shape and word. */
export function PlanStateWord({ state }: { state: PlanState }) {
  const say = useText(ENGLISH)
  return (
    <span className={`mark plan-state plan-state-${state}`}>
      <span aria-hidden="true">{STATE_GLYPHS[state]}</span> {say(STATE_WORDS[state])}
    </span>
  )
}
