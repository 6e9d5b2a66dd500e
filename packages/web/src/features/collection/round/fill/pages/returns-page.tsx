import '../fill.css'
import type { OwnReturn } from '@junheng/core/features/collection/round/fill/schema.ts'
import { RETURN_KIND_NAMES, RETURN_STATE_NAMES } from '@junheng/core/features/collection/round/life-cycle.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../../../shared/dates.ts'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ownReturnsQuery } from '../api.ts'
import { DueWord } from '../components/due-word.tsx'
import { ENGLISH } from '../fill-english.ts'

/** 我的填报: everything this person's school or unit is asked for, round by round, what waits for them first. */
export default function ReturnsPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(ownReturnsQuery)
  const rounds = [...Map.groupBy(data?.returns ?? [], ({ round }) => round).values()]
  return (
    <PageFrame name={say('我的填报')}>
      <h1>{say('我的填报')}</h1>
      {isPending ? <Loading what={say('正在载入填报')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data && rounds.length === 0 ? <NothingYet /> : null}
      {data ? rounds.map((returns) => <Round key={returns[0]!.round} returns={returns} today={data.today} />) : null}
    </PageFrame>
  )
}

function NothingYet() {
  const say = useText(ENGLISH)
  const seesRounds = useMay('round.read')
  return (
    <Empty title={say('现在没有要您填的')}>
      <p>
        {seesRounds
          ? say('您这个岗位看全县各校的进度，没有自己的填报。')
          : say('开始新一轮填报后，您学校或单位的填报会出现在这里，并发通知给您。')}
      </p>
    </Empty>
  )
}

function Round({ returns, today }: { returns: readonly OwnReturn[]; today: string }) {
  const say = useText(ENGLISH)
  const [{ roundName, roundState, round }] = returns as [OwnReturn, ...OwnReturn[]]
  return (
    <section className="card card-flush stack" aria-labelledby={`round-${round}`}>
      <h2 id={`round-${round}`}>
        {roundName} {roundState === 'locked' ? <span className="badge-locked small">{say('已锁定')}</span> : null}
      </h2>
      <table className="t t-cards">
        <thead>
          <tr>
            <th scope="col">{say('填报')}</th>
            <th scope="col">{say('状态')}</th>
            <th scope="col">{say('截止')}</th>
            <th scope="col" className="num">
              {say('已填')}
            </th>
            <th scope="col">{say('检查')}</th>
            <th scope="col">{say('最近改动')}</th>
            <th scope="col">
              <span className="sr">{say('下一步')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {returns.map((each) => (
            <ReturnRow key={each.id} each={each} today={today} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ReturnRow({ each, today }: { each: OwnReturn; today: string }) {
  const say = useText(ENGLISH)
  const isWaiting = each.state === 'draft' || each.state === 'returned'
  const next = each.mayDo.includes('submit') ? say('填报、签认') : each.mayDo.includes('save') ? say('填报') : say('查看')
  return (
    <tr>
      <th scope="row">
        <Link to="/returns/$id" params={{ id: each.id }}>
          {each.unitName}
        </Link>{' '}
        <span className="dim small">{RETURN_KIND_NAMES[each.kind]}</span>
      </th>
      <td data-label={say('状态')}>
        <span className={`fill-state fill-state-${each.state}`}>
          <span aria-hidden="true">{STATE_GLYPHS[each.state]} </span>
          {RETURN_STATE_NAMES[each.state]}
        </span>
        {each.openRemarks > 0 ? (
          <span className="severity-warn small"> {say('{n} 条疑问待答复', { n: each.openRemarks })}</span>
        ) : null}
        {each.attested ? <span className="dim small"> {say('{name} 签认', { name: each.attested.name })}</span> : null}
      </td>
      <td data-label={say('截止')}>
        <DueWord due={each.due} today={today} isWaiting={isWaiting} />
      </td>
      <td className="num" data-label={say('已填')}>
        {say('{n} 项', { n: each.filled })}
      </td>
      <td data-label={say('检查')}>
        {each.errors > 0 ? <span className="severity-error">■ {say('{n} 处错误', { n: each.errors })} </span> : null}
        {each.warnings > 0 ? <span className="severity-warn">▲ {say('{n} 处提示', { n: each.warnings })}</span> : null}
        {each.errors + each.warnings === 0 ? <span className="dim">—</span> : null}
      </td>
      <td className="nowrap" data-label={say('最近改动')}>
        {each.firstOpenedAt ? dateTime(each.changedAt) : <span className="dim">{say('还没有打开过')}</span>}
      </td>
      <td>
        <Link to="/returns/$id" params={{ id: each.id }} className={isWaiting ? 'fill-next' : undefined}>
          {next}
          <span className="sr">：{each.unitName}</span>
        </Link>
      </td>
    </tr>
  )
}

const STATE_GLYPHS = { draft: '○', submitted: '◐', returned: '■', accepted: '●', locked: '●' } as const
