import type { Form } from '@junheng/core/features/evaluation/forms/form.ts'
import { Document, type ISectionOptions, Packer } from 'docx'
import { type DocxCell, docxTable, fontOf, noteParagraph, type Page, sectionOn, titleParagraph } from './docx-table.ts'
import { headOf, unitBelow } from './form-head.ts'
import type { FormTitle } from './forms-xlsx.ts'
import { FONTS } from './sheet-draft.ts'

/** The application form as a Word document: a section a form, the vetoes below 表Ⅴ. */
export async function formsDocx(forms: readonly Form[], title: FormTitle): Promise<Uint8Array> {
  const sections: ISectionOptions[] = []
  for (const form of forms) {
    if (form.key === 'veto') continue
    const page: Page = form.columns.length > 12 ? 'a3-across' : 'a4-across'
    const children: ISectionOptions['children'][number][] = [
      titleParagraph(`${form.name}　${form.title}`),
      noteParagraph(`${title.countyName}（${title.countyCode}）　${title.basis}`, 24),
      ...tableOf(form, page),
    ]
    if (form.key === 'V')
      for (const other of forms.filter((f) => f.key === 'veto'))
        children.push(noteParagraph(''), noteParagraph(other.name, 28), ...tableOf(other, page))
    sections.push(sectionOn(page, children))
  }
  const file = new Document({
    creator: '均衡 Junheng',
    title: `${title.countyName} 义务教育优质均衡发展申报表`,
    styles: { default: { document: { run: { font: fontOf(FONTS.text), size: 21 } } } },
    sections,
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

function tableOf(form: Form, page: Page): ISectionOptions['children'][number][] {
  const head = headOf(form.columns)
  const rows: DocxCell[][] = Array.from({ length: head.rows }, (_, row) =>
    head.cells
      .filter((cell) => cell.row === row)
      .map(({ text, ...cell }) => ({ ...cell, text: unitBelow(text), align: 'center', head: true })),
  )
  for (const row of form.rows)
    rows.push(
      row.cells.map((cell, col) => ({
        col,
        colspan: 1,
        rowspan: 1,
        text: cell.text,
        align: cell.text === '——' ? 'center' : form.columns[col]!.align,
        head: false,
      })),
    )
  const widths = form.columns.map((c) => c.width)
  const notes = [...form.footnotes]
  if (form.gaps.length > 0) {
    notes.push(`未填 ${form.gaps.length} 处（所需数据未报，补报后自动填写）：`)
    for (const gap of form.gaps) notes.push(`· ${gap.where}：${gap.missing.join('；')}`)
  }
  return [docxTable(widths, rows, head.rows, page, form.columns.length > 12 ? 18 : 21), ...notes.map((n) => noteParagraph(n))]
}
