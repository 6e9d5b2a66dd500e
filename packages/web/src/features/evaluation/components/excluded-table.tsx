import type { Excluded } from '@junheng/core/features/evaluation/result.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'

/** Sections that take no part, each with its reason. */
export function ExcludedTable({ excluded }: { excluded: readonly Excluded[] }) {
  if (excluded.length === 0) return null
  const rows = excluded.toSorted((a, b) => comparePinyin(a.schoolName, b.schoolName))
  return (
    <section className="card card-flush stack" aria-labelledby="excluded">
      <h2 id="excluded">
        <MarkWord mark="out" />
        的学段 {rows.length} 个
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label="不计入的学段的表格" tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">学校</th>
              <th scope="col">学段</th>
              <th scope="col">原因</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((e) => (
              <tr key={`${e.schoolCode}-${e.stage}`}>
                <th scope="row">{e.schoolName}</th>
                <td data-label="学段">{STAGE_NAMES[e.stage]}</td>
                <td data-label="原因">{e.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
