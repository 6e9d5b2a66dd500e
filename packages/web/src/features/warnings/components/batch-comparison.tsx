import type { MonitoringComparison } from '@junheng/core/features/warnings/monitoring/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LevelWord } from '../../../shared/level-word.tsx'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { monitoringComparisonQuery } from '../api.ts'
import { ENGLISH } from '../monitoring-english.ts'

const LISTS = { came: '新增的预警（{n}）', went: '解除的预警（{n}）', stayed: '一直都在的预警（{n}）' } as const

/** What came, what went and what stood at both of two batches. */
export function BatchComparison({ before, after }: { before: string; after: string }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(monitoringComparisonQuery(before, after))
  return (
    <section className="stack" aria-labelledby="batches-compared">
      <h2 id="batches-compared">{say('{before} 与 {after} 的比较', { before, after })}</h2>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在比较')} /> : null}
      {data ? (
        <>
          {data.before.run && data.after.run && data.before.run.id !== data.after.run.id ? (
            <Link to="/runs/comparison" search={{ before: data.before.run.id, after: data.after.run.id }}>
              {say('比较两次评估的结果')}
            </Link>
          ) : null}
          {(['came', 'went', 'stayed'] as const).map((which) => (
            <Lines key={which} which={which} of={data[which]} />
          ))}
        </>
      ) : null}
    </section>
  )
}

function Lines({ which, of: { count, warnings } }: { which: keyof typeof LISTS; of: MonitoringComparison['came'] }) {
  const say = useText(ENGLISH)
  return (
    <details open={which !== 'stayed'}>
      <summary>
        <h3 className="batch-list-head">{say(LISTS[which], { n: count })}</h3>
      </summary>
      {count === 0 ? <p className="dim">{say('没有')}</p> : null}
      <ul className="batch-list">
        {warnings.map(({ id, level, cause }) => (
          <li key={id}>
            <LevelWord level={level} /> {cause}
          </li>
        ))}
      </ul>
      {warnings.length < count ? <p className="dim">{say('只列出前 {n} 条', { n: warnings.length })}</p> : null}
    </details>
  )
}
