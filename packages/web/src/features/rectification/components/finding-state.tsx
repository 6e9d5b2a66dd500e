import type { FindingState as State } from '@junheng/core/features/rectification/finding-states.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../plan-english.ts'

export const STATE_NAMES = { open: '待处理', resolved: '已更正', kept: '按原文保留' } as const satisfies Record<State, string>
const GLYPHS: Readonly<Record<State, string>> = { open: '○', resolved: '●', kept: '◆' }

/** How a disagreement stands, as glyph and word. */
export function FindingState({ state }: { state: State }) {
  const say = useText(ENGLISH)
  return (
    <span className={`finding-state finding-state-${state} nowrap`}>
      <span aria-hidden="true">{GLYPHS[state]}</span> {say(STATE_NAMES[state])}
    </span>
  )
}
