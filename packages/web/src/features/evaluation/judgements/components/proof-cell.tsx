import { unprovenItems } from '@junheng/core/features/evaluation/judgements/unproven.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { StandardKey } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { judgedSearch } from '../../../../shared/verdict/evaluation.ts'
import type { Judged } from '../../use-judged.ts'
import { countyItemsQuery } from '../api.ts'
import { ENGLISH } from '../proof-english.ts'

/** How many of a standard's stated conclusions are proven, with the way to those that are not. */
export function ProofCell({ judged, standard }: { judged: Judged; standard: StandardKey }) {
  const say = useText(ENGLISH)
  const { data, error } = useQuery(countyItemsQuery(judged.package.id, { ...judged.asked, standard }))
  if (!data) return <span className="dim">{error ? say('没有取到') : say('正在取')}</span>
  const stated = data.statements.length
  const open = unprovenItems(data.statements).length
  return (
    <Link to="/county-items" search={(s) => ({ ...judgedSearch(s), standard, filter: open > 0 ? 'unproven' : undefined })}>
      {say('{a} / {b} 项已佐证并复核', { a: stated - open, b: stated })}
    </Link>
  )
}
