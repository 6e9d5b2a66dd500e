import '../plan-funds.css'
import type { PlanFund } from '@junheng/core/features/rectification/views/schema.ts'
import { Link } from '@tanstack/react-router'
import { yuan } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../progress-english.ts'

/** Funds of published plans, each once with its indicator and source; what a plan does not state is a line without an amount, not zero. */
export function PlanFunds({ funds, sum, by }: { funds: readonly PlanFund[]; sum: number | null; by: '' | 'indicator' }) {
  const say = useText(ENGLISH)
  const groups = Map.groupBy(funds, ({ name, source }) => (by === 'indicator' ? name : source || say('来源未写')))
  const stated = funds.filter(({ cny }) => cny !== null).length
  return (
    <section className="card card-flush stack" aria-labelledby="plan-funds">
      <h2 id="plan-funds">{say('公布方案的资金：{n} 项写明共 {sum}', { n: stated, sum: yuan(sum) })}</h2>
      <p className="dim small plan-funds-note">
        {say('方案按指标写一次，由多条任务共用，这里只计一次；任务自己写明的金额可能是其中一部分，两边不相加。')}
      </p>
      <PlainTable
        label={say('公布方案的资金')}
        heads={[
          by === 'indicator' ? say('指标') : say('资金来源'),
          say('方案和项次'),
          { num: say('方案写明') },
          { num: say('共用任务') },
          { num: say('任务另写明') },
        ]}
      >
        {[...groups].flatMap(([name, own]) =>
          own.map((fund, i) => (
            <tr key={`${name}/${fund.planId}/${fund.no}`}>
              {i === 0 ? (
                <th scope="rowgroup" rowSpan={own.length} className="plan-funds-group">
                  {name}
                </th>
              ) : null}
              <td data-label={say('方案和项次')} className="wide">
                <Link to="/plans/$id" params={{ id: fund.planId }} search={{ open: String(fund.no) }} title={fund.plan}>
                  {say('第 {n} 项', { n: fund.no })} {by === 'indicator' ? fund.source || say('来源未写') : fund.name}
                </Link>
              </td>
              <td className="num" data-label={say('方案写明')}>
                {fund.cny === null ? <span className="dim">{say('未写明')}</span> : yuan(fund.cny)}
              </td>
              <td className="num" data-label={say('共用任务')}>
                {fund.items}
              </td>
              <td className="num" data-label={say('任务另写明')}>
                {fund.ownCny === null ? '' : yuan(fund.ownCny)}
              </td>
            </tr>
          )),
        )}
      </PlainTable>
    </section>
  )
}
