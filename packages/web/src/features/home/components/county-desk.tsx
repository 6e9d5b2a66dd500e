import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { PackageEvaluation } from '@junheng/core/features/evaluation/contract.ts'
import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { useQueries, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import { currentPackage, recentPackagesQuery } from '../../../shared/packages.ts'
import { chosenProfile, profilesQuery } from '../../../shared/profiles.ts'
import { useSignedIn } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useHeadline } from '../../../shared/verdict/claim.ts'
import { countyOf, evaluationQuery } from '../../../shared/verdict/evaluation.ts'
import { newestPlansQuery } from '../api.ts'
import { ENGLISH } from '../english.ts'
import { type Task, tasksOf } from '../tasks.ts'
import { Changes } from './changes.tsx'
import { CountyFigures } from './county-figures.tsx'

/** How the county stands, what waits for its office, and what the newest data changed. */
export function CountyDesk() {
  const say = useText(ENGLISH)
  const packages = useQuery(recentPackagesQuery)
  const profiles = useQuery(profilesQuery)
  const plans = useQuery(newestPlansQuery)
  const chosen = chosenProfile({}, profiles.data)
  const stored = packages.data?.items.filter((p) => p.withdrawn === null) ?? []
  const current = packages.data && currentPackage(packages.data.items)
  const before = stored.find((p) => p.id !== current?.id)
  // The newest data, and what stood before it.
  const [now, then] = useQueries({
    queries: [current, before].map((data) => ({
      ...evaluationQuery(data?.id ?? '', { standard: 'quality_balanced_2017' as const, ...chosen }),
      enabled: data !== undefined && chosen !== null,
    })),
  })
  const failed = [packages, profiles, plans, now, then].find((q) => q?.isError)
  if (failed)
    return (
      <>
        <h1>{say('首页')}</h1>
        <Failed error={failed.error} retry={() => void failed.refetch()} />
      </>
    )
  if (packages.data && !current) return <NoData />
  if (!current || !plans.data || !now?.data || (before && !then?.data)) return <Loading what={say('正在评估')} />
  return <Desk data={current} judged={now.data} before={then?.data} plans={plans.data.items} />
}

function NoData() {
  const say = useText(ENGLISH)
  return (
    <>
      <h1>{say('还没有本县的数据')}</h1>
      <Empty title={say('第一步：提交县级数据')}>
        <p>{say('提交后，这里显示全县达到了没有、接下来做什么、比上一份数据改变了什么。')}</p>
        <p>
          <Link to="/packages">{say('去数据填报')}</Link>
        </p>
      </Empty>
    </>
  )
}

interface Props {
  data: PackageSummary
  judged: PackageEvaluation
  before: PackageEvaluation | undefined
  plans: readonly PlanSummary[]
}

function Desk({ data, judged, before, plans }: Props) {
  const say = useText(ENGLISH)
  const headlineOf = useHeadline()
  const ownCode = useSignedIn().county?.code
  const county = countyOf(judged.evaluation.counties, (c) => c.countyCode, undefined, ownCode)
  const claim = county && judged.claims[county.countyCode]
  if (!county || !claim) return <h1>{say('现用数据里没有可以评估的区县')}</h1>
  const tasks = tasksOf(data, claim, plans)
  return (
    <>
      <header className="row">
        <h1>
          <Link to="/evaluation" className="plain">
            {headlineOf(claim)}
          </Link>
        </h1>
        <span>
          {judged.standard.zh}
          {judged.profile.key === 'default' ? null : say('（口径：{name}）', { name: judged.profile.key })}：
          <MarkWord mark={county.verdict} />
        </span>
      </header>
      <section className="card stack" aria-labelledby="tasks">
        <h2 id="tasks">{say('接下来')}</h2>
        {tasks.length === 0 ? <p>{say('没有待办。每年 9 月 1 日后提交新数据，再看一次。')}</p> : null}
        <ul className="lines">
          {tasks.map((task) => (
            <li key={`${task.text}${JSON.stringify(task.to)}`}>
              <MarkWord mark={task.mark} quiet /> <TaskLink task={task} />
            </li>
          ))}
        </ul>
      </section>
      <CountyFigures county={county} claim={claim} />
      <Changes data={data} county={county} before={before} />
    </>
  )
}

function TaskLink({ task: { text, values, to } }: { task: Task }) {
  const say = useText(ENGLISH)
  const words = say(text, values)
  if ('id' in to)
    return (
      <Link to={to.room} params={{ id: to.id }}>
        {words}
      </Link>
    )
  return (
    <Link to={to.room} search={to.search}>
      {words}
    </Link>
  )
}
