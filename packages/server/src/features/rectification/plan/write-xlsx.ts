import type { PlanTable } from '@junheng/core/features/rectification/plan/plan.ts'
import { type CellStyle, writeXlsx } from 'hucre'
import { columnShares, isCentred, rowHeights } from './table-shape.ts'

const BORDER = { style: 'thin', color: { rgb: '000000' } } as const
const BORDERS = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER }

/**
 * The table as a workbook of one sheet, headed by the lines that stood above it. Every cell is stored as text, so that nothing in a plan (=…, +…, @…)
 * ever acts as a formula and no number loses digits.
 */
export async function writePlanXlsx(table: PlanTable): Promise<Uint8Array> {
  const width = table.cells[0]?.length ?? 0
  const first = table.preamble.length
  const rows = [...table.preamble.map((line) => [line, ...new Array<null>(Math.max(0, width - 1)).fill(null)]), ...table.cells]
  const cells = new Map<string, { value: string; type: 'string'; style: CellStyle }>()
  rows.forEach((row, r) => {
    row.forEach((text, c) => {
      if (text === null) return
      cells.set(`${r},${c}`, {
        value: text,
        type: 'string',
        style: r < first ? headingStyle(text) : cellStyle(text, r - first < table.headerRows),
      })
    })
  })
  const titles = table.preamble.flatMap((line, row) =>
    /^附(?:件|表)/.test(line) || width < 2 ? [] : [{ startRow: row, startCol: 0, endRow: row, endCol: width - 1 }],
  )
  const merges = table.merges.map((merge) => ({
    startRow: first + merge.row,
    startCol: merge.col,
    endRow: first + merge.row + merge.rowspan - 1,
    endCol: merge.col + merge.colspan - 1,
  }))
  const widths = columnShares(table).map((share) => Math.max(5, Math.round(share * 170)))
  // A unit of width is 7 pixels; a Chinese character of 9 points is 12, and the cell's edges take a little.
  const heights = rowHeights(
    table,
    widths.map((width) => (width * 7 - 8) / 12),
  )
  return writeXlsx({
    sheets: [
      {
        name: '整改方案',
        rows: rows.map((row) => row.map((text) => (text === '' ? null : text))),
        cells,
        merges: [...titles, ...merges],
        columns: widths.map((width) => ({ width })),
        rowDefs: new Map([
          ...table.preamble.map((_, row) => [row, { height: 26 }] as const),
          ...heights.map((height, row) => [first + row, { height }] as const),
        ]),
        freezePane: { rows: first + table.headerRows },
        pageSetup: {
          paperSize: 'a3',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${first + 1}:$${first + table.headerRows}`,
        },
      },
    ],
  })
}

function headingStyle(line: string): CellStyle {
  const isAnnexMark = /^附(?:件|表)/.test(line)
  return {
    font: { name: isAnnexMark ? '黑体' : '方正小标宋简体', size: isAnnexMark ? 14 : 18 },
    alignment: { horizontal: isAnnexMark ? 'left' : 'center', vertical: 'center' },
  }
}

const cellStyle = (text: string, isHeader: boolean): CellStyle => ({
  font: { name: isHeader ? '黑体' : '仿宋_GB2312', size: 9 },
  alignment: { wrapText: true, vertical: 'center', horizontal: isHeader || isCentred(text) ? 'center' : 'left' },
  border: BORDERS,
  // Text, so that Excel keeps 1 and =A1 as they are written even after somebody edits the cell.
  numFmt: '@',
})
