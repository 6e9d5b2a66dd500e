import '../plan.css'
import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { SeverityWord } from '../../../shared/marks.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Pager } from '../../../shared/pager.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { plansQuery } from '../api.ts'
import { PlanImportForm } from '../components/plan-import-form.tsx'
import { WithdrawPlanButton } from '../components/withdraw-plan-button.tsx'
import { ENGLISH } from '../plans-english.ts'

export default function PlansPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const mayImport = useMay('rectification.import')
  const { data, error, isPending, refetch } = useQuery({
    ...plansQuery(Number(search['page'] ?? 1)),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame name={say('整改方案')}>
      <h1>{say('整改方案')}</h1>
      {mayImport ? <PlanImportForm /> : null}
      <section className="stack" aria-label={say('已读入的方案')}>
        <h2>{say('已读入的方案')}</h2>
        {isPending ? <Loading what={say('正在载入方案')} /> : null}
        {error ? <Failed error={error} retry={() => void refetch()} /> : null}
        {data?.total === 0 ? (
          <Empty title={say('还没有读入方案')}>
            <p>
              {say(
                mayImport
                  ? '读入后，这里列出每份方案的指标、措施和不一致之处。先在上面选择一份方案附件。'
                  : '督导室读入后，这里列出每份方案的指标、措施和不一致之处。',
              )}
            </p>
          </Empty>
        ) : null}
        {data && data.total > 0 ? <Plans items={data.items} mayWithdraw={mayImport} /> : null}
        {data ? <Pager page={data.page} size={data.size} total={data.total} onPage={(p) => change({ page: String(p) })} /> : null}
      </section>
    </PageFrame>
  )
}

function Plans({ items, mayWithdraw }: { items: readonly PlanSummary[]; mayWithdraw: boolean }) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label={say('方案列表')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            <th scope="col">{say('方案')}</th>
            <th scope="col">{say('文件')}</th>
            <th scope="col" className="num">
              {say('指标')}
            </th>
            <th scope="col" className="num">
              {say('措施')}
            </th>
            <th scope="col">{say('不一致之处')}</th>
            <th scope="col">{say('读入')}</th>
            {mayWithdraw ? (
              <th scope="col" className="no-print">
                {say('操作')}
              </th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {items.map((plan) => (
            <tr key={plan.id} className={plan.withdrawn ? 'dim' : ''}>
              <th scope="row" className="wide">
                <Link to="/plans/$id" params={{ id: plan.id }}>
                  {plan.title ?? plan.fileName}
                </Link>
                {plan.isDemo ? <span className="badge-demo small">{say('示例数据')}</span> : null}
              </th>
              <td data-label={say('文件')} className="break plan-file">
                {plan.fileName}
              </td>
              <td data-label={say('指标')} className="num">
                {plan.indicators}
              </td>
              <td data-label={say('措施')} className="num">
                {plan.measures}
              </td>
              <td data-label={say('不一致之处')}>
                <Disagreements plan={plan} />
              </td>
              <td data-label={say('读入')}>
                <span className="nowrap">{dateTime(plan.handedInAt)}</span> {plan.handedInBy}
              </td>
              {mayWithdraw ? (
                <td data-label={say('操作')} className="no-print">
                  {plan.withdrawn ? <span className="dim">{say('已撤回')}</span> : <WithdrawPlanButton plan={plan} />}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Disagreements({ plan: { id, disagreements: d, settled } }: { plan: PlanSummary }) {
  const say = useText(ENGLISH)
  const all = d.error + d.warn + d.info
  if (all === 0) return <span className="dim">{say('没有')}</span>
  return (
    <>
      {(['error', 'warn', 'info'] as const)
        .filter((s) => d[s] > 0)
        .map((s) => (
          <span key={s} className="nowrap">
            <SeverityWord severity={s} /> {d[s]}{' '}
          </span>
        ))}
      <Link className="nowrap" to="/plans/$id" params={{ id }} search={{ room: 'findings' }}>
        {say('已处理 {done}/{all}', { done: settled, all })}
      </Link>
    </>
  )
}
