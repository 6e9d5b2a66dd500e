import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Pager } from '../../../shared/pager.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { type Say, useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { packagesQuery } from '../api.ts'
import { GatherCard } from '../components/gather-card.tsx'
import { HandIn } from '../components/hand-in.tsx'
import { WithdrawButton } from '../components/withdraw-button.tsx'
import { ENGLISH } from '../english.ts'

const HEADER = ['文件', '提交时间', '提交人', '学校与学段', '检查结果', '状态', '操作'] as const

export default function PackagesPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const page = Number(search['page'] ?? 1)
  const mayHandIn = useMay('collection.hand-in')
  const { data, error, isPending, refetch } = useQuery({ ...packagesQuery(page), placeholderData: keepPreviousData })
  return (
    <PageFrame name={say('数据填报')}>
      <h1>{say('数据填报')}</h1>
      {mayHandIn ? <HandIn /> : null}
      {mayHandIn ? <GatherCard /> : null}
      <section className="stack" aria-label={say('已提交的数据包')}>
        <h2>{say('已提交的数据包')}</h2>
        {isPending ? <Loading what={say('正在载入数据包')} /> : null}
        {error ? <Failed error={error} retry={() => void refetch()} /> : null}
        {data?.total === 0 ? (
          <Empty title={say('还没有数据包')}>
            <p>{say('提交后，这里列出每个数据包、提交的人和时间、检查结果。先在上面选择一个数据包。')}</p>
          </Empty>
        ) : null}
        {data && data.total > 0 ? <Packages items={data.items} /> : null}
        {data ? <Pager page={data.page} size={data.size} total={data.total} onPage={(p) => change({ page: String(p) })} /> : null}
      </section>
    </PageFrame>
  )
}

function Packages({ items }: { items: readonly PackageSummary[] }) {
  const say = useText(ENGLISH)
  const mayWithdraw = useMay('collection.withdraw')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label={say('数据包列表')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {HEADER.map((h) => (
              <th key={h} scope="col">
                {say(h)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((pack) => (
            <tr key={pack.id}>
              <th scope="row" className="break">
                <Link to="/packages/$id" params={{ id: pack.id }}>
                  {pack.fileName}
                </Link>
                {pack.isDemo ? <span className="badge-demo small"> {say('示例数据')}</span> : null}
              </th>
              <td data-label={say('提交时间')} className="nowrap">
                {dateTime(pack.handedInAt)}
              </td>
              <td data-label={say('提交人')}>{pack.handedInBy}</td>
              <td data-label={say('学校与学段')}>{contentOf(say, pack)}</td>
              <td data-label={say('检查结果')}>
                <Counts pack={pack} />
              </td>
              <td data-label={say('状态')}>
                {pack.withdrawn
                  ? say('已撤回（{day} {by}）', { day: dateTime(pack.withdrawn.at), by: pack.withdrawn.by })
                  : say('有效')}
              </td>
              <td>
                <div className="row">
                  <Link to="/evaluation" search={{ package: pack.id }}>
                    {say('看评估')}
                  </Link>
                  <HistoryLink subject={pack.id} name={pack.fileName} />
                  {mayWithdraw && !pack.withdrawn ? <WithdrawButton pack={pack} /> : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function contentOf(say: Say<typeof ENGLISH>, { counties }: PackageSummary): string {
  const sum = (pick: 'schools' | 'sections') => counties.reduce((n, c) => n + c[pick], 0)
  const content = { n: counties.length, schools: sum('schools'), sections: sum('sections') }
  return counties.length > 1
    ? say('{n} 县，学校 {schools} 所，学段 {sections} 个', content)
    : say('学校 {schools} 所，学段 {sections} 个', content)
}

function Counts({ pack: { errors, warnings } }: { pack: PackageSummary }) {
  const say = useText(ENGLISH)
  if (errors + warnings === 0) return <span className="mark-met">● {say('没有问题')}</span>
  return (
    <>
      {errors > 0 ? <span className="severity-error nowrap">■ {say('错误 {n}', { n: errors })} </span> : null}
      {warnings > 0 ? <span className="severity-warn nowrap">▲ {say('警告 {n}', { n: warnings })}</span> : null}
    </>
  )
}
