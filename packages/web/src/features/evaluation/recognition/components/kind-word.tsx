import { LINE_KIND_NAMES, type LineKind } from '@junheng/core/features/evaluation/recognition/readiness.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../recognition-english.ts'

const GLYPHS: Readonly<Record<LineKind, string>> = { unmet: '■', not_judgeable: '○', unproven: '◇', overdue: '▲' }

/** What kind of line it is, as glyph, word and colour. */
export function KindWord({ kind }: { kind: LineKind }) {
  const say = useText(ENGLISH)
  return (
    <span className={`mark line-${kind}`}>
      <span aria-hidden="true">{GLYPHS[kind]}</span> {say(LINE_KIND_NAMES[kind])}
    </span>
  )
}
