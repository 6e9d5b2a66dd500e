import type { Desk } from '@junheng/core/features/home/schema.ts'
import { Link } from '@tanstack/react-router'
import { LevelWord } from '../../../shared/level-word.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../desk-english.ts'

/** The gravest warnings that stand, in the words they came with. */
export function TopWarnings({ warnings: { top, total, checkedAt } }: { warnings: Desk['warnings'] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-labelledby="top-warnings">
      <h2 id="top-warnings">
        {total > 0 ? say('未解除的预警（前 {n} 条，共 {total} 条）', { n: top.length, total }) : say('预警')}
      </h2>
      {total === 0 ? <p className="dim">{checkedAt === null ? say('还没有计算过预警') : say('现在没有未解除的预警。')}</p> : null}
      {top.length > 0 ? (
        <ul className="desk-tasks">
          {top.map(({ id, level, cause, state, isOverdue }) => (
            <li key={id}>
              <LevelWord level={level} />
              <span>
                <span className="desk-cause">{cause}</span>
                {isOverdue ? <span className="severity-error small"> {say('逾期未签收')}</span> : null}
                {state === 'acknowledged' ? <span className="dim small"> {say('已签收')}</span> : null}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <Link to="/warnings">{say('看全部预警')}</Link>
      </p>
    </section>
  )
}
