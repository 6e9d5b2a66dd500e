import type { Verdict } from '@junheng/core/features/evaluation/result.ts'
import { useWords } from './words.ts'

/** How a figure stands, as shape, word and colour. `spare`: below the line but not below 85 % of it. */
export type Mark = Verdict | 'spare' | 'out'

export const GLYPHS: Readonly<Record<Mark, string>> = { met: '●', spare: '◐', unmet: '■', not_judgeable: '○', out: '–' }

/** Glyph and word in the mark's colour. `quiet` leaves the word to screen readers only. */
export function MarkWord({ mark, quiet = false }: { mark: Mark; quiet?: boolean }) {
  const words = useWords()
  return (
    <span className={`mark mark-${mark}`}>
      <span aria-hidden="true">{GLYPHS[mark]}</span>
      <span className={quiet ? 'sr' : undefined}> {words[mark]}</span>
    </span>
  )
}

/** A fault's severity, in the colours of the warning levels. */
export function SeverityWord({ severity }: { severity: 'error' | 'warn' | 'info' }) {
  const words = useWords()
  return (
    <span className={`mark severity-${severity}`}>
      <span aria-hidden="true">{SEVERITY_GLYPHS[severity]}</span> {words[severity]}
    </span>
  )
}

const SEVERITY_GLYPHS = { error: '■', warn: '▲', info: '○' } as const
