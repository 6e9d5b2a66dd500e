import { countEntries, type PlanEntry } from '@junheng/core/features/rectification/plan-entries.ts'
import { yuan } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../plan-english.ts'

/** What is shown amounts to this: every count is taken from the entries shown, none twice. */
export function LedgerFoot({ shown, total, columns }: { shown: readonly PlanEntry[]; total: number; columns: number }) {
  const say = useText(ENGLISH)
  const c = countEntries(shown)
  const unfunded = c.indicators - c.funded
  return (
    <tfoot>
      <tr>
        <td colSpan={columns}>
          <div className="counts">
            <strong>
              {shown.length === total
                ? say('共 {n} 处事项', { n: total })
                : say('显示 {n} 处事项，共 {m} 处', { n: shown.length, m: total })}
            </strong>
            <span>{say('{n} 项指标', { n: c.indicators })}</span>
            {c.schoolEntries > 0 ? (
              <span>{say('学校不达标 {n} 处（{m} 所学校）', { n: c.schoolEntries, m: c.schools })}</span>
            ) : null}
            {c.cv > 0 ? <span>{say('校际差异 {n} 处', { n: c.cv })}</span> : null}
            {c.subjects > 0 ? <span>{say('监测学科 {n} 处', { n: c.subjects })}</span> : null}
            <span>{say('措施 {n} 条', { n: c.measures })}</span>
            {c.unanswered > 0 ? <span className="mark-unmet">■ {say('{n} 处没有措施', { n: c.unanswered })}</span> : null}
            <span title={say('资金是各该指标的全额')}>
              {c.fundsCny === null
                ? say('资金：所示指标都没有写')
                : say('资金 {sum}（{n} 项指标写了，{m} 项没有写）', { sum: yuan(c.fundsCny), n: c.funded, m: unfunded })}
            </span>
          </div>
        </td>
      </tr>
    </tfoot>
  )
}
