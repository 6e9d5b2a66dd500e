import type { Form, FormColumn } from '@junheng/core/features/evaluation/forms/form.ts'
import { Document, type ISectionOptions } from 'docx'
import { docxOf, docxTemplate, fillMarks, mark, repeatAround } from '../../../files/docx-template.ts'
import { FONTS, fontOf } from '../../../files/official-fonts.ts'
import { type DocxCell, docxTable, noteParagraph, type Page, sectionOn, titleParagraph } from './docx-table.ts'
import { headOf, unitBelow } from './form-head.ts'
import { notesOf } from './form-notes.ts'
import type { FormTitle } from './forms-xlsx.ts'

/** The application form as a Word document: a section a form, the vetoes below 表Ⅴ. */
export async function formsDocx(forms: readonly Form[], title: FormTitle): Promise<Uint8Array> {
  const sections: ISectionOptions[] = []
  for (const form of forms) {
    if (form.key === 'veto') continue
    const page: Page = form.columns.length > 12 ? 'a3-across' : 'a4-across'
    const children: ISectionOptions['children'][number][] = [
      titleParagraph(`${form.name}　${form.title}`),
      noteParagraph(`${title.countyName}（${title.countyCode}）　${title.basis}`, 24),
      ...emptyForm(form, page),
    ]
    if (form.key === 'V')
      for (const other of forms.filter((f) => f.key === 'veto'))
        children.push(noteParagraph(''), noteParagraph(other.name, 28), ...emptyForm(other, page))
    // A section's last paragraph holds its page setup; it must not be the one that is repeated.
    children.push(noteParagraph('', 2))
    sections.push(sectionOn(page, children))
  }
  const template = await docxTemplate(
    new Document({
      creator: '均衡 Junheng',
      title: `${title.countyName} 义务教育优质均衡发展申报表`,
      styles: { default: { document: { run: { font: fontOf(FONTS.text), size: 21 } } } },
      sections,
    }),
  )
  return docxOf(template, forms.reduce(filledIn, template.xml))
}

const cellMark = (form: Form, column: FormColumn): string => `${form.key}.${column.key}`
const noteMark = (form: Form): string => `${form.key} note`

/** Head, one row and one note, each to be repeated. */
function emptyForm(form: Form, page: Page): ISectionOptions['children'][number][] {
  const { columns } = form
  const head = headOf(columns)
  const rows: DocxCell[][] = Array.from({ length: head.rows }, (_, row) =>
    head.cells
      .filter((cell) => cell.row === row)
      .map(({ text, ...cell }) => ({ ...cell, text: unitBelow(text), align: 'center', head: true })),
  )
  rows.push(
    columns.map((column, col) => ({
      col,
      colspan: 1,
      rowspan: 1,
      text: mark(cellMark(form, column)),
      align: column.align,
      head: false,
    })),
  )
  const widths = columns.map((c) => c.width)
  const size = columns.length > 12 ? 18 : 21
  return [docxTable(widths, rows, head.rows, page, size), noteParagraph(mark(noteMark(form)))]
}

function filledIn(xml: string, form: Form): string {
  const first = cellMark(form, form.columns[0]!)
  const withRows = repeatAround(xml, first, 'w:tr', (row) =>
    form.rows
      .map(({ cells }) => {
        const texts = new Map(form.columns.map((column, col) => [cellMark(form, column), cells[col]!.text]))
        return fillMarks(row, (name) => texts.get(name)!)
      })
      .join(''),
  )
  return repeatAround(withRows, noteMark(form), 'w:p', (note) =>
    notesOf(form)
      .map((text) => fillMarks(note, () => text))
      .join(''),
  )
}
