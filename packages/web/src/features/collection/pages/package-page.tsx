import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { bytes } from '../../../shared/numbers.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { fileAddress, packageQuery, workbookAddress } from '../api.ts'
import { FaultTable } from '../components/fault-table.tsx'
import { NotRunList } from '../components/not-run-list.tsx'
import { WithdrawButton } from '../components/withdraw-button.tsx'

/** One handed-in package: what it is, what became of it, and every fault found when it came. */
export default function PackagePage() {
  const { id = '' } = useParams({ strict: false })
  const mayWithdraw = useMay('collection.withdraw')
  const { data, error, isPending, refetch } = useQuery(packageQuery(id))
  return (
    <PageFrame name={data?.fileName ?? '数据包'} {...(data && { isDemo: data.isDemo })}>
      <p className="small">
        <Link to="/packages">数据填报</Link> › 数据包
      </p>
      {isPending ? <Loading what="正在载入数据包" /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <h1 className="break">{data.fileName}</h1>
          <section className="card stack" aria-label="数据包">
            <dl className="facts">
              <dt>提交</dt>
              <dd>
                {dateTime(data.handedInAt)} · {data.handedInBy} · {bytes(data.size)}
              </dd>
              <dt>内容</dt>
              <dd>
                {data.counties.map((c) => `${c.name}：学校 ${c.schools} 所，学段 ${c.sections} 个`).join('；') || '没有读出学校'}
              </dd>
              <dt>指纹 SHA-256</dt>
              <dd className="break">
                <code>{data.sha256}</code>
              </dd>
              <dt>状态</dt>
              <dd>
                {data.withdrawn
                  ? `已于 ${dateTime(data.withdrawn.at)} 由 ${data.withdrawn.by} 撤回，原因：${data.withdrawn.reason}`
                  : '有效'}
              </dd>
            </dl>
            {data.notices.map((n) => (
              <p key={n} className="notice">
                {n}
              </p>
            ))}
            <div className="row">
              <Link to="/evaluation" search={{ package: data.id }}>
                看评估
              </Link>
              <a href={fileAddress(data.id)}>下载原文件</a>
              <a href={workbookAddress(data.id)} download>
                下载为工作簿
              </a>
              <HistoryLink subject={data.id} name={data.fileName} />
              {mayWithdraw && !data.withdrawn ? <WithdrawButton pack={data} /> : null}
            </div>
          </section>
          <h2>
            检查结果：错误 {data.errors} 处，警告 {data.warnings} 处
          </h2>
          {data.faults.length > 0 ? (
            <FaultTable faults={data.faults} fileName={data.fileName} />
          ) : (
            <p className="notice notice-met">没有发现问题。</p>
          )}
          <NotRunList notRun={data.notRun} />
        </>
      ) : null}
    </PageFrame>
  )
}
