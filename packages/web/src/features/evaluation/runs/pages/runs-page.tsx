import type { RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type Search, useUrl } from '../../../../shared/url.ts'
import { BasisPairs } from '../../bases/basis-pairs.tsx'
import { runsQuery } from '../api.ts'
import { RunsTable } from '../components/runs-table.tsx'
import { UnmadeRuns } from '../components/unmade-runs.tsx'
import { ENGLISH } from '../runs-english.ts'

/** The older figures stand before the newer ones, whichever was chosen first. */
function inOrder(runs: readonly RunSummary[], chosen: readonly string[]): Search {
  const known = runs.filter(({ id }) => chosen.includes(id))
  const age = ({ statisticsDay, judgedOn, madeAt }: RunSummary) => `${statisticsDay ?? judgedOn} ${madeAt}`
  const [before, after] = known.length === 2 ? known.toSorted((a, b) => (age(a) < age(b) ? -1 : 1)).map(({ id }) => id) : chosen
  return { before, after }
}

/** Judgements that were kept, for checking and comparing. What is chosen stands in the address. */
export default function RunsPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const chosen = (search['chosen'] ?? '').split(' ').filter(Boolean)
  const { data, error, isPending, refetch } = useQuery({
    ...runsQuery(Number(search['page'] ?? 1)),
    placeholderData: keepPreviousData,
  })
  const choose = (id: string, isChosen: boolean) => {
    const next = isChosen ? [...chosen, id] : chosen.filter((each) => each !== id)
    change({ chosen: next.join(' ') || undefined })
  }
  return (
    <PageFrame name={say('评估记录')}>
      <h1>{say('评估记录')}</h1>
      {isPending ? <Loading what={say('正在载入评估记录')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <UnmadeRuns unmade={data.unmade} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('还没有保存的评估')}>
          <p>
            {say(
              '填报锁定或修订后，系统自动评估锁定的数据并保存在这里；在“县级结论”页点“保存这次评估”也会留在这里。所用的数据、标准、口径和全部结果都保留，可以重算核对，也可以两两比较。',
            )}
          </p>
          <Link to="/evaluation" search={{}}>
            {say('去县级结论')}
          </Link>
        </Empty>
      ) : null}
      {data && data.total > 0 ? (
        <>
          <div className="row no-print">
            {chosen.length === 2 ? (
              <Link to="/runs/comparison" search={inOrder(data.items, chosen)}>
                <Button type="primary">{say('比较选中的两次')}</Button>
              </Link>
            ) : (
              <span className="dim">
                {chosen.length === 1
                  ? say('再选一次，就可以比较')
                  : say('选两次评估来比较：两个年度、两轮填报、两种口径或两种数据来源。')}
              </span>
            )}
          </div>
          <BasisPairs />
          <RunsTable runs={data.items} chosen={chosen} onChoose={choose} />
          <Pager page={data.page} size={data.size} total={data.total} onPage={(page) => change({ page: String(page) })} />
        </>
      ) : null}
    </PageFrame>
  )
}
