import { RETURN_STATE_NAMES } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { BoardRow } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../open-english.ts'

const GLYPHS = {
  draft: ['○', 'mark-not_judgeable'],
  submitted: ['◐', 'mark-spare'],
  returned: ['■', 'mark-unmet'],
  accepted: ['●', 'mark-met'],
  locked: ['●', 'mark-met'],
} as const

/** How far a return is, by glyph, colour and word; a draft nobody has looked at is said to be so. */
export function StateWord({ row }: { row: Pick<BoardRow, 'state' | 'openedAt'> }) {
  const say = useText(ENGLISH)
  const [glyph, mark] = GLYPHS[row.state]
  return (
    <span className={`mark ${mark}`}>
      <span aria-hidden="true">{glyph} </span>
      {row.state === 'draft' && row.openedAt === null ? say('未打开') : RETURN_STATE_NAMES[row.state]}
    </span>
  )
}
