import { type Document, Packer } from 'docx'
import { unzipSync } from 'fflate'
import { escapedXml } from './xml-text.ts'
import { type PackedPart, pack, zipOf } from './zip-write.ts'

/**
 * A document the library laid out once, with marks where texts go. Laying out every row or every school would take ten times the time and
 * the memory.
 */
export interface DocxTemplate {
  xml: string
  others: readonly PackedPart[]
}

const MAIN = 'word/document.xml'
// A character of the private use area: no text of a school is mistaken for a mark.
const MARK = '\ue000'

/** The mark that is replaced by the text of this name. */
export const mark = (name: string): string => `${MARK}${name}${MARK}`

export async function docxTemplate(file: Document): Promise<DocxTemplate> {
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(file)))
  const xml = Buffer.from(parts[MAIN]!).toString('utf8')
  return {
    xml,
    others: Object.entries(parts).flatMap(([path, bytes]) => (path === MAIN ? [] : [pack(path, fixed(path, bytes))])),
  }
}

/** The document with this body. Equal bodies give equal bytes. */
export const docxOf = (template: DocxTemplate, xml: string): Uint8Array =>
  zipOf([...template.others, pack(MAIN, Buffer.from(xml))])

/** Puts the texts in place of their marks. */
export function fillMarks(xml: string, textOf: (name: string) => string): string {
  const pieces = xml.split(MARK)
  let filled = pieces[0]!
  for (let i = 1; i < pieces.length; i += 2) filled += lines(textOf(pieces[i]!)) + pieces[i + 1]!
  return filled
}

/** Repeats the element (`w:tr`, `w:p`) around a mark: `fill` gives its copies, made of the element's own XML. */
export function repeatAround(xml: string, name: string, element: 'w:tr' | 'w:p', fill: (one: string) => string): string {
  const at = xml.indexOf(mark(name))
  if (at < 0) throw new Error(`no mark ${name} in the document`)
  const from = Math.max(xml.lastIndexOf(`<${element}>`, at), xml.lastIndexOf(`<${element} `, at))
  const to = xml.indexOf(`</${element}>`, at) + element.length + 3
  return xml.slice(0, from) + fill(xml.slice(from, to)) + xml.slice(to)
}

const lines = (text: string): string => escapedXml(text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">')

/** The library writes the hour of making into the properties; a document made twice of the same data is the same document. */
function fixed(path: string, bytes: Uint8Array): Uint8Array {
  if (path !== 'docProps/core.xml') return bytes
  const text = Buffer.from(bytes).toString('utf8')
  return Buffer.from(text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '1980-01-01T00:00:00Z'))
}
