import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphStyleOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { FONTS, fontOf } from '../../../files/official-fonts.ts'

/**
 * The template that ships with the system: GB/T 9704-2012 with every common field. Lengths are twentieths of a point, type sizes half-points:
 * A4 with 37, 28, 35 and 26 mm around a 版心 of 156 × 225 mm that holds 22 lines of 28 characters.
 */
export const defaultTemplate = (): Promise<Uint8Array> => (made ??= make())
let made: Promise<Uint8Array> | null = null

const SIZE = { two: 44, three: 32, four: 28, five: 21, letterhead: 72 } as const
const CHARACTER = 320
const PAGE = {
  size: { width: 11906, height: 16838 },
  // The number's bar lies 7 mm below the 版心 (7.5).
  margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, header: 851, footer: 1417 },
}
/** 225 mm ÷ 22. */
const LINE = 579
/** Of a table: the grid of the page would stretch its lines. */
const TABLE_LINE = 320
const GRID = { type: DocumentGridType.LINES, linePitch: LINE }
/**
 * 156 mm ÷ 28 is 15.79 pt: what a 3 号 character of 16 pt loses. As spacing of the characters, because a grid of characters is drawn
 * otherwise by each program (LibreOffice gets 20 on a line).
 */
const NARROWED = -5
const RED = 'FF0000'

async function make(): Promise<Uint8Array> {
  const file = new Document({
    creator: '均衡 Junheng',
    title: '公文',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: { document: { run: { font: fontOf(FONTS.text), size: SIZE.three } } },
      paragraphStyles: STYLES,
    },
    sections: [
      {
        properties: { page: PAGE, grid: GRID },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children: [
          field('JhLetterhead', '发文机关标志'),
          field('JhNumber', '发文字号'),
          field('JhTitle', '标题'),
          field('JhTo', '主送机关'),
          field('JhBody', '正文'),
          field('JhAnnexList', '附件说明'),
          field('JhSignature', '发文机关署名'),
          field('JhDate', '成文日期'),
          field('JhBody', '附件'),
          field('JhCopies', '抄送'),
          field('JhPrinted', '印发机关', '　', '印发日期'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}

const field = (style: string, ...names: string[]): Paragraph =>
  new Paragraph({ style, children: names.map((name) => new TextRun(name === '　' ? name : `{{${name}}}`)) })

/** — 1 —: 4 号 half-width 宋体, on odd pages one character from the right, on even pages one from the left. */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const font = { ascii: FONTS.number, hAnsi: FONTS.number, eastAsia: FONTS.number }
  const indent = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 }
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: SIZE.four })
  return new Footer({ children: [new Paragraph({ alignment, indent, children: [number] })] })
}

const exact = (line: number, more: { before?: number; after?: number } = {}) => ({
  spacing: { line, lineRule: LineRuleType.EXACT, ...more },
})
const style = (
  id: string,
  name: string,
  run: IParagraphStyleOptions['run'],
  paragraph: IParagraphStyleOptions['paragraph'],
): IParagraphStyleOptions => ({ id, name, basedOn: 'Normal', quickFormat: true, run: run ?? {}, paragraph: paragraph ?? {} })

const TEXT = { size: SIZE.three, characterSpacing: NARROWED }
const INDENTED = { firstLine: 2 * CHARACTER }
const heading = (level: 0 | 1 | 2 | 3, name: string, font: string, isBold = false): IParagraphStyleOptions =>
  style(
    `JhHeading${level + 1}`,
    name,
    { font: fontOf(font), size: SIZE.three, bold: isBold, characterSpacing: NARROWED },
    { ...exact(LINE), indent: INDENTED, keepNext: true, outlineLevel: level },
  )
const BAR = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }

/** The styles by which the blocks of a paper are set. A county's template may define them otherwise; what it lacks comes from here. */
const STYLES: IParagraphStyleOptions[] = [
  style(
    'JhLetterhead',
    '公文发文机关标志',
    { font: fontOf(FONTS.title), size: SIZE.letterhead, color: RED },
    { alignment: AlignmentType.CENTER, spacing: { before: 600, after: LINE } },
  ),
  style(
    'JhNumber',
    '公文发文字号',
    { size: SIZE.three },
    {
      ...exact(LINE, { after: 2 * LINE }),
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 8 } },
    },
  ),
  style(
    'JhTitle',
    '公文标题',
    { font: fontOf(FONTS.title), size: SIZE.two },
    { ...exact(700, { after: LINE }), alignment: AlignmentType.CENTER, outlineLevel: 0 },
  ),
  style('JhTo', '公文主送机关', TEXT, exact(LINE)),
  style('JhBody', '公文正文', TEXT, { ...exact(LINE), indent: INDENTED, alignment: AlignmentType.BOTH }),
  heading(0, '公文一级标题', FONTS.head),
  heading(1, '公文二级标题', FONTS.note),
  heading(2, '公文三级标题', FONTS.text, true),
  heading(3, '公文四级标题', FONTS.text),
  style('JhAnnexList', '公文附件说明', TEXT, { ...exact(LINE, { before: LINE }), indent: { left: 2 * CHARACTER } }),
  style('JhSignature', '公文署名', TEXT, {
    ...exact(LINE, { before: 2 * LINE }),
    alignment: AlignmentType.RIGHT,
    indent: { right: 2 * CHARACTER },
    keepNext: true,
  }),
  style('JhDate', '公文成文日期', TEXT, { ...exact(LINE), alignment: AlignmentType.RIGHT, indent: { right: 4 * CHARACTER } }),
  style('JhAnnexMark', '公文附件标识', { font: fontOf(FONTS.head), size: SIZE.three }, { ...exact(LINE), keepNext: true }),
  style(
    'JhAnnexTitle',
    '公文附件标题',
    { font: fontOf(FONTS.title), size: SIZE.two },
    { ...exact(700, { before: LINE, after: LINE }), alignment: AlignmentType.CENTER, outlineLevel: 0, keepNext: true },
  ),
  style(
    'JhCopies',
    '公文抄送',
    { size: SIZE.four },
    { ...exact(LINE, { before: LINE }), indent: { left: 280, right: 280 }, border: { top: BAR } },
  ),
  style(
    'JhPrinted',
    '公文印发',
    { size: SIZE.four },
    { ...exact(LINE), indent: { left: 280, right: 280 }, border: { top: { ...BAR, size: 4 }, bottom: BAR } },
  ),
  style(
    'JhCaption',
    '公文图表名',
    { font: fontOf(FONTS.head), size: SIZE.four },
    { alignment: AlignmentType.CENTER, spacing: { before: 160, after: 80 }, keepNext: true },
  ),
  style('JhPicture', '公文图', { size: SIZE.five }, { alignment: AlignmentType.CENTER, spacing: { after: 160 } }),
  style(
    'JhTableHead',
    '公文表头',
    { font: fontOf(FONTS.head), size: SIZE.five },
    { ...exact(TABLE_LINE), alignment: AlignmentType.CENTER },
  ),
  style('JhTableText', '公文表文', { size: SIZE.five }, exact(TABLE_LINE)),
]
