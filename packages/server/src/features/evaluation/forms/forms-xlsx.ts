import type { Form, FormCell, FormColumn } from '@junheng/core/features/evaluation/forms/form.ts'
import type { WriteSheet } from 'hucre'
import { headOf, unitBelow } from './form-head.ts'
import { notesOf } from './form-notes.ts'
import { bodyStyle, decimalFormat, linesOf, SheetDraft, STYLES, workbookOf } from './sheet-draft.ts'

/** What stands under every form's title. */
export interface FormTitle {
  countyName: string
  countyCode: string
  /** 按…判定, 统计时点 and the like, already in words. */
  basis: string
}

/** The seven sheets of the application form; the vetoes stand below 表Ⅴ. Numbers are kept unrounded, their format rounds. */
export async function formsXlsx(forms: readonly Form[], title: FormTitle): Promise<Uint8Array> {
  const sheets: WriteSheet[] = []
  for (const form of forms) {
    if (form.key === 'veto') continue
    const below = form.key === 'V' ? forms.filter((f) => f.key === 'veto') : []
    sheets.push(sheetOf(form, below, title))
  }
  return workbookOf(sheets)
}

function sheetOf(form: Form, below: readonly Form[], title: FormTitle): WriteSheet {
  const draft = new SheetDraft(
    form.name,
    form.columns.map((c) => c.width),
  )
  draft.line(`${form.name}　${form.title}`, STYLES.title, 30)
  draft.line(`${title.countyName}（${title.countyCode}）　${title.basis}`, STYLES.line, 18)
  const head = table(draft, form)
  for (const other of below) {
    draft.line('', STYLES.line, 12)
    draft.line(`${other.name}`, STYLES.line, 20)
    table(draft, other)
  }
  const wide = form.columns.length > 12
  return draft.done({ paperSize: wide ? 'a3' : 'a4', orientation: 'landscape' }, head, form.key === 'II-2' ? 3 : 0)
}

/** Head, rows, footnotes and what was left blank; returns the rows of the head. */
function table(draft: SheetDraft, form: Form): readonly [number, number] {
  const top = draft.next
  const head = headOf(form.columns)
  for (const cell of head.cells)
    draft.span(top + cell.row, cell.col, cell.rowspan, cell.colspan, unitBelow(cell.text), STYLES.head)
  const names = Math.max(...form.columns.map((c) => linesOf(unitBelow(c.zh), c.width)))
  draft.height(top + Math.max(...form.columns.map((c) => c.groups.length)), Math.max(20, 14 * names + 4))
  for (const row of form.rows) {
    const at = draft.next
    row.cells.forEach((cell, col) => {
      place(draft, at, col, cell, form.columns[col]!)
    })
    draft.height(at, rowHeight(row.cells, form.columns))
  }
  for (const note of notesOf(form)) draft.line(note, STYLES.note)
  return [top, top + head.rows - 1]
}

function place(draft: SheetDraft, row: number, col: number, cell: FormCell, column: FormColumn): void {
  if (cell.value !== null && cell.decimals !== null)
    draft.put(row, col, cell.value, bodyStyle(column.align, decimalFormat(cell.decimals)))
  else draft.put(row, col, cell.text, bodyStyle(cell.text === '——' ? 'center' : column.align))
}

function rowHeight(cells: readonly FormCell[], columns: readonly FormColumn[]): number {
  const lines = cells.map((cell, col) => linesOf(cell.text, columns[col]!.width))
  return 14 * Math.max(1, ...lines) + 6
}
