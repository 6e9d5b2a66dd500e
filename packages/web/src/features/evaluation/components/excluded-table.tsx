import type { Excluded } from '@junheng/core/features/evaluation/result.ts'
import { Link } from '@tanstack/react-router'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { ENGLISH } from '../verdict-english.ts'

/** Sections that take no part, each with its reason. */
export function ExcludedTable({ excluded }: { excluded: readonly Excluded[] }) {
  const say = useText(ENGLISH)
  if (excluded.length === 0) return <p className="dim small">{say('没有不计入的学段')}</p>
  const rows = excluded.toSorted((a, b) => comparePinyin(a.schoolName, b.schoolName))
  return (
    <section className="card card-flush stack" aria-labelledby="excluded">
      <h2 id="excluded">{say('不计入的学段 {n} 个', { n: rows.length })}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('不计入的学段的表格')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">{say('学校')}</th>
              <th scope="col">{say('学段')}</th>
              <th scope="col">{say('原因')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((e) => (
              <tr key={`${e.schoolCode}-${e.stage}`}>
                <th scope="row">
                  <Link to="/schools/$code" params={{ code: e.schoolCode }} search={judgedSearch}>
                    {e.schoolName}
                  </Link>
                </th>
                <td data-label={say('学段')}>{STAGE_NAMES[e.stage]}</td>
                <td data-label={say('原因')}>{e.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
