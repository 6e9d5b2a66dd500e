import type { ResultTable } from '@junheng/core/features/documents/county-results/tables.ts'
import { csvOf } from '@junheng/core/inert-csv.ts'
import { zipFiles } from '../../../files/zip-write.ts'
import { bodyStyle, SheetDraft, STYLES, workbookOf } from '../../evaluation/service.ts'

/** The tables as a workbook, a sheet each; whatever is a word is stored as text. */
export function resultsXlsx(tables: readonly ResultTable[]): Promise<Uint8Array> {
  const text = bodyStyle('left')
  const figure = bodyStyle('right', 'General')
  return workbookOf(
    tables.map(({ name, columns, rows }) => {
      const draft = new SheetDraft(
        name,
        columns.map(({ width }) => width),
      )
      columns.forEach(({ zh }, col) => {
        draft.put(0, col, zh, STYLES.head)
      })
      draft.height(0, 32)
      rows.forEach((row, i) => {
        row.forEach((value, col) => {
          draft.put(i + 1, col, value, columns[col]!.text ? text : figure)
        })
      })
      return draft.done({ paperSize: 'a3', orientation: 'landscape' }, [0, 0])
    }),
  )
}

/** The same as CSV files in a zip. */
export const resultsZip = (tables: readonly ResultTable[]): Uint8Array =>
  zipFiles(
    tables.map(({ name, columns, rows }) => ({
      path: `${name}.csv`,
      bytes: Buffer.from(
        csvOf(
          columns.map(({ zh }) => zh),
          rows,
        ),
      ),
    })),
  )
