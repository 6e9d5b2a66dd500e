import { listBasisPairs } from '@junheng/core/features/evaluation/bases/contract.ts'
import type { RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from '../../../shared/call.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { STANDARD_NAMES } from '../../../shared/standards.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from './bases-english.ts'

const pairsQuery = queryOptions({
  queryKey: ['basis-pairs'],
  queryFn: ({ signal }) => call(listBasisPairs, {}, signal),
})

/** Verdicts by 统计 and by 核实 side by side, each a click from what turns between them. Nothing where no edition has both. */
export function BasisPairs() {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(pairsQuery)
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!data || data.pairs.length === 0) return null
  return (
    <section className="card card-flush stack" aria-labelledby="basis-pairs">
      <h2 id="basis-pairs">{say('统计与核实对照')}</h2>
      <p className="dim small basis-about">
        {say('同一版锁定数据，一次只用统计，一次核实优先、其余用自报；两个结论并列，逐项列出翻转。')}
      </p>
      <PlainTable
        label={say('统计与核实对照')}
        heads={[say('轮次'), say('标准'), say('只用统计'), say('核实优先'), say('看翻转')]}
      >
        {data.pairs.map(({ round, edition, statistics, effective }) => (
          <tr key={effective.id}>
            <th scope="row">
              {round} <span className="dim small">{say('第 {n} 版', { n: edition })}</span>
            </th>
            <td data-label={say('标准')}>{STANDARD_NAMES[effective.standard.key]}</td>
            <td data-label={say('只用统计')}>
              <Outcome run={statistics} />
            </td>
            <td data-label={say('核实优先')}>
              <Outcome run={effective} />
            </td>
            <td>
              <Link
                to="/runs/comparison"
                search={{ before: statistics.id, after: effective.id }}
                aria-label={say('看“{name}”按统计和按核实的翻转', { name: `${round} ${STANDARD_NAMES[effective.standard.key]}` })}
              >
                {say('看翻转')}
              </Link>
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}

function Outcome({ run: { verdict, counts, standard } }: { run: RunSummary }) {
  const say = useText(ENGLISH)
  const share = (stage: 'primary' | 'junior') => {
    const count = counts[stage]
    if (!count || standard.key !== 'quality_balanced_2017') return ''
    return say(stage === 'primary' ? '小学 {n} / {all}' : '初中 {n} / {all}', { n: count.pass, all: count.sections })
  }
  return (
    <>
      <MarkWord mark={verdict} />{' '}
      <span className="dim small nowrap">{[share('primary'), share('junior')].filter(Boolean).join(' · ')}</span>
    </>
  )
}
