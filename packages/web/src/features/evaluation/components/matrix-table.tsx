import type { IndicatorValue } from '@junheng/core/features/evaluation/result.ts'
import { memo, useCallback, useRef } from 'react'
import { GLYPHS, MarkWord } from '../../../shared/marks.tsx'
import { besideLine, figure, plain } from '../../../shared/numbers.ts'
import { findItem, STAGE_NAMES } from '../../../shared/standards.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { explainKey } from '../explain-address.ts'
import { shortName } from '../item-words.ts'
import { moveInTable } from '../move-in-table.ts'
import { markOf, type SectionRow } from '../section-rows.ts'
import type { Judged } from '../use-judged.ts'

interface Props {
  rows: readonly SectionRow[]
  total: number
  codes: readonly string[]
  judged: Judged
  isJudged: boolean
}

/**
 * Sections × indicators, a real table. Each value is a button that opens its explanation; only one of them is in the tab order at a
 * time, the arrow keys move on from there.
 */
export function MatrixTable({ rows, total, codes, judged, isJudged }: Props) {
  const [search, change] = useUrl()
  const body = useRef<HTMLTableSectionElement>(null)
  const open = useCallback((key: string) => change({ explain: key }), [change])
  const decimals = codes.map((code) => findItem(judged.view, code)?.decimals ?? 2)
  const lines = linesOf(rows, codes)
  return (
    <>
      <p className="sr" id="matrix-keys">
        用方向键在各格之间移动，按 Enter 打开依据，按斜线键搜索学校。
      </p>
      <section className="frame matrix-frame" aria-label="学校矩阵">
        <table className="t matrix" aria-describedby="matrix-keys">
          <thead>
            <tr>
              <SortHead code="name" label="学校" sort={search['sort']} />
              {isJudged ? <th scope="col">结论</th> : null}
              <SortHead code="students" label="学生" unit="人" isNumber sort={search['sort']} />
              {codes.map((code) => (
                <SortHead
                  key={code}
                  code={code}
                  label={shortName(judged.view, code)}
                  unit={[findItem(judged.view, code)?.unit, lines.get(code)].filter(Boolean).join(' · ')}
                  isNumber
                  sort={search['sort']}
                />
              ))}
            </tr>
          </thead>
          <tbody ref={body} onKeyDown={(e) => body.current && moveInTable(e.nativeEvent, body.current)}>
            {rows.map((row, i) => (
              <MatrixRow
                key={`${row.section.schoolCode}-${row.section.stage}`}
                row={row}
                codes={codes}
                decimals={decimals.join()}
                isFirst={i === 0}
                isJudged={isJudged}
                onOpen={open}
              />
            ))}
          </tbody>
          <tfoot>
            <Foot rows={rows} total={total} codes={codes} isJudged={isJudged} />
          </tfoot>
        </table>
        {rows.length === 0 ? <p className="state">没有符合筛选的学段，请减少筛选条件。</p> : null}
      </section>
    </>
  )
}

interface RowProps {
  row: SectionRow
  codes: readonly string[]
  decimals: string
  isFirst: boolean
  isJudged: boolean
  onOpen: (key: string) => void
}

const MatrixRow = memo(function MatrixRow({
  row: { section, mark, usesSpare, lifts },
  codes,
  decimals,
  isFirst,
  isJudged,
  onOpen,
}: RowProps) {
  const digits = decimals.split(',').map(Number)
  return (
    <tr>
      <th scope="row">
        {section.schoolName}
        <span className="dim small nowrap"> {STAGE_NAMES[section.stage]}</span>
      </th>
      {isJudged ? (
        <td className="nowrap">
          <MarkWord mark={mark} />
          <span className="dim small">{usesSpare ? ' 余项已用' : lifts > 0 ? ` 补 ${lifts} 项` : ''}</span>
        </td>
      ) : null}
      <td className="num">{figure(section.students, 0)}</td>
      {codes.map((code, i) => (
        <Cell
          key={code}
          value={section.indicators[code]}
          digits={digits[i] ?? 2}
          isTabStop={isFirst && i === 0}
          onOpen={() => onOpen(explainKey({ school: section.schoolCode, stage: section.stage, indicator: code }))}
        />
      ))}
    </tr>
  )
})

interface CellProps {
  value: IndicatorValue | undefined
  digits: number
  isTabStop: boolean
  onOpen: () => void
}

function Cell({ value, digits, isTabStop, onOpen }: CellProps) {
  const words = useWords()
  if (!value) return <td />
  const mark = markOf(value)
  return (
    <td className={`num cell${mark ? ` cell-${mark}` : ''}`}>
      <button type="button" tabIndex={isTabStop ? 0 : -1} onClick={onOpen}>
        {mark ? <span aria-hidden="true">{GLYPHS[mark]} </span> : null}
        <span className="cell-value">{besideLine(value.value, value.threshold, digits)}</span>
        {value.threshold === null ? null : <span className="cell-line"> / {plain(value.threshold)}</span>}
        {mark ? <span className="sr">，{words[mark]}</span> : null}
      </button>
    </td>
  )
}

function SortHead({
  code,
  label,
  unit,
  isNumber = false,
  sort,
}: {
  code: string
  label: string
  unit?: string
  isNumber?: boolean
  sort: string | undefined
}) {
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
    </th>
  )
}

function Foot({
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
          达标 {count('met')}，未达标 {count('unmet')}
          {count('not_judgeable') > 0 ? `，无法判定 ${count('not_judgeable')}` : ''}
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
function linesOf(rows: readonly SectionRow[], codes: readonly string[]): Map<string, string> {
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
