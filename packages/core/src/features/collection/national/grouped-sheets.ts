import type { RecognisedSheet } from './schema.ts'

/** Sheets of one file that were taken for the same table with the same columns: one school each, mostly. */
export interface SheetGroup extends Omit<RecognisedSheet, 'sheet'> {
  sheets: string[]
}

/** Puts alike sheets together, in the order of the first of each; `rows` is their sum. */
export function groupedSheets(sheets: readonly RecognisedSheet[]): SheetGroup[] {
  const groups = new Map<string, SheetGroup>()
  for (const { sheet, ...rest } of sheets) {
    const { file, table, by, layout, read, unknown, dropped } = rest
    const key = JSON.stringify([file, table?.key, by, layout, read, unknown, dropped, layout === 'list' ? sheet : null])
    const known = groups.get(key)
    if (known === undefined) groups.set(key, { ...rest, sheets: [sheet] })
    else {
      known.sheets.push(sheet)
      known.rows += rest.rows
    }
  }
  return [...groups.values()]
}
