import type { SchoolForm } from '@junheng/core/features/evaluation/forms/form.ts'
import { Document, Packer } from 'docx'
import { unzipSync } from 'fflate'
import { zipFiles } from '../../collection/package/zip-write.ts'
import { type DocxCell, docxTable, fontOf, noteParagraph, sectionOn, titleParagraph } from './docx-table.ts'
import { SCHOOL_WIDTHS, schoolLines } from './school-lines.ts'
import { FONTS } from './sheet-draft.ts'
import { escapedXml } from './xml-text.ts'

export interface SchoolTitle {
  countyName: string
  basis: string
}

const TABLE = 'word/document.xml'
// A character of the private use area marks the places to fill: no text of a school is mistaken for one.
const MARK = '\ue000'

/**
 * Makes the tables of many schools as Word documents. The library lays the document out once; each school's texts are put in their places,
 * which takes a tenth of the time of laying out every one.
 */
export async function schoolDocxMaker(first: SchoolForm, title: SchoolTitle): Promise<(form: SchoolForm) => Uint8Array> {
  const parts = unzipSync(
    await emptyDocx(
      schoolLines(first).map((cells) => cells.map(({ number: _, ...cell }) => cell)),
      title,
    ),
  )
  const pieces = Buffer.from(parts[TABLE]!).toString('utf8').split(MARK)
  const others = Object.entries(parts).map(([path, bytes]) => ({ path, bytes: Buffer.from(bytes) }))
  return (form) => {
    const texts = schoolLines(form)
      .flat()
      .map((cell) => escapedXml(cell.text))
    let xml = pieces[0]!
    for (let i = 1; i < pieces.length; i += 2) xml += texts[Number(pieces[i])]! + pieces[i + 1]!
    return zipFiles(others.map((part) => (part.path === TABLE ? { path: TABLE, bytes: Buffer.from(xml) } : part)))
  }
}

/** The document with a numbered mark in place of every cell's text. */
async function emptyDocx(lines: readonly DocxCell[][], title: SchoolTitle): Promise<Uint8Array> {
  let count = 0
  const rows = lines.map((cells) => cells.map((cell) => ({ ...cell, text: `${MARK}${count++}${MARK}` })))
  const file = new Document({
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
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
