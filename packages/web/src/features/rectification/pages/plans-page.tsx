import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pagination } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { SeverityWord } from '../../../shared/marks.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useUrl } from '../../../shared/url.ts'
import { plansQuery } from '../api.ts'
import { PlanImportForm } from '../components/plan-import-form.tsx'

export default function PlansPage() {
  const [search, change] = useUrl()
  const mayImport = useMay('rectification.import')
  const { data, error, isPending, refetch } = useQuery({
    ...plansQuery(Number(search['page'] ?? 1)),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame name="整改方案">
      <h1>整改方案</h1>
      {mayImport ? <PlanImportForm /> : null}
      <section className="stack" aria-label="已读入的方案">
        <h2>已读入的方案</h2>
        {isPending ? <Loading what="正在载入方案" /> : null}
        {error ? <Failed error={error} retry={() => void refetch()} /> : null}
        {data?.total === 0 ? (
          <Empty title="还没有读入方案">
            <p>读入后，这里列出每份方案的指标、措施和不一致之处。先在上面选择一份方案附件。</p>
          </Empty>
        ) : null}
        {data && data.total > 0 ? <Plans items={data.items} /> : null}
        {data && data.total > data.size ? (
          <Pagination
            align="end"
            current={data.page}
            pageSize={data.size}
            total={data.total}
            showSizeChanger={false}
            onChange={(p) => change({ page: String(p) })}
          />
        ) : null}
      </section>
    </PageFrame>
  )
}

function Plans({ items }: { items: readonly PlanSummary[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label="方案列表" tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            <th scope="col">方案</th>
            <th scope="col">文件</th>
            <th scope="col" className="num">
              指标
            </th>
            <th scope="col" className="num">
              措施
            </th>
            <th scope="col">不一致之处</th>
            <th scope="col">读入</th>
          </tr>
        </thead>
        <tbody>
          {items.map((plan) => (
            <tr key={plan.id}>
              <th scope="row" className="wide">
                <Link to="/plans/$id" params={{ id: plan.id }}>
                  {plan.title ?? plan.fileName}
                </Link>
                {plan.isDemo ? <span className="badge-demo small"> 示例数据</span> : null}
              </th>
              <td data-label="文件" className="break">
                {plan.fileName}
              </td>
              <td data-label="指标" className="num">
                {plan.indicators}
              </td>
              <td data-label="措施" className="num">
                {plan.measures}
              </td>
              <td data-label="不一致之处">
                {(['error', 'warn', 'info'] as const)
                  .filter((s) => plan.disagreements[s] > 0)
                  .map((s) => (
                    <span key={s} className="nowrap">
                      <SeverityWord severity={s} /> {plan.disagreements[s]}{' '}
                    </span>
                  ))}
              </td>
              <td data-label="读入" className="nowrap">
                {dateTime(plan.handedInAt)} {plan.handedInBy}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
