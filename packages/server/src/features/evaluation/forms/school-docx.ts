import type { SchoolForm } from '@junheng/core/features/evaluation/forms/form.ts'
import { Document } from 'docx'
import { docxOf, docxTemplate, fillMarks, mark } from '../../../files/docx-template.ts'
import { FONTS, fontOf } from '../../../files/official-fonts.ts'
import { docxTable, noteParagraph, sectionOn, titleParagraph } from './docx-table.ts'
import { SCHOOL_WIDTHS, schoolLines } from './school-lines.ts'

export interface SchoolTitle {
  countyName: string
  basis: string
}

/** Makes the tables of many schools as Word documents: laid out once, filled in for each. */
export async function schoolDocxMaker(first: SchoolForm, title: SchoolTitle): Promise<(form: SchoolForm) => Uint8Array> {
  let count = 0
  const rows = schoolLines(first).map((cells) =>
    cells.map(({ number: _, from: __, ...cell }) => ({ ...cell, text: mark(String(count++)) })),
  )
  const template = await docxTemplate(
    new Document({
      creator: '均衡 Junheng',
      title: '学校自评表',
      styles: { default: { document: { run: { font: fontOf(FONTS.text), size: 21 } } } },
      sections: [
        sectionOn('a4-upright', [
          titleParagraph('学校自评表'),
          noteParagraph(`${title.countyName}　${title.basis}`),
          docxTable(SCHOOL_WIDTHS, rows, 0, 'a4-upright', 18),
        ]),
      ],
    }),
  )
  return (form) => {
    const texts = schoolLines(form).flat()
    if (texts.length !== count) throw new Error(`the table of ${form.schoolCode} has other cells than the first school's`)
    return docxOf(
      template,
      fillMarks(template.xml, (name) => texts[Number(name)]!.text),
    )
  }
}
