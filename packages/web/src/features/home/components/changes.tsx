import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { PackageEvaluation } from '@junheng/core/features/evaluation/contract.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import type { Desk } from '@junheng/core/features/home/schema.ts'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { useHeadline } from '../../../shared/verdict/claim.ts'
import { ENGLISH } from '../english.ts'
import { changesOf, stagesSince } from '../figures.ts'

interface Props {
  data: PackageSummary
  county: CountyResult
  /** The newest kept judgement; null where none was kept. */
  lastRun: Desk['lastRun']
  /** The data before; undefined where this is the county's first. */
  before: PackageEvaluation | undefined
}

const NAMES = { primary: '小学达标学段', junior: '初中达标学段', spreads: '未超限的差异系数', items: '达标的县级条款' } as const

/** Whose data this is, and what it changed against the data before. */
export function Changes({ data, county, before, lastRun }: Props) {
  const say = useText(ENGLISH)
  const headlineOf = useHeadline()
  const handedIn = { file: data.fileName, at: dateTime(data.handedInAt), by: data.handedInBy }
  const old = before?.evaluation.counties.find((c) => c.countyCode === county.countyCode)
  const oldClaim = old && before?.claims[old.countyCode]
  return (
    <section className="card stack" aria-labelledby="changes">
      <h2 id="changes">{say('现用数据')}</h2>
      <p>
        <Link to="/packages/$id" params={{ id: data.id }}>
          {data.fileName}
        </Link>{' '}
        <span className="dim">{say('{at} 由 {by} 提交', handedIn)}</span>
      </p>
      {old && oldClaim && before ? (
        <>
          <p>
            {say('上一份数据（{file}，{at}）：{headline}。', {
              file: before.package.fileName,
              at: dateTime(before.package.handedInAt),
              headline: headlineOf(oldClaim),
            })}
          </p>
          <ul className="lines">
            {changesOf(county, old).map(({ what, before: was, now: is }) => (
              <li key={what}>
                {say(NAMES[what])}：{was} → {is}
                {is === was ? null : <b> {is > was ? say('↗ 改善') : say('↘ 下滑')}</b>}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p className="dim">{say('这是本县第一份数据。再提交一份后，这里说明改变了什么。')}</p>
      )}
      <SinceRun lastRun={lastRun} county={county} />
    </section>
  )
}

/** What is otherwise now than when a judgement was last kept. */
function SinceRun({ lastRun, county }: Pick<Props, 'lastRun' | 'county'>) {
  const say = useText(ENGLISH)
  const toRuns = <Link to="/runs">{say('去评估记录')}</Link>
  if (!lastRun)
    return (
      <p className="dim">
        {say('还没有保存过评估。在评估记录里保存一次，之后这里说明改变了什么。')}
        {toRuns}
      </p>
    )
  const since = stagesSince(county, lastRun).filter(({ before: was, now: is }) => was !== is)
  return (
    <>
      <p>
        {say('上次保存的评估（{name}，{at}）：', { name: lastRun.name, at: dateTime(lastRun.madeAt) })}
        <MarkWord mark={lastRun.verdict} /> {toRuns}
      </p>
      {since.length === 0 ? <p className="dim">{say('达标学段数没有变化。')}</p> : null}
      <ul className="lines">
        {since.map(({ what, before: was, now: is }) => (
          <li key={what}>
            {say(NAMES[what])}：{was} → {is}
            <b>{is > was ? say('↗ 改善') : say('↘ 下滑')}</b>
          </li>
        ))}
      </ul>
    </>
  )
}
