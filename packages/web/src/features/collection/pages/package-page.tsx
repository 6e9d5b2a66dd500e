import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { bytes } from '../../../shared/numbers.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { fileAddress, packageQuery, workbookAddress } from '../api.ts'
import { FaultTable } from '../components/fault-table.tsx'
import { NotRunList } from '../components/not-run-list.tsx'
import { WithdrawButton } from '../components/withdraw-button.tsx'
import { ENGLISH } from '../english.ts'

/** One handed-in package: what it is, what became of it, and every fault found when it came. */
export default function PackagePage() {
  const say = useText(ENGLISH)
  const { id = '' } = useParams({ strict: false })
  const mayWithdraw = useMay('collection.withdraw')
  const { data, error, isPending, refetch } = useQuery(packageQuery(id))
  return (
    <PageFrame name={data?.fileName ?? say('数据包')} {...(data && { isDemo: data.isDemo })}>
      <p className="small">
        <Link to="/packages">{say('数据填报')}</Link> › {say('数据包')}
      </p>
      {isPending ? <Loading what={say('正在载入数据包')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <h1 className="break">{data.fileName}</h1>
          <section className="card stack" aria-label={say('数据包')}>
            <dl className="facts">
              <dt>{say('提交')}</dt>
              <dd>
                {dateTime(data.handedInAt)} · {data.handedInBy} · {bytes(data.size)}
              </dd>
              <dt>{say('内容')}</dt>
              <dd>
                {data.counties
                  .map(({ name, schools, sections }) =>
                    say('{county}：学校 {schools} 所，学段 {sections} 个', { county: name, schools, sections }),
                  )
                  .join('；') || say('没有读出学校')}
              </dd>
              <dt>{say('指纹 SHA-256')}</dt>
              <dd className="break">
                <code>{data.sha256}</code>
              </dd>
              <dt>{say('状态')}</dt>
              <dd>
                {data.withdrawn
                  ? say('已于 {day} 由 {by} 撤回，原因：{reason}', {
                      day: dateTime(data.withdrawn.at),
                      by: data.withdrawn.by,
                      reason: data.withdrawn.reason,
                    })
                  : say('有效')}
              </dd>
            </dl>
            {data.notices.map((n) => (
              <p key={n} className="notice">
                {n}
              </p>
            ))}
            <div className="row">
              <Link to="/evaluation" search={{ package: data.id }}>
                {say('看评估')}
              </Link>
              <a href={fileAddress(data.id)}>{say('下载原文件')}</a>
              <a href={workbookAddress(data.id)} download>
                {say('下载为工作簿')}
              </a>
              <HistoryLink subject={data.id} name={data.fileName} />
              {mayWithdraw && !data.withdrawn ? <WithdrawButton pack={data} /> : null}
            </div>
          </section>
          <h2>{say('检查结果：错误 {errors} 处，警告 {warnings} 处', { errors: data.errors, warnings: data.warnings })}</h2>
          {data.faults.length > 0 ? (
            <FaultTable faults={data.faults} fileName={data.fileName} />
          ) : (
            <p className="notice notice-met">{say('没有发现问题。')}</p>
          )}
          <NotRunList notRun={data.notRun} />
        </>
      ) : null}
    </PageFrame>
  )
}
