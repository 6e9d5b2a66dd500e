import type { IndicatorValue } from '@junheng/core/features/evaluation/result.ts'
import { memo, useCallback, useRef } from 'react'
import { GLYPHS, MarkWord } from '../../../shared/marks.tsx'
import { besideLine, figure, plain } from '../../../shared/numbers.ts'
import { findItem, STAGE_NAMES } from '../../../shared/standards.ts'
import { useUrl } from '../../../shared/url.ts'
import { explainKey } from '../../../shared/verdict/explain-address.ts'
import { markOf, type SectionRow } from '../../../shared/verdict/section-rows.ts'
import { useWords } from '../../../shared/words.ts'
import { shortName } from '../item-words.ts'
import { moveInTable } from '../move-in-table.ts'
import type { Judged } from '../use-judged.ts'
import { Foot, linesOf, SortHead } from './matrix-head.tsx'

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
  const labels = codes.map((code) => shortName(judged.view, code)).join()
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
                  unit={findItem(judged.view, code)?.unit ?? ''}
                  line={lines.get(code) ?? ''}
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
                labels={labels}
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
  /** Decimals and short names of the columns, joined so that a row need not render again for an equal list. */
  decimals: string
  labels: string
  isFirst: boolean
  isJudged: boolean
  onOpen: (key: string) => void
}

const MatrixRow = memo(function MatrixRow({
  row: { section, mark, usesSpare, lifts },
  codes,
  decimals,
  labels,
  isFirst,
  isJudged,
  onOpen,
}: RowProps) {
  const digits = decimals.split(',').map(Number)
  const names = labels.split(',')
  return (
    <tr>
      <th scope="row">
        {section.schoolName}
        <span className="dim small nowrap"> {STAGE_NAMES[section.stage]}</span>
      </th>
      {isJudged ? (
        <td className="nowrap" data-label="结论">
          <span>
            <MarkWord mark={mark} />
            <span className="dim small">{usesSpare ? ' 余项' : lifts > 0 ? ` 补${lifts}项` : ''}</span>
          </span>
        </td>
      ) : null}
      <td className="num" data-label="学生">
        {figure(section.students, 0)}
      </td>
      {codes.map((code, i) => (
        <Cell
          key={code}
          label={names[i] ?? code}
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
  label: string
  value: IndicatorValue | undefined
  digits: number
  isTabStop: boolean
  onOpen: () => void
}

function Cell({ label, value, digits, isTabStop, onOpen }: CellProps) {
  const words = useWords()
  if (!value) return <td />
  const mark = markOf(value)
  return (
    <td className={`num cell${mark ? ` cell-${mark}` : ''}`} data-label={label}>
      <button type="button" tabIndex={isTabStop ? 0 : -1} onClick={onOpen}>
        {mark ? <span aria-hidden="true">{GLYPHS[mark]} </span> : null}
        <span className="cell-value">{besideLine(value.value, value.threshold, digits)}</span>
        {value.threshold === null ? null : <span className="cell-line"> / {plain(value.threshold)}</span>}
        {mark ? <span className="sr">，{words[mark]}</span> : null}
      </button>
    </td>
  )
}
