import { Link } from '@tanstack/react-router'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { nameOf, spreadValue } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'
import { worstSpread } from '../verdict-parts.ts'

/** What a bureau does next, in this order: repair schools, the spread, the county's own duties; report what is missing; apply. */
export function VerdictNext({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const { claim, county, view } = judged
  const worst = worstSpread(county.spreads)
  // The spreads over their limit have a line of their own.
  const items = claim.county.items - county.spreads.filter((s) => s.verdict === 'unmet').length
  const open = county.items.find((i) => i.verdict === 'not_judgeable')
  return (
    <section className="card" aria-labelledby="next">
      <h2 id="next">{say('接着做什么')}</h2>
      <ol className="bullets bullets-numbered lines">
        {claim.items > 0 ? (
          <li>
            <Link to="/matrix" search={(s) => ({ ...judgedSearch(s), lift: '1', sort: '-gap' })}>
              {say('看 {n} 校要补的 {m} 项，差距大的在前', { n: claim.schools, m: claim.items })}
            </Link>
          </li>
        ) : null}
        {worst ? (
          <li>
            <Link to="/spread" search={(s) => ({ ...judgedSearch(s), stage: worst.stage, indicator: worst.indicator })}>
              {say('看{name}差异系数 {cv} 来自哪些学校', {
                name: STAGE_NAMES[worst.stage] + nameOf(view, worst.indicator).replace('差异系数', ''),
                cv: spreadValue(worst),
              })}
            </Link>
          </li>
        ) : null}
        {items > 0 ? (
          <li>
            <Link to="." search={(s) => ({ ...s })} hash="reasons">
              {say('处理县级自身未达标的 {n} 项', { n: items })}
            </Link>
          </li>
        ) : null}
        {claim.unknown > 0 ? (
          <li>
            <Link to="/matrix" search={(s) => ({ ...judgedSearch(s), unknown: '1' })}>
              {say('补报数据：无法判定 {n} 项，先看缺在哪里', { n: claim.unknown })}
            </Link>
          </li>
        ) : null}
        {open ? (
          <li>
            <Link to="/packages">
              {say('补报县级数据和一票否决情形：{n} 项没有填', {
                n: county.items.filter((i) => i.verdict === 'not_judgeable').length,
              })}
            </Link>
          </li>
        ) : null}
        {claim.verdict === 'met' ? (
          <li>
            <Link to="/forms" search={judgedSearch}>
              {say('核对申报表，准备申报')}
            </Link>
          </li>
        ) : null}
      </ol>
    </section>
  )
}
