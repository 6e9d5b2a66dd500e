import type { RoundSummary } from '@junheng/core/features/collection/round/schema.ts'
import { schoolYearName } from '@junheng/core/features/collection/round/school-year.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { roundsQuery } from '../api.ts'
import { PastDialog } from '../components/past-dialog.tsx'
import { ENGLISH } from '../open-english.ts'
import '../open.css'

/** All rounds of the county, newest school year first; here a new one is opened and a past one taken in. */
export default function RoundsPage() {
  const say = useText(ENGLISH)
  const mayManage = useMay('round.manage')
  const [isImporting, setImporting] = useState(false)
  const { data, error, isPending, refetch } = useQuery(roundsQuery)
  const open = data?.rounds.filter(({ state }) => state === 'open') ?? []
  return (
    <PageFrame name={say('填报轮次')}>
      <div className="row board-head">
        <h1>{open.length > 0 ? say('{name}正在进行', { name: open[0]!.name }) : say('填报轮次')}</h1>
        {mayManage ? (
          <div className="row no-print">
            <Button onClick={() => setImporting(true)}>{say('导入往年数据')}</Button>
            <Link to="/rounds/new" className="button-link">
              <Button type="primary" tabIndex={-1}>
                {say('开启一轮填报')}
              </Button>
            </Link>
          </div>
        ) : null}
      </div>
      {isPending ? <Loading what={say('正在载入填报轮次')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.rounds.length === 0 ? (
        <Empty title={say('还没有填报轮次')}>
          <p>{say('开启一轮填报后，学校和部门在网上填报，这里列出每一轮和它的进度。往年的数据可以先导入，供逐项对照。')}</p>
        </Empty>
      ) : null}
      {data && data.rounds.length > 0 ? <Rounds rounds={data.rounds} /> : null}
      {isImporting ? <PastDialog onClose={() => setImporting(false)} /> : null}
    </PageFrame>
  )
}

function Rounds({ rounds }: { rounds: readonly RoundSummary[] }) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label={say('填报轮次')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            <th scope="col">{say('轮次')}</th>
            <th scope="col">{say('学年')}</th>
            <th scope="col">{say('状态')}</th>
            <th scope="col">{say('来源')}</th>
            <th scope="col">{say('开启')}</th>
            <th scope="col">{say('锁定')}</th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.id}>
              <th scope="row">
                <Link to="/rounds/$round" params={{ round: round.id }}>
                  {round.name}
                </Link>
              </th>
              <td className="nowrap" data-label={say('学年')}>
                {schoolYearName(round.schoolYear)}
              </td>
              <td className="nowrap" data-label={say('状态')}>
                {round.state === 'open' ? (
                  <span className="mark mark-spare">
                    <span aria-hidden="true">◐ </span>
                    {say('填报中')}
                  </span>
                ) : (
                  <span className="mark mark-met">
                    <span aria-hidden="true">● </span>
                    {say('已锁定')}
                  </span>
                )}
              </td>
              <td data-label={say('来源')}>{round.origin === 'imported' ? say('往年数据导入') : say('网上填报')}</td>
              <td data-label={say('开启')}>
                <span className="nowrap">{dateTime(round.openedAt)}</span> {round.openedBy}
              </td>
              <td className="nowrap" data-label={say('锁定')}>
                {round.lockedAt === null ? <span className="dim">—</span> : dateTime(round.lockedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
