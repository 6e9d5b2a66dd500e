import {
  AlignmentType,
  Footer,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { FONTS, fontOf } from '../../../files/official-fonts.ts'
import { xmlText } from '../../../files/xml-text.ts'

/** A cell of a table in a document: from column `col` over `colspan` columns and `rowspan` rows. */
export interface DocxCell {
  col: number
  colspan: number
  rowspan: number
  text: string
  align: 'left' | 'center' | 'right'
  head: boolean
}

// Twentieths of a point. GB/T 9704: 天头 37, 订口 28, 下 35, 右 26 mm; across, the page is turned with its margins.
const A4 = { width: 11906, height: 16838 }
const A3 = { width: 16838, height: 23811 }
const UPRIGHT = { top: 2098, left: 1587, right: 1474, bottom: 1984 }
const ACROSS = { top: 1587, left: 1134, right: 1134, bottom: 1474 }
export type Page = 'a4-upright' | 'a4-across' | 'a3-across'

/** The width a table may take on the page. */
export const roomOn = (page: Page): number =>
  page === 'a4-upright' ? A4.width - UPRIGHT.left - UPRIGHT.right : (page === 'a3-across' ? A3 : A4).height - 2 * ACROSS.left

/** A section of the document on its page, with the page number — 1 — in 4 号. */
export function sectionOn(page: Page, children: ISectionOptions['children']): ISectionOptions {
  const size = page === 'a3-across' ? A3 : A4
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: fontOf(FONTS.number), size: 28 })],
  })
  return {
    properties: {
      page: {
        size: { ...size, orientation: page === 'a4-upright' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE },
        margin: page === 'a4-upright' ? UPRIGHT : ACROSS,
      },
    },
    footers: { default: new Footer({ children: [number] }) },
    children,
  }
}

/** A table with its heading rows repeated on every page. `size` is the type size in half-points. */
export function docxTable(
  widths: readonly number[],
  rows: readonly (readonly DocxCell[])[],
  headRows: number,
  page: Page,
  size: number,
): Table {
  const room = roomOn(page)
  const all = widths.reduce((a, b) => a + b, 0)
  const columns = widths.map((width) => Math.floor((width / all) * room))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columns.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths: columns,
    alignment: AlignmentType.CENTER,
    rows: rows.map(
      (cells, row) =>
        new TableRow({
          tableHeader: row < headRows,
          cantSplit: true,
          children: cells.map((cell) => docxCell(cell, columns, size)),
        }),
    ),
  })
}

function docxCell({ col, colspan, rowspan, text, align, head }: DocxCell, columns: readonly number[], size: number): TableCell {
  return new TableCell({
    ...(colspan > 1 && { columnSpan: colspan }),
    ...(rowspan > 1 && { rowSpan: rowspan }),
    width: { size: columns.slice(col, col + colspan).reduce((a, b) => a + b, 0), type: WidthType.DXA },
    margins: { left: 40, right: 40, top: 20, bottom: 20 },
    verticalAlign: VerticalAlign.CENTER,
    children: xmlText(text)
      .split('\n')
      .map(
        (line) =>
          new Paragraph({
            alignment: ALIGN[align],
            children: [new TextRun({ text: line, font: fontOf(head ? FONTS.head : FONTS.text), size })],
          }),
      ),
  })
}

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const

/** 2 号小标宋, centred. */
export const titleParagraph = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 120 },
    children: [new TextRun({ text: xmlText(text), font: fontOf(FONTS.title), size: 44 })],
  })

export const noteParagraph = (text: string, size = 21): Paragraph =>
  new Paragraph({ spacing: { before: 40 }, children: [new TextRun({ text: xmlText(text), font: fontOf(FONTS.note), size })] })
