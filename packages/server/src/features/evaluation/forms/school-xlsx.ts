import type { SchoolForm } from '@junheng/core/features/evaluation/forms/form.ts'
import type { SchoolTitle } from './school-docx.ts'
import { SCHOOL_WIDTHS, type SchoolCell, schoolLines } from './school-lines.ts'
import { bodyStyle, decimalFormat, linesOf, SheetDraft, STYLES, workbookOf } from './sheet-draft.ts'

/** One school's table as a workbook of one sheet. */
export async function schoolXlsx(form: SchoolForm, title: SchoolTitle): Promise<Uint8Array> {
  const draft = new SheetDraft('学校自评表', SCHOOL_WIDTHS)
  draft.line('学校自评表', STYLES.title, 30)
  draft.line(`${title.countyName}　${title.basis}`, STYLES.line, 18)
  for (const cells of schoolLines(form)) {
    // Cells reaching down from the row above have already opened this one.
    const row = cells[0]!.col === 0 ? draft.next : draft.next - 1
    for (const cell of cells) place(draft, row, cell)
    const lines = cells.filter((c) => c.rowspan === 1).map((c) => linesOf(c.text, widthOver(c)))
    draft.height(row, 14 * Math.max(1, ...lines) + 6)
  }
  return workbookOf([draft.done({ paperSize: 'a4', orientation: 'portrait' })])
}

function place(draft: SheetDraft, row: number, { col, colspan, rowspan, text, number, align, head }: SchoolCell): void {
  if (head) draft.span(row, col, rowspan, colspan, text, STYLES.head)
  else if (number) draft.span(row, col, rowspan, colspan, number.value, bodyStyle(align, decimalFormat(number.decimals)))
  else draft.span(row, col, rowspan, colspan, text, bodyStyle(align))
}

const widthOver = ({ col, colspan }: SchoolCell): number =>
  SCHOOL_WIDTHS.slice(col, col + colspan).reduce<number>((a, b) => a + b, 0)
