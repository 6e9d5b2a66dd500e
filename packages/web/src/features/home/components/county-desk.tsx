import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useHeadline } from '../../../shared/verdict/claim.ts'
import { deskQuery } from '../api.ts'
import { ENGLISH } from '../english.ts'
import { type Task, tasksOf } from '../tasks.ts'
import { type CountyNow, useCounty } from '../use-county.ts'
import { Changes } from './changes.tsx'
import { CountyFigures } from './county-figures.tsx'
import { MyTasks } from './my-tasks.tsx'
import { TopWarnings } from './top-warnings.tsx'

/** How the county stands in one line, what waits for the reader, what the figures still ask for, and what the newest data changed. */
export function CountyDesk() {
  const say = useText(ENGLISH)
  const county = useCounty()
  const desk = useQuery(deskQuery)
  // All at once: a headline that comes later would move what stands below it.
  if (county.state === 'loading' || desk.isPending)
    return (
      <>
        <h1>{say('首页')}</h1>
        <Loading what={say('正在评估')} />
      </>
    )
  return (
    <>
      {county.state === 'ready' ? <Heading now={county.now} /> : <h1>{say(HEADINGS[county.state])}</h1>}
      {desk.error ? <Failed error={desk.error} retry={() => void desk.refetch()} /> : null}
      {desk.data ? (
        <div className="desk-pair">
          <MyTasks desk={desk.data} title={say('我的工作')} />
          <TopWarnings warnings={desk.data.warnings} />
        </div>
      ) : null}
      {county.state === 'failed' ? <Failed error={county.error} retry={county.retry} /> : null}
      {county.state === 'empty' ? <NoData /> : null}
      {county.state === 'ready' && desk.data ? <Standing now={county.now} lastRun={desk.data.lastRun} /> : null}
    </>
  )
}

const HEADINGS = {
  failed: '首页',
  empty: '还没有本县的数据',
  unjudgeable: '现用数据里没有可以评估的区县',
} as const

function Heading({ now: { judged, county, claim } }: { now: CountyNow }) {
  const say = useText(ENGLISH)
  const headlineOf = useHeadline()
  return (
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
  )
}

function NoData() {
  const say = useText(ENGLISH)
  return (
    <Empty title={say('第一步：提交县级数据')}>
      <p>{say('提交后，这里显示全县达到了没有、接下来做什么、比上一份数据改变了什么。')}</p>
      <p>
        <Link to="/packages">{say('去数据填报')}</Link>
      </p>
    </Empty>
  )
}

function Standing({ now, lastRun }: { now: CountyNow; lastRun: Parameters<typeof Changes>[0]['lastRun'] }) {
  const say = useText(ENGLISH)
  const { data, county, claim, plans, before } = now
  const tasks = tasksOf(data, claim, plans)
  return (
    <>
      <CountyFigures county={county} claim={claim} />
      <div className="desk-pair">
        <section className="card stack" aria-labelledby="tasks">
          <h2 id="tasks">{say('达标还差什么')}</h2>
          {tasks.length === 0 ? <p>{say('没有要补的。每年 9 月 1 日后提交新数据，再看一次。')}</p> : null}
          <ul className="lines">
            {tasks.map((task) => (
              <li key={`${task.text}${JSON.stringify(task.to)}`}>
                <MarkWord mark={task.mark} quiet /> <TaskLink task={task} />
              </li>
            ))}
          </ul>
        </section>
        <Changes data={data} county={county} before={before} lastRun={lastRun} />
      </div>
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
