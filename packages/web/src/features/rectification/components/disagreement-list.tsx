import type { Disagreement } from '@junheng/core/features/rectification/plan/plan.ts'
import { Button } from 'antd'
import { saveCsv } from '../../../shared/csv.ts'
import { SeverityWord } from '../../../shared/marks.tsx'
import { useUrl } from '../../../shared/url.ts'
import { CODE_NAMES, whereWords } from '../plan-words.ts'

const ORDER = ['error', 'warn', 'info'] as const
const WORDS = { error: '错误', warn: '警告', info: '提示' } as const

/** Where the plan contradicts itself, worst first. */
export function DisagreementList({ disagreements }: { disagreements: readonly Disagreement[] }) {
  const [search, change] = useUrl()
  const severity = search['severity']
  const sorted = ORDER.flatMap((s) => disagreements.filter((d) => d.severity === s))
  const shown = severity ? sorted.filter((d) => d.severity === severity) : sorted
  const save = () =>
    saveCsv(
      '整改方案-不一致之处.csv',
      ['级别', '类别', '位置', '说明', '涉及'],
      shown.map((d) => [WORDS[d.severity], CODE_NAMES[d.code], whereWords(d.where), d.text, d.names?.join('、') ?? null]),
    )
  if (disagreements.length === 0) return <p className="notice notice-met">没有发现前后不一致的地方。</p>
  return (
    <section className="card card-flush stack" aria-labelledby="disagreements">
      <h2 id="disagreements">不一致之处 {disagreements.length} 处</h2>
      <div className="row" style={{ paddingTop: 0 }}>
        {ORDER.map((s) => {
          const count = disagreements.filter((d) => d.severity === s).length
          if (count === 0) return null
          return (
            <button
              key={s}
              type="button"
              className="chip"
              aria-pressed={severity === s}
              onClick={() => change({ severity: severity === s ? undefined : s }, 'replace')}
            >
              <SeverityWord severity={s} /> {count}
            </button>
          )
        })}
        <span className="row-end">
          <Button onClick={save}>导出 CSV</Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label="不一致之处的表格" tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {['级别', '类别', '位置', '说明', '涉及'].map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((d, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: disagreements have no identity and the list never reorders
              <tr key={i}>
                <td>
                  <SeverityWord severity={d.severity} />
                </td>
                <td data-label="类别" className="nowrap">
                  {CODE_NAMES[d.code]}
                </td>
                <td data-label="位置" className="nowrap">
                  {whereWords(d.where)}
                </td>
                <td data-label="说明" className="wide">
                  {d.text}
                </td>
                <td data-label="涉及">{d.names?.join('、') || '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
