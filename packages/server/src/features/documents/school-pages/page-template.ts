import { AlignmentType, Document, Footer, type IParagraphStyleOptions, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { FONTS, fontOf } from '../../../files/official-fonts.ts'
import { openTemplate, type PaperTemplate } from '../docx/template.ts'

/**
 * The layout of 一校一页: no official letter but a sheet to lay on a table, so that a school stands on one page, a large one on two. Lengths are
 * twentieths of a point, type sizes half-points; the column is as wide as that of an official paper, for its tables.
 */
export const pageTemplate = (): Promise<PaperTemplate> => (made ??= make())
let made: Promise<PaperTemplate> | null = null

const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 850, bottom: 850, left: 1530, right: 1530, header: 400, footer: 400 },
}

async function make(): Promise<PaperTemplate> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 18 })],
  })
  const field = (style: string, name: string) => new Paragraph({ style, children: [new TextRun(`{{${name}}}`)] })
  const file = new Document({
    creator: '均衡 Junheng',
    title: '一校一页',
    styles: { default: { document: { run: { font: fontOf(FONTS.text), size: 20 } } }, paragraphStyles: STYLES },
    sections: [
      {
        properties: { page: PAGE },
        footers: { default: new Footer({ children: [number] }) },
        children: [field('JhTitle', '标题'), field('JhBody', '正文')],
      },
    ],
  })
  return openTemplate(new Uint8Array(await Packer.toBuffer(file)), '一校一页.docx')
}

const style = (
  id: string,
  name: string,
  run: NonNullable<IParagraphStyleOptions['run']>,
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', run, paragraph })

const STYLES: IParagraphStyleOptions[] = [
  style(
    'JhTitle',
    '一校一页标题',
    { font: fontOf(FONTS.title), size: 32 },
    { alignment: AlignmentType.CENTER, spacing: { after: 120 }, outlineLevel: 0 },
  ),
  style('JhBody', '一校一页正文', { size: 20 }, { spacing: { after: 40 } }),
  style(
    'JhHeading1',
    '一校一页小标题',
    { font: fontOf(FONTS.head), size: 21 },
    { spacing: { before: 60, after: 40 }, keepNext: true },
  ),
  style('JhTableHead', '一校一页表头', { font: fontOf(FONTS.head), size: 17 }, { alignment: AlignmentType.CENTER }),
  style('JhTableText', '一校一页表文', { size: 17 }, {}),
]
