import { Link } from '@tanstack/react-router'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'
import { ExplainLink } from './explain-link.tsx'
import { SpreadBars } from './spread-bars.tsx'

/** The coefficients against their limits, both stages beside each other; a name leads to its schools, a figure to its explanation. */
export function SpreadsCard({ judged: { county, view } }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const stages = (['primary', 'junior'] as const).filter((stage) => county.spreads.some((s) => s.stage === stage))
  if (stages.length === 0) return null
  const isComposite = county.spreads.some((s) => s.indicator === 'composite')
  return (
    <section className="card stack" aria-labelledby="spreads">
      <h2 id="spreads">{say('校际差异系数')}</h2>
      <p className="dim small">
        {say('差异系数越大，学校之间差距越大，均衡程度越低；虚线是上限。')}
        {isComposite ? say('单项只列示，按综合差异系数判定。') : ''}
      </p>
      <div className="columns">
        {stages.map((stage) => (
          <section key={stage} aria-label={`${STAGE_NAMES[stage]} ${say('校际差异系数')}`}>
            <h3>{STAGE_NAMES[stage]}</h3>
            <SpreadBars
              view={view}
              spreads={county.spreads}
              stage={stage}
              name={({ indicator }, name) => (
                <Link to="/spread" search={(s) => ({ ...judgedSearch(s), stage, indicator })}>
                  {name}
                </Link>
              )}
              value={({ indicator }, value) => (
                <ExplainLink figure={{ stage, indicator }} label={say('，看依据')}>
                  {value}
                </ExplainLink>
              )}
            />
          </section>
        ))}
      </div>
    </section>
  )
}
