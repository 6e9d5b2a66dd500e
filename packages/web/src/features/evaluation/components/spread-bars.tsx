import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { Spread } from '@junheng/core/features/evaluation/result.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import type { ReactNode } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { nameOf, shortName, spreadValue } from '../item-words.ts'
import '../spread-bars.css'

interface Props {
  view: StandardView
  spreads: readonly Spread[]
  stage: Stage
  /** What name and value lead to is the page's matter. */
  name: (spread: Spread, name: string) => ReactNode
  value: (spread: Spread, value: string) => ReactNode
  here?: string
  /** Where room is scarce, glyphs without their words, which screen readers keep. */
  quiet?: boolean
}

/**
 * Coefficients of one stage as bars from zero, each with its limit as a mark across it, its value, glyph and word. A list: what the bars show
 * stands in words beside them.
 */
export function SpreadBars({ view, spreads, stage, name, value, here, quiet = false }: Props) {
  const own = spreads.filter((s) => s.stage === stage)
  const most = Math.max(...own.flatMap(({ cv, limit }) => [cv ?? 0, limit ?? 0]), 0.1) * 1.08
  const share = (value: number) => `${(value / most) * 100}%`
  return (
    <ul className={quiet ? 'bars is-quiet' : 'bars'}>
      {own.map((spread) => {
        const { indicator, cv, limit, verdict } = spread
        return (
          <li key={indicator} className={indicator === here ? 'is-here' : ''} title={nameOf(view, indicator)}>
            <span className="bar-name">{name(spread, shortName(view, indicator))}</span>
            <span className="bar-track" aria-hidden="true">
              {cv === null ? null : <span className={`bar bar-${verdict ?? 'out'}`} style={{ width: share(cv) }} />}
              {limit === null ? null : <span className="bar-limit" style={{ left: share(limit) }} />}
            </span>
            <span className="bar-value num">
              {value(spread, spreadValue(spread))}
              {limit === null ? null : <span className="dim"> / {limit.toFixed(2)}</span>}
            </span>
            <span className="bar-mark">{verdict ? <MarkWord mark={verdict} quiet={quiet} /> : null}</span>
          </li>
        )
      })}
    </ul>
  )
}
