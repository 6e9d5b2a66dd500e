import { fieldTexts } from '@junheng/core/features/documents/fields.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import { pack, zipOf } from '../../../files/zip-write.ts'
import { annexesXml, blocksXml, PAGE_BREAK } from './body-xml.ts'
import { Pictures } from './pictures.ts'
import type { PaperTemplate } from './template.ts'
import { fillFields } from './template-fields.ts'

/** A paper as a Word document in the template's layout. Equal papers give equal bytes. */
export const paperDocx = (paper: Paper, template: PaperTemplate): Uint8Array => papersDocx([paper], template)

/**
 * Several papers as one document, each from a new page; headers and footers say what they say of the first. @param tell hears how many are
 * written, of how many
 */
export function papersDocx(
  papers: readonly Paper[],
  template: PaperTemplate,
  tell?: (done: number, of: number) => void,
): Uint8Array {
  const pictures = new Pictures()
  const bodies = papers.map((paper, i) => {
    const blocks = { 正文: blocksXml(paper.blocks, pictures), 附件: annexesXml(paper.annexes, pictures) }
    const body = fillFields(template.body, fieldTexts(paper), blocks)
    tell?.(i + 1, papers.length)
    return body
  })
  const texts = papers[0] ? fieldTexts(papers[0]) : {}
  return zipOf([
    pack('[Content_Types].xml', Buffer.from(pictures.withType(template.types))),
    ...template.others,
    ...[...template.margins].map(([path, xml]) => pack(path, Buffer.from(fillFields(xml, texts, {})))),
    ...pictures.files.map(({ path, bytes }) => pack(path, bytes)),
    pack('word/_rels/document.xml.rels', Buffer.from(pictures.withRelations(template.relations))),
    pack('word/document.xml', Buffer.from(template.before + bodies.join(PAGE_BREAK) + template.after)),
  ])
}
