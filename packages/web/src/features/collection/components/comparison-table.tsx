import type { DryRun } from '@junheng/core/features/collection/schema.ts'
import { Pagination } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'

const PAGE = 50
const CHANGES = { changed: '改动', added: '新增', removed: '不再有' } as const

/** What is otherwise than in the data in use, before anything is stored. */
export function ComparisonTable({ comparison }: { comparison: NonNullable<DryRun['comparison']> }) {
  const [page, setPage] = useState(1)
  const { with: current, total, sheets, differences } = comparison
  const title = `与现用数据“${current.fileName}”（${dateTime(current.handedInAt)}）`
  if (total === 0) return <p className="notice">{title}没有差异。</p>
  return (
    <section className="card card-flush stack" aria-labelledby="comparison">
      <h2 id="comparison" className="break">
        {title}有 {total} 处不同
      </h2>
      <p className="row dim">
        {sheets.map(({ sheet, count }) => (
          <span key={sheet}>
            {sheet} {count} 处
          </span>
        ))}
        {total > differences.length ? <span>这里列出前 {differences.length} 处</span> : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label="差异的表格" tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {['表', '学校或项目', '列', '变化', '现用数据', '这次上传'].map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.slice((page - 1) * PAGE, page * PAGE).map((d, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: differences have no identity and the list never reorders
              <tr key={i}>
                <td data-label="表">{d.sheet}</td>
                <td data-label="学校或项目">{d.where}</td>
                <td data-label="列">{d.what}</td>
                <td data-label="变化">{CHANGES[d.change]}</td>
                <td data-label="现用数据">{d.before ?? '无值'}</td>
                <td data-label="这次上传">
                  <strong>{d.after ?? '无值'}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {differences.length > PAGE ? (
        <div style={{ padding: 12 }}>
          <Pagination
            align="end"
            current={page}
            pageSize={PAGE}
            total={differences.length}
            showSizeChanger={false}
            onChange={setPage}
          />
        </div>
      ) : null}
    </section>
  )
}
