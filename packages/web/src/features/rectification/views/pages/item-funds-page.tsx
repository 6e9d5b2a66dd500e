import '../../plan.css'
import '../views.css'
import type { FundSum } from '@junheng/core/features/rectification/views/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { yuan } from '../../../../shared/numbers.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { type Say, useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { fundsQuery } from '../api.ts'
import { PlanFunds } from '../components/plan-funds.tsx'
import { ENGLISH } from '../progress-english.ts'

const STATES = { '': '在办', closed: '已销号', all: '全部' } as const
const GROUPINGS = { '': '按来源', indicator: '按指标' } as const

/** What rectification costs and who pays; what nobody stated stands apart and is never taken for nothing. */
export default function ItemFundsPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const state = search['state'] === 'closed' || search['state'] === 'all' ? search['state'] : ''
  const by = search['by'] === 'indicator' ? 'indicator' : ''
  const { data, error, isPending, refetch } = useQuery({
    ...fundsQuery(state === '' ? {} : { state }),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame name={say('整改资金')}>
      <h1 className="heading-waits">
        {!data || data.items === 0
          ? say('整改资金')
          : data.plansCny !== null
            ? say('公布的方案写明 {sum}；{with} 条任务另写明金额', { sum: yuan(data.plansCny), with: data.withAmount })
            : data.cny === null
              ? say('{n} 条任务都没有写明金额', { n: data.items })
              : say('{with} 条任务写明 {sum}，{without} 条没有写明', {
                  with: data.withAmount,
                  sum: yuan(data.cny),
                  without: data.withoutAmount,
                })}
      </h1>
      <div className="ledger-tools no-print">
        <Chips label={say('状态')} all={STATES} now={state} onChoose={(each) => change({ state: each || undefined })} say={say} />
        <Chips label={say('分组')} all={GROUPINGS} now={by} onChoose={(each) => change({ by: each || undefined })} say={say} />
      </div>
      {isPending ? <Loading what={say('正在汇总资金')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.items === 0 ? <Empty title={say('没有整改任务')} /> : null}
      {data && data.plans.length > 0 ? <PlanFunds funds={data.plans} sum={data.plansCny} by={by} /> : null}
      {data && data.items > 0 ? <Sums sums={data.sums} by={by} state={state} /> : null}
      {data ? <p className="dim small">{say('金额没有写明的单列条数，不按 0 计。')}</p> : null}
    </PageFrame>
  )
}

interface ChipsProps<K extends string> {
  label: string
  all: Readonly<Record<K, keyof typeof ENGLISH>>
  now: K
  onChoose: (key: K) => void
  say: Say<typeof ENGLISH>
}

function Chips<K extends string>({ label, all, now, onChoose, say }: ChipsProps<K>) {
  return (
    <fieldset className="segments" aria-label={label}>
      {(Object.keys(all) as K[]).map((key) => (
        <button key={key} type="button" className="chip" aria-pressed={key === now} onClick={() => onChoose(key)}>
          {say(all[key])}
        </button>
      ))}
    </fieldset>
  )
}

function Sums({ sums, by, state }: { sums: readonly FundSum[]; by: '' | 'indicator'; state: string }) {
  const say = useText(ENGLISH)
  const groups = Map.groupBy(sums, (sum) => (by === 'indicator' ? sum.name || say('其他事项') : sum.source || say('来源未写')))
  return (
    <section className="card card-flush stack">
      <h2 className="plan-funds-note">{say('各条任务写明的资金')}</h2>
      <PlainTable
        label={say('整改资金')}
        heads={[
          by === 'indicator' ? say('指标') : say('资金来源'),
          by === 'indicator' ? say('资金来源') : say('指标'),
          { num: say('写明的金额') },
          { num: say('写明几笔') },
          { num: say('没有写明') },
        ]}
      >
        {[...groups].map(([name, own]) => {
          const stated = own.flatMap(({ cny }) => cny ?? [])
          return [
            <tr key={name} className="fund-total">
              <th scope="rowgroup" colSpan={2}>
                {name}
              </th>
              <td className="num" data-label={say('写明的金额')}>
                {stated.length === 0 ? say('未写明') : yuan(stated.reduce((a, b) => a + b, 0))}
              </td>
              <td className="num" data-label={say('写明几笔')}>
                {own.reduce((sum, one) => sum + one.stated, 0)}
              </td>
              <td className="num" data-label={say('没有写明')}>
                {own.reduce((sum, one) => sum + one.unstated, 0) || ''}
              </td>
            </tr>,
            ...own.map((sum) => (
              <tr key={`${name}/${sum.standard}/${sum.matter}/${sum.indicator}/${sum.source}`}>
                <td aria-hidden="true" />
                <td>
                  <Link
                    to="/ledger"
                    search={{
                      ...(state && { state }),
                      standard: sum.standard,
                      matter: sum.matter,
                      ...(sum.indicator && { indicator: sum.indicator }),
                    }}
                  >
                    {by === 'indicator' ? sum.source || say('来源未写') : sum.name || say('其他事项')}
                  </Link>
                </td>
                <td className="num" data-label={say('写明的金额')}>
                  {sum.cny === null ? say('未写明') : yuan(sum.cny)}
                </td>
                <td className="num" data-label={say('写明几笔')}>
                  {sum.stated}
                </td>
                <td className="num" data-label={say('没有写明')}>
                  {sum.unstated || ''}
                </td>
              </tr>
            )),
          ]
        })}
      </PlainTable>
    </section>
  )
}
