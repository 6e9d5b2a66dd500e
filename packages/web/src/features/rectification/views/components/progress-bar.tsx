import type { Tally } from '@junheng/core/features/rectification/views/schema.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../words-english.ts'

/** How far items have come: closed, under way, overdue, drawn and said. */
export function ProgressBar({ tally: { standing, late, closed } }: { tally: Pick<Tally, 'standing' | 'late' | 'closed'> }) {
  const say = useText(ENGLISH)
  const all = standing + closed
  if (all === 0) return null
  const share = (n: number) => `${(n / all) * 100}%`
  return (
    <span className="progress-line">
      <span className="progress-bar" aria-hidden="true">
        <span className="progress-closed" style={{ width: share(closed) }} />
        <span className="progress-standing" style={{ width: share(standing - late) }} />
        <span className="progress-late" style={{ width: share(late) }} />
      </span>
      <span className="dim small num">{say('已销号 {n}/{all}', { n: closed, all })}</span>
    </span>
  )
}
