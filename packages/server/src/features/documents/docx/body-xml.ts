import { numberedHeadings } from '@junheng/core/features/documents/official-text.ts'
import type { Annex, Block, Cell, PaperTable, Run } from '@junheng/core/features/documents/paper.ts'
import { escapedXml } from '../../../files/xml-text.ts'
import type { Pictures } from './pictures.ts'

/** The blocks of a paper as the paragraphs and tables of a document's body. Their looks are the styles of `default-template.ts`. */
export function blocksXml(blocks: readonly Block[], pictures: Pictures): string {
  const headings = numberedHeadings(blocks)
  let xml = ''
  blocks.forEach((block, i) => {
    xml += blockXml(block, headings.get(i) ?? '', pictures)
  })
  return xml
}

/** Each annex on a new page: 附件1, its title, its blocks. One alone is 附件 without a number (GB/T 9704-2012, 7.3.4). */
export const annexesXml = (annexes: readonly Annex[], pictures: Pictures): string =>
  annexes
    .map(({ title, blocks }, i) => {
      const mark = annexes.length === 1 ? '附件' : `附件${i + 1}`
      const head = styled('JhAnnexMark', text(mark), '<w:pageBreakBefore/>') + styled('JhAnnexTitle', text(title))
      return head + blocksXml(blocks, pictures)
    })
    .join('')

/** Ends the page. The paragraph that carries the break is as good as no line. */
export const PAGE_BREAK =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'

function blockXml(block: Block, numbered: string, pictures: Pictures): string {
  if (block.kind === 'heading') return styled(`JhHeading${block.level}`, text(numbered))
  if (block.kind === 'paragraph') return styled('JhBody', runsXml(block.runs), block.align ? justified(block.align) : '')
  if (block.kind === 'own') return ownXml(block.text)
  if (block.kind === 'table') return tableXml(block)
  if (block.kind === 'page-break') return PAGE_BREAK
  const caption = block.caption === null ? '' : styled('JhCaption', text(block.caption))
  return caption + styled('JhPicture', pictures.add(block.drawing, block.alt))
}

const ownXml = (written: string): string =>
  written
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => styled('JhBody', text(line.trim())))
    .join('')

const styled = (style: string, content: string, more = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr>${content}</w:p>`

const justified = (align: 'left' | 'center' | 'right'): string =>
  `${align === 'left' ? '' : '<w:ind w:firstLine="0"/>'}<w:jc w:val="${align}"/>`

const text = (content: string, bold = false): string =>
  `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${lines(content)}</w:t></w:r>`

const runsXml = (runs: readonly Run[]): string => runs.map((run) => text(run.text, run.bold)).join('')

/** A text inside `w:t`; its line ends are breaks. */
export const lines = (content: string): string => escapedXml(content).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')

/** The width of the 版心 in twentieths of a point. */
const ROOM = 8845
const EDGE = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('')

function tableXml({ caption, columns, head, rows }: PaperTable): string {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width / all) * ROOM))
  const properties =
    `<w:tblPr><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${EDGE}</w:tblBorders>` +
    '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
  const grid = `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  const body = rowsXml(head, columns, widths, true) + rowsXml(rows, columns, widths, false)
  // Two tables in a row would grow together; the paragraph after one also keeps the text off its edge.
  const after = '<w:p><w:pPr><w:pStyle w:val="JhTableText"/></w:pPr></w:p>'
  return `${caption === null ? '' : styled('JhCaption', text(caption))}<w:tbl>${properties}${grid}${body}</w:tbl>${after}`
}

function rowsXml(rows: readonly Cell[][], columns: PaperTable['columns'], widths: readonly number[], isHead: boolean): string {
  // What cells above still cover: how many more rows, over how many columns, by the column they begin at.
  const open = new Map<number, { rows: number; span: number }>()
  const style = isHead ? 'JhTableHead' : 'JhTableText'
  return rows
    .map((cells) => {
      let [xml, at, next] = ['', 0, 0]
      while (at < columns.length) {
        const covered = open.get(at)
        if (covered) {
          if (--covered.rows === 0) open.delete(at)
          xml += cellXml(widths, at, covered.span, '<w:vMerge/>', styled(style, ''))
          at += covered.span
          continue
        }
        const { runs, colspan = 1, rowspan = 1, align = isHead ? 'center' : columns[at]!.align } = cells[next++] ?? { runs: [] }
        if (rowspan > 1) open.set(at, { rows: rowspan - 1, span: colspan })
        const content = styled(style, runsXml(runs), `<w:jc w:val="${align}"/>`)
        xml += cellXml(widths, at, colspan, rowspan > 1 ? '<w:vMerge w:val="restart"/>' : '', content)
        at += colspan
      }
      return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${xml}</w:tr>`
    })
    .join('')
}

function cellXml(widths: readonly number[], at: number, span: number, merge: string, content: string): string {
  const width = sum(widths.slice(at, at + span))
  const grid = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${grid}${merge}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
