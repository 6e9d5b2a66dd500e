import { inflateRawSync } from 'node:zlib'
import { Problem } from '@junheng/core/problems.ts'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { type ArchiveEntry, listArchive } from '../http/archive.ts'

/** A plan is a few pages. What unpacks to more is not one. */
const MAX_UNZIPPED = 64 * 1024 * 1024
const MAX_ENTRIES = 2000
const MAX_RATIO = 200
// A form of empty cells compresses well and harms nobody.
const RATIO_MATTERS_FROM = 4 * 1024 * 1024
const MAX_DEPTH = 400

/** The parts of a docx or xlsx, unpacked when asked for. */
export interface OfficeFile {
  kind: 'docx' | 'xlsx'
  names: string[]
  part: (name: string) => string
  /** A part that is no XML: a picture, a font. */
  bytes: (name: string) => Uint8Array
}

/** Refuses a file with its name and the reason, both for the person who handed it in. */
export const unreadable = (file: string, reason: string, cause?: unknown): Problem =>
  new Problem('plan.unreadable', { file, reason }, { cause })

/**
 * Opens a docx or xlsx by what it is, whatever it is called. The file is not trusted: sizes are capped while unpacking, not as declared.
 *
 * @throws Problem `plan.unreadable` for no zip, a password, a cut file, a zip bomb, and for other kinds of zip
 */
export function openOffice(bytes: Uint8Array, fileName: string): OfficeFile {
  if (isOle(bytes)) {
    const reason = hasText16(bytes, 'EncryptedPackage')
      ? '文件加了密码，请去掉密码后再导入。'
      : '这是旧版的 doc 或 xls 文件，请另存为 docx 或 xlsx 后再导入。'
    throw unreadable(fileName, reason)
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw unreadable(fileName, '它不是 docx 或 xlsx 文件。')
  const entries = listArchive(bytes)
  if (entries === null || entries.length === 0) throw unreadable(fileName, '文件不完整或已损坏，请重新取得后再导入。')
  refuseBombs(entries, bytes.length, fileName)
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const kind = byName.has('word/document.xml') ? 'docx' : byName.has('xl/workbook.xml') ? 'xlsx' : null
  if (kind === null) throw unreadable(fileName, '它不是 docx 或 xlsx 文件。')
  let left = MAX_UNZIPPED
  const contentOf = (name: string): Uint8Array => {
    const entry = byName.get(name)
    if (!entry) throw unreadable(fileName, '文件不完整或已损坏，请重新取得后再导入。')
    const content = unpack(entry, left, fileName)
    left -= content.length
    return content
  }
  const part = (name: string): string => decodeXml(contentOf(name), fileName)
  return { kind, names: [...byName.keys()], part, bytes: contentOf }
}

function refuseBombs(entries: readonly ArchiveEntry[], packed: number, fileName: string): void {
  const unzipped = entries.reduce((sum, entry) => sum + entry.size, 0)
  const tooMuch = unzipped > MAX_UNZIPPED || (unzipped > RATIO_MATTERS_FROM && unzipped > MAX_RATIO * packed)
  if (tooMuch || entries.length > MAX_ENTRIES) throw unreadable(fileName, '解压后的内容过大，疑似压缩炸弹，没有读取。')
  if (entries.some((entry) => entry.encrypted)) throw unreadable(fileName, '文件加了密码，请去掉密码后再导入。')
}

function unpack(entry: ArchiveEntry, left: number, fileName: string): Uint8Array {
  const limit = Math.min(left, entry.size)
  if (!entry.deflated) {
    if (entry.packed.length > left) throw unreadable(fileName, '解压后的内容过大，没有读取。')
    return entry.packed
  }
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    const bomb = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    throw unreadable(fileName, bomb ? '解压后的内容比它声明的大，没有读取。' : '文件不完整或已损坏，请重新取得后再导入。', error)
  }
}

function decodeXml(content: Uint8Array, fileName: string): string {
  const label =
    content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe && content[1] === 0xff ? 'utf-16be' : 'utf-8'
  const text = new TextDecoder(label).decode(content)
  // No office program writes a document type; it is only ever there to make a reader expand entities or fetch files.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw unreadable(fileName, '文件里含有不允许的文档类型声明（DTD），没有读取。')
  return text
}

/** Walks an XML part. Names are as written (`w:p`); entities beyond XML's own five are errors. */
export function walkXml(
  xml: string,
  fileName: string,
  on: {
    open: (name: string, attributes: Readonly<Record<string, string>>) => void
    close: (name: string) => void
    text: (text: string) => void
  },
): void {
  const parser = new SaxesParser()
  let depth = 0
  parser.on('doctype', () => {
    throw unreadable(fileName, '文件里含有不允许的文档类型声明（DTD），没有读取。')
  })
  parser.on('error', (error) => {
    throw unreadable(fileName, '文件内容已损坏，请重新取得后再导入。', error)
  })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    depth++
    if (depth > MAX_DEPTH) throw unreadable(fileName, '文件内容嵌套过深，没有读取。')
    on.open(tag.name, tag.attributes)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    depth--
    on.close(tag.name)
  })
  parser.on('text', on.text)
  parser.on('cdata', on.text)
  parser.write(xml).close()
}

/** The container of old office files and of encrypted new ones. */
const isOle = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0

const hasText16 = (bytes: Uint8Array, text: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(text, 0, 'utf16le')
