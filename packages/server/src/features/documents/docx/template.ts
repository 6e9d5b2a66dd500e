import { BODY_FIELD, COMMON_FIELDS } from '@junheng/core/features/documents/fields.ts'
import { Problem } from '@junheng/core/problems.ts'
import { openOffice, walkXml } from '../../../files/open-office.ts'
import { type PackedPart, pack } from '../../../files/zip-write.ts'
import { defaultTemplate } from './default-template.ts'
import { fieldsIn } from './template-fields.ts'

/** A docx with named fields, opened: what the writer changes as text, everything else as it is to be packed. */
export interface PaperTemplate {
  /** `word/document.xml` before, of and after the body's content; the last section's page setup belongs to `after`. */
  before: string
  body: string
  after: string
  /** Headers and footers that name fields, by path. */
  margins: ReadonlyMap<string, string>
  relations: string
  types: string
  others: readonly PackedPart[]
}

const DOCUMENT = 'word/document.xml'
const RELATIONS = 'word/_rels/document.xml.rels'
const TYPES = '[Content_Types].xml'
const STYLES = 'word/styles.xml'

/**
 * Opens a template. The file is not trusted (see `openOffice`); macros, embedded programs and links to the outside are refused, too.
 *
 * @param more the fields that may stand in it besides the common ones
 * @throws Problem plan.unreadable; documents.template-fields with every field the system does not know, or that is missing
 */
export async function openTemplate(bytes: Uint8Array, fileName: string, more: readonly string[] = []): Promise<PaperTemplate> {
  const file = openOffice(bytes, fileName)
  const refuse = (reason: string): never => {
    throw new Problem('documents.template-unfit', { file: fileName, reason })
  }
  if (file.kind !== 'docx') refuse('模板应为 docx 文件。')
  if (file.names.some((name) => /vbaProject|activeX|embeddings\//i.test(name))) refuse('模板里有宏或嵌入的程序，请去掉后再上传。')
  const xmlParts = new Map(file.names.filter((name) => /\.(xml|rels)$/i.test(name)).map((name) => [name, file.part(name)]))
  for (const [name, xml] of xmlParts) {
    walkXml(xml, fileName, { open: () => {}, close: () => {}, text: () => {} })
    if (name.endsWith('.rels') && /TargetMode\s*=\s*["']External["'][^>]*/i.test(xml) && !onlyHyperlinks(xml))
      refuse('模板里有指向外部文件的链接，请去掉后再上传。')
  }
  const [xml, relations, types] = [DOCUMENT, RELATIONS, TYPES].map((name) => xmlParts.get(name) ?? '')
  if (!xml || !relations || !types) refuse('文件不完整。')
  const margins = new Map(
    [...xmlParts].filter(([name, part]) => /^word\/(header|footer)\d*\.xml$/.test(name) && fieldsIn(part).length > 0),
  )
  refuseFields(fileName, [xml!, ...margins.values()].flatMap(fieldsIn), more)
  const kept = file.names.filter((name) => ![DOCUMENT, RELATIONS, TYPES].includes(name) && !margins.has(name))
  const others = await Promise.all(kept.map(async (name) => pack(name, await partOf(name))))
  return { ...cut(xml!, refuse), margins, relations: relations!, types: types!, others }

  async function partOf(name: string): Promise<Uint8Array> {
    if (name === STYLES) return Buffer.from(await withStyles(xmlParts.get(name)!))
    return xmlParts.has(name) ? Buffer.from(fixedDay(name, xmlParts.get(name)!)) : file.bytes(name)
  }
}

/** The template that ships with the system, opened once. */
export const openDefault = (): Promise<PaperTemplate> =>
  (opened ??= defaultTemplate().then((bytes) => openTemplate(bytes, '默认模板.docx')))
let opened: Promise<PaperTemplate> | null = null

/** Ordinary links in a text are for readers to follow; anything else from outside would be fetched by opening the paper. */
const onlyHyperlinks = (rels: string): boolean =>
  (rels.match(/<Relationship\b[^>]*>/g) ?? []).every((one) => !/External/i.test(one) || /\/hyperlink["']/.test(one))

function refuseFields(file: string, found: readonly string[], more: readonly string[]): void {
  const known = new Set<string>([...COMMON_FIELDS, ...more])
  const unknown = [...new Set(found.filter((name) => !known.has(name)))]
  const lacksBody = !found.includes(BODY_FIELD)
  if (unknown.length === 0 && !lacksBody) return
  const strange = unknown.length > 0 ? `里面有系统不认识的字段：${unknown.map((name) => `{{${name}}}`).join('、')}。` : ''
  const lacking = lacksBody ? `缺少字段 {{${BODY_FIELD}}}，正文就没有地方放。` : ''
  const usable = `可用的字段：${[...known].join('、')}。`
  throw new Problem('documents.template-fields', { file, complaint: strange + lacking + usable, unknown })
}

function cut(xml: string, refuse: (reason: string) => never): Pick<PaperTemplate, 'before' | 'body' | 'after'> {
  const open = /<w:body\b[^>]*>/.exec(xml)
  const close = xml.lastIndexOf('</w:body>')
  if (!open || close < 0) return refuse('文件不完整。')
  const from = open.index + open[0].length
  const setup = xml.lastIndexOf('<w:sectPr', close)
  const to = setup >= from && !xml.slice(setup, close).includes('</w:p>') ? setup : close
  return { before: xml.slice(0, from), body: xml.slice(from, to), after: xml.slice(to) }
}

/** What a template does not define of the styles papers are set in comes from the default one. */
async function withStyles(xml: string): Promise<string> {
  const styles = openOffice(await defaultTemplate(), '默认模板.docx').part(STYLES)
  const own = (styles.match(/<w:style\b.*?<\/w:style>/gs) ?? []).filter((one) => {
    const id = /w:styleId="(Jh\w+)"/.exec(one)?.[1]
    return id !== undefined && !xml.includes(`w:styleId="${id}"`)
  })
  return xml.replace('</w:styles>', `${own.join('')}</w:styles>`)
}

/** The hour a template was saved at is no part of a paper: equal papers are equal bytes. */
const fixedDay = (name: string, xml: string): string =>
  name === 'docProps/core.xml' ? xml.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '1980-01-01T00:00:00Z') : xml
