import type { PlanTable } from '@junheng/core/features/rectification/plan/plan.ts'
import {
  AlignmentType,
  Document,
  Packer,
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
import { columnShares, isCentred, shape } from './table-shape.ts'

/** A3 across: 420 × 297 mm in twentieths of a point, margins 20 and 18 mm. */
const PAGE = { width: 16838, height: 23811, top: 1134, side: 1020 }

/** The table as a Word document, headed by the lines that stood above it. */
export async function writePlanDocx(table: PlanTable): Promise<Uint8Array> {
  const heading = table.preamble.map((line) => headingParagraph(line))
  const body = await Packer.toBuffer(
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
          children: [...heading, tableOf(table)],
        },
      ],
    }),
  )
  return new Uint8Array(body)
}

function headingParagraph(line: string): Paragraph {
  const isAnnexMark = /^附(?:件|表)/.test(line)
  return new Paragraph({
    alignment: isAnnexMark ? AlignmentType.LEFT : AlignmentType.CENTER,
    children: [new TextRun({ text: line, font: fontOf(isAnnexMark ? FONTS.head : FONTS.title), size: isAnnexMark ? 32 : 40 })],
  })
}

function tableOf(table: PlanTable): Table {
  const { anchors } = shape(table)
  const room = PAGE.height - 2 * PAGE.side
  const widths = columnShares(table).map((share) => Math.round(share * room))
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    rows: table.cells.map(
      (_, row) =>
        new TableRow({
          tableHeader: row < table.headerRows,
          children: anchors
            .filter((anchor) => anchor.row === row)
            .map((anchor) => cellOf(anchor, row < table.headerRows, widths)),
        }),
    ),
  })
}

function cellOf(anchor: ReturnType<typeof shape>['anchors'][number], isHeader: boolean, widths: readonly number[]): TableCell {
  const width = widths.slice(anchor.col, anchor.col + anchor.colspan).reduce((sum, one) => sum + one, 0)
  return new TableCell({
    rowSpan: anchor.rowspan,
    columnSpan: anchor.colspan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: anchor.text.split('\n').map(
      (line) =>
        new Paragraph({
          alignment: isHeader || isCentred(anchor.text) ? AlignmentType.CENTER : AlignmentType.LEFT,
          // Prose has the document's own font: thousands of rows need not each say it.
          children: [isHeader ? new TextRun({ text: line, font: fontOf(FONTS.head), size: 18 }) : new TextRun(line)],
        }),
    ),
  })
}
