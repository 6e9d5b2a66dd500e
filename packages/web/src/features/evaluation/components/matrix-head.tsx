import { MarkWord } from '../../../shared/marks.tsx'
import { figure, plain } from '../../../shared/numbers.ts'
import { useUrl } from '../../../shared/url.ts'
import type { SectionRow } from '../../../shared/verdict/section-rows.ts'

interface HeadProps {
  code: string
  label: string
  unit?: string
  /** The lines of both stages, as `≥4.5 / 5.8`. */
  line?: string
  isNumber?: boolean
  sort: string | undefined
}

/** A column's head: name, unit and line; pressing it sorts by the column, pressing again turns the order round. */
export function SortHead({ code, label, unit, line, isNumber = false, sort }: HeadProps) {
  const [, change] = useUrl()
  const isDown = sort === `-${code}`
  const isUp = sort === code || (code === 'name' && !sort)
  // Names start from A; for figures the weakest comes first.
  const next = isUp ? `-${code}` : code === 'name' ? '' : code
  return (
    <th scope="col" className={isNumber ? 'num' : ''} aria-sort={isUp ? 'ascending' : isDown ? 'descending' : 'none'}>
      <button type="button" className="sort" onClick={() => change({ sort: next }, 'replace')}>
        {label}
        <span aria-hidden="true">{isUp ? ' ↑' : isDown ? ' ↓' : ''}</span>
      </button>
      {unit ? <span className="head-unit">{unit}</span> : null}
      {line ? <span className="head-unit">{line}</span> : null}
    </th>
  )
}

/** Totals and counts, true to the filter. */
export function Foot({
  rows,
  total,
  codes,
  isJudged,
}: {
  rows: readonly SectionRow[]
  total: number
  codes: readonly string[]
  isJudged: boolean
}) {
  const count = (mark: string) => rows.filter((r) => r.mark === mark).length
  const students = rows.reduce((sum, r) => sum + (r.section.students ?? 0), 0)
  return (
    <tr>
      <th scope="row">{rows.length === total ? `共 ${total} 个学段` : `${rows.length} 个学段，共 ${total} 个`}</th>
      {isJudged ? (
        <td className="small">
          {(['met', 'unmet', 'not_judgeable'] as const).map((mark) => (
            <span key={mark}>
              <MarkWord mark={mark} quiet /> {count(mark)}{' '}
            </span>
          ))}
        </td>
      ) : null}
      <td className="num">{figure(students, 0)}</td>
      {codes.map((code) => (
        <td key={code} className="num small">
          {isJudged ? `不足 ${rows.filter((r) => r.section.indicators[code]?.verdict === 'unmet').length}` : ''}
        </td>
      ))}
    </tr>
  )
}

/** `≥4.5`, or `≥4.5 小 5.8 初` where rows of both stages with different lines are shown. */
export function linesOf(rows: readonly SectionRow[], codes: readonly string[]): Map<string, string> {
  const out = new Map<string, string>()
  for (const code of codes) {
    const line = (stage: string) =>
      rows.find((r) => r.section.stage === stage && r.section.indicators[code])?.section.indicators[code]?.threshold ?? null
    const [a, b] = [line('primary'), line('junior')]
    if (a === null && b === null) continue
    out.set(code, a === null || b === null || a === b ? `≥${plain(a ?? b)}` : `≥${plain(a)} / ${plain(b)}`)
  }
  return out
}
