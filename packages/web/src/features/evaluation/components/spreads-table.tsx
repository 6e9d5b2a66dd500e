import type { Spread } from '@junheng/core/features/evaluation/result.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { figure } from '../../../shared/numbers.ts'
import { findItem, STAGE_NAMES } from '../../../shared/standards.ts'
import { nameOf, shortName, spreadValue } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'
import { ExplainLink } from './explain-link.tsx'

const STAGES = ['primary', 'junior'] as const

/** The difference coefficients against their limits, both stages beside each other. */
export function SpreadsTable({ judged: { county, view } }: { judged: Judged }) {
  const indicators = [...new Set(county.spreads.map((s) => s.indicator))]
  const stages = STAGES.filter((stage) => county.spreads.some((s) => s.stage === stage))
  if (indicators.length === 0) return null
  const find = (stage: Spread['stage'], indicator: string) =>
    county.spreads.find((s) => s.stage === stage && s.indicator === indicator)
  return (
    <section className="card card-flush stack" aria-labelledby="spreads">
      <h2 id="spreads">校际差异系数</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label="校际差异系数的表格" tabIndex={0}>
        <table className="t">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                指标
              </th>
              {stages.map((stage) => (
                <th key={stage} scope="colgroup" colSpan={3} className="group">
                  {STAGE_NAMES[stage]}
                </th>
              ))}
            </tr>
            <tr>
              {stages.flatMap((stage) => [
                <th key={`${stage}-mean`} scope="col" className="num group">
                  均值
                </th>,
                <th key={`${stage}-cv`} scope="col" className="num">
                  差异系数 / 上限
                </th>,
                <th key={`${stage}-verdict`} scope="col">
                  判定
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <tr key={indicator}>
                <th scope="row" title={nameOf(view, indicator)}>
                  {shortName(view, indicator)} <span className="dim small nowrap">{findItem(view, indicator)?.unit}</span>
                </th>
                {stages.flatMap((stage) => {
                  const spread = find(stage, indicator)
                  return spread ? cells(spread, findItem(view, indicator)?.decimals ?? 2) : [<td key={stage} colSpan={3} />]
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function cells(spread: Spread, decimals: number) {
  const { stage, indicator, mean, limit, verdict } = spread
  const tint = verdict === 'unmet' ? ' tint-unmet' : verdict === 'not_judgeable' ? ' tint-not_judgeable' : ''
  return [
    <td key={`${stage}-mean`} className="num group">
      <ExplainLink figure={{ stage, indicator }} label={`，${STAGE_NAMES[stage]}均值，看依据`}>
        {figure(mean, Math.max(decimals, 2))}
      </ExplainLink>
    </td>,
    <td key={`${stage}-cv`} className={`num${tint}`}>
      <ExplainLink figure={{ stage, indicator }} label={`，${STAGE_NAMES[stage]}，看依据`}>
        {spreadValue(spread)}
      </ExplainLink>
      {limit === null ? null : <span className="dim"> / {limit.toFixed(2)}</span>}
    </td>,
    <td key={`${stage}-verdict`} className={tint.trim()}>
      {verdict ? <MarkWord mark={verdict} /> : <span className="dim">只列示</span>}
    </td>,
  ]
}
