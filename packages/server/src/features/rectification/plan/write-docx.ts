import type { PlanTable } from '@junheng/core/features/rectification/plan/plan.ts'
import {
  AlignmentType,
  Document,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { docxOf, docxTemplate, mark, repeatAround } from '../../../files/docx-template.ts'
import { FONTS, fontOf } from '../../../files/official-fonts.ts'
import { escapedXml } from '../../../files/xml-text.ts'
import { type Anchor, columnShares, isCentred, shape } from './table-shape.ts'

/** A3 across: 420 × 297 mm in twentieths of a point, margins 20 and 18 mm. */
const PAGE = { width: 16838, height: 23811, top: 1134, side: 1020 }
const ROWS = 'rows'

/** The table as a Word document, headed by the lines that stood above it. */
export async function writePlanDocx(table: PlanTable): Promise<Uint8Array> {
  const room = PAGE.height - 2 * PAGE.side
  const widths = columnShares(table).map((share) => Math.round(share * room))
  const template = await docxTemplate(
    new Document({
      creator: '均衡 Junheng',
      title: table.preamble.at(-1) ?? '整改方案',
      styles: { default: { document: { run: { font: fontOf(FONTS.text), size: 18 } } } },
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE.width, height: PAGE.height, orientation: PageOrientation.LANDSCAPE },
              margin: { top: PAGE.top, bottom: PAGE.top, left: PAGE.side, right: PAGE.side },
            },
          },
          children: [...table.preamble.map(headingParagraph), frameOf(room, widths)],
        },
      ],
    }),
  )
  const rows = rowsXml(table, widths)
  return docxOf(
    template,
    repeatAround(template.xml, ROWS, 'w:tr', () => rows),
  )
}

function headingParagraph(line: string): Paragraph {
  const isAnnexMark = /^附(?:件|表)/.test(line)
  return new Paragraph({
    alignment: isAnnexMark ? AlignmentType.LEFT : AlignmentType.CENTER,
    children: [new TextRun({ text: line, font: fontOf(isAnnexMark ? FONTS.head : FONTS.title), size: isAnnexMark ? 32 : 40 })],
  })
}

/** The table with one row, in whose place the written ones come. */
const frameOf = (room: number, widths: number[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph(mark(ROWS))] })] })],
  })

/** All rows as Word writes them: thousands of cells, so no object stands for each. */
function rowsXml(table: PlanTable, widths: readonly number[]): string {
  const rows = table.cells.map(() => [] as { anchor: Anchor; isFirst: boolean }[])
  for (const anchor of shape(table).anchors)
    for (let row = anchor.row; row < anchor.row + anchor.rowspan; row++) rows[row]?.push({ anchor, isFirst: row === anchor.row })
  let xml = ''
  rows.forEach((cells, row) => {
    const isHeader = row < table.headerRows
    xml += isHeader ? '<w:tr><w:trPr><w:tblHeader/></w:trPr>' : '<w:tr>'
    for (const { anchor, isFirst } of cells.sort((a, b) => a.anchor.col - b.anchor.col))
      xml += cellXml(anchor, isFirst, isHeader, widths)
    xml += '</w:tr>'
  })
  return xml
}

/** A cell, or where another above reaches down into this row, its continuation without text. */
function cellXml(anchor: Anchor, isFirst: boolean, isHeader: boolean, widths: readonly number[]): string {
  let width = 0
  for (let col = anchor.col; col < anchor.col + anchor.colspan; col++) width += widths[col]!
  const span = anchor.colspan > 1 ? `<w:gridSpan w:val="${anchor.colspan}"/>` : ''
  const merge = anchor.rowspan > 1 ? `<w:vMerge w:val="${isFirst ? 'restart' : 'continue'}"/>` : ''
  const centred = isHeader || isCentred(anchor.text) ? 'center' : 'left'
  const start = `<w:p><w:pPr><w:jc w:val="${centred}"/></w:pPr>`
  const look = isHeader ? HEADER_RUN : ''
  const paragraphs = isFirst
    ? anchor.text.split('\n').map((line) => `${start}<w:r>${look}<w:t xml:space="preserve">${escapedXml(line)}</w:t></w:r></w:p>`)
    : [`${start}</w:p>`]
  return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>${span}${merge}<w:vAlign w:val="center"/></w:tcPr>${paragraphs.join('')}</w:tc>`
}

// Prose has the document's own font: thousands of rows need not each say it.
const HEADER_FONT = fontOf(FONTS.head)
const HEADER_RUN = `<w:rPr><w:rFonts w:ascii="${HEADER_FONT.ascii}" w:hAnsi="${HEADER_FONT.hAnsi}" w:eastAsia="${HEADER_FONT.eastAsia}"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>`
