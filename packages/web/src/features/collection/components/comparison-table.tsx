import type { DryRun } from '@junheng/core/features/collection/schema.ts'
import { useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { Pager } from '../../../shared/pager.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../english.ts'

const PAGE = 50
const CHANGES = { changed: '改动', added: '新增', removed: '不再有' } as const
const HEADER = ['表', '学校或项目', '列', '变化', '现用数据', '这次上传'] as const

/** What is otherwise than in the data in use, before anything is stored. */
export function ComparisonTable({ comparison }: { comparison: NonNullable<DryRun['comparison']> }) {
  const say = useText(ENGLISH)
  const [page, setPage] = useState(1)
  const { with: current, total, sheets, differences } = comparison
  const held = { file: current.fileName, day: dateTime(current.handedInAt), n: total }
  if (total === 0) return <p className="notice">{say('与现用数据“{file}”（{day}）没有差异。', held)}</p>
  return (
    <section className="card card-flush stack" aria-labelledby="comparison">
      <h2 id="comparison" className="break">
        {say('与现用数据“{file}”（{day}）有 {n} 处不同', held)}
      </h2>
      <p className="row dim">
        {sheets.map(({ sheet, count }) => (
          <span key={sheet}>{say('{sheet} {n} 处', { sheet, n: count })}</span>
        ))}
        {total > differences.length ? <span>{say('这里列出前 {n} 处', { n: differences.length })}</span> : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('差异的表格')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {HEADER.map((h) => (
                <th key={h} scope="col">
                  {say(h)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.slice((page - 1) * PAGE, page * PAGE).map((d, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: differences have no identity and the list never reorders
              <tr key={i}>
                <td data-label={say('表')}>{d.sheet}</td>
                <td data-label={say('学校或项目')}>{d.where}</td>
                <td data-label={say('列')}>{d.what}</td>
                <td data-label={say('变化')}>{say(CHANGES[d.change])}</td>
                <td data-label={say('现用数据')}>{d.before ?? say('无值')}</td>
                <td data-label={say('这次上传')}>
                  <strong>{d.after ?? say('无值')}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pager page={page} size={PAGE} total={differences.length} onPage={setPage} />
    </section>
  )
}
