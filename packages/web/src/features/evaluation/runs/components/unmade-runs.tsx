import type { UnmadeRun } from '@junheng/core/features/evaluation/runs/schema.ts'
import { Link } from '@tanstack/react-router'
import { STANDARD_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../runs-english.ts'

/** Final runs of locked editions that are still being made, or could not be. */
export function UnmadeRuns({ unmade }: { unmade: readonly UnmadeRun[] }) {
  const say = useText(ENGLISH)
  if (unmade.length === 0) return null
  return (
    <ul className="notice plain">
      {unmade.map(({ source, standard, isGivenUp, reason }) => (
        <li key={`${source.id} ${standard}`}>
          {isGivenUp ? <span className="mark-unmet">■ {say('没有评估成功')}</span> : <span>○ {say('正在自动评估')}</span>}{' '}
          {source.name} · {STANDARD_NAMES[standard]}
          {reason ? `：${reason}` : ''}{' '}
          {isGivenUp ? (
            <Link to="/evaluation" search={{ package: source.id, standard }}>
              {say('在县级结论页再试')}
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
