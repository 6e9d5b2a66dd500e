import { coreOf } from '@junheng/core/features/evaluation/judgements/core-results/marks.ts'
import type { Verdict } from '@junheng/core/features/evaluation/result.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../../shared/text.ts'
import { judgedSearch } from '../../../../shared/verdict/evaluation.ts'
import type { Judged } from '../../use-judged.ts'
import { countyItemsQuery, rubricsQuery } from '../api.ts'
import { coreResultsQuery } from './api.ts'
import { ENGLISH } from './core-english.ts'
import { VetoNames } from './veto-names.tsx'

/** `verdict`: of the veto as it is judged. Which schools raise the veto of the core items and by which items, as they stand in the county's table now, and the way to it. */
export default function CoreVeto({ judged, verdict }: { judged: Judged; verdict: Verdict | null }) {
  const say = useText(ENGLISH)
  const { data: items } = useQuery(countyItemsQuery(judged.package.id, judged.asked))
  const year = items?.isOwn ? items.schoolYear : null
  const { data: results } = useQuery({ ...coreResultsQuery(year ?? 0), enabled: year !== null })
  const { data: rubrics } = useQuery({ ...rubricsQuery(year ?? 0), enabled: year !== null })
  if (!items || !results || !rubrics) return null
  const marks = new Map(results.results.map((result) => [result.school, result.marks]))
  const { lines } = rubrics.core
  const schools = items.schoolStandard.map((line) => ({ ...line, ...coreOf(marks.get(line.code) ?? '', lines) }))
  const isRaised = schools.some(({ failed }) => failed.length >= results.failAt)
  const isJudged = verdict === 'unmet'
  const differs = isRaised ? !isJudged : isJudged && results.results.length > 0
  const names = lines.map(({ name }, i) => name || say('第 {n} 项', { n: i + 1 }))
  return (
    <div className="stack small">
      {isRaised || (verdict !== 'met' && results.results.length > 0) ? (
        <VetoNames schools={schools} names={names} failAt={results.failAt} />
      ) : null}
      {differs ? <p>{say('判定以参评数据为准，与登记的逐项结果不一致。')}</p> : null}
      <p>
        <Link
          to="/county-items"
          search={(s) => ({ ...judgedSearch(s), standard: 'basic_balanced_2012', view: 'core', filter: 'veto' })}
        >
          {results.results.length > 0 ? say('看各校逐项结果') : say('登记各校逐项结果')}
        </Link>
      </p>
    </div>
  )
}

/** The veto this is about, as results name it. */
export const CORE_VETO = 'veto:core_items_4_of_13'
