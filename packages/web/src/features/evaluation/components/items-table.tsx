import type { ItemResult } from '@junheng/core/features/evaluation/result.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { findItem } from '../../../shared/standards.ts'
import { itemValue, nameOf } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'
import { ExplainLink } from './explain-link.tsx'

/** County items by domain in the standard's order, then the vetoes. */
export function ItemsTable({ judged }: { judged: Judged }) {
  const { county, view } = judged
  const domains = new Map<string, ItemResult[]>()
  for (const item of county.items) {
    const domain = item.key.startsWith('veto:') ? '一票否决' : (findItem(view, item.key)?.domain ?? '其他')
    domains.set(domain, [...(domains.get(domain) ?? []), item])
  }
  return [...domains].map(([domain, items]) => (
    <section key={domain} className="card card-flush stack" aria-label={domain}>
      <h2>
        {domain} <span className="dim small">{summaryOf(items)}</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={`${domain}的表格`} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">序号</th>
              <th scope="col">条款</th>
              <th scope="col" className="num">
                结果
              </th>
              <th scope="col">判定</th>
              <th scope="col">情况</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, i) => (
              <ItemRow key={item.key} item={item} number={findItem(view, item.key)?.number || String(i + 1)} judged={judged} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  ))
}

function ItemRow({ item, number, judged: { view } }: { item: ItemResult; number: string; judged: Judged }) {
  const isVeto = item.key.startsWith('veto:')
  return (
    <tr className={item.verdict === 'unmet' ? 'tint-unmet' : item.verdict === 'not_judgeable' ? 'tint-not_judgeable' : ''}>
      <td className="nowrap" data-label="序号">
        {number}
      </td>
      <th scope="row" className="wide">
        <ExplainLink figure={{ indicator: item.key }}>{nameOf(view, item.key)}</ExplainLink>
      </th>
      <td className="num" data-label="结果">
        {isVeto || item.value === null ? (
          '—'
        ) : (
          <ExplainLink figure={{ indicator: item.key }}>{itemValue(item, view)}</ExplainLink>
        )}
      </td>
      <td data-label="判定">
        {isVeto ? <VetoWord verdict={item.verdict} /> : item.verdict ? <MarkWord mark={item.verdict} /> : '不单独判定'}
      </td>
      <td className="wide" data-label="情况">
        <Detail lines={item.detail} />
      </td>
    </tr>
  )
}

/** Of a veto one says that it is there or not. */
function VetoWord({ verdict }: { verdict: ItemResult['verdict'] }) {
  if (verdict === 'met') return <span className="mark mark-met">● 无此情形</span>
  if (verdict === 'unmet') return <span className="mark mark-unmet">■ 有此情形</span>
  return <span className="mark mark-not_judgeable">○ 未填报</span>
}

const SHOWN = 3

function Detail({ lines }: { lines: readonly string[] }) {
  const rest = lines.slice(SHOWN)
  return (
    <>
      {lines.slice(0, SHOWN).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {rest.length > 0 ? (
        <details>
          <summary>还有 {rest.length} 条</summary>
          {rest.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      ) : null}
    </>
  )
}

function summaryOf(items: readonly ItemResult[]): string {
  const count = (verdict: string) => items.filter((i) => i.verdict === verdict).length
  const parts = [`达标 ${count('met')}`]
  if (count('unmet') > 0) parts.push(`未达标 ${count('unmet')}`)
  if (count('not_judgeable') > 0) parts.push(`无法判定 ${count('not_judgeable')}`)
  return `共 ${items.length} 项：${parts.join('，')}`
}
