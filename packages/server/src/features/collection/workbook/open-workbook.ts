import { isZip, readZipDirectory, type ZipEntry } from '../../../files/zip-directory.ts'
import type { Trouble } from '../package/package-files.ts'
import type { WorkbookLimits } from './workbook-limits.ts'
import { attribute, readXml, unescapeX, xmlParser } from './xml.ts'
import { BrokenPart, partText, streamPart } from './zip-parts.ts'

export interface WorkbookSheet {
  name: string
  hidden: boolean
  entry: ZipEntry
}

/** A workbook whose parts are found; its cells are not yet read. */
export interface Workbook {
  zip: Buffer
  entries: ReadonlyMap<string, ZipEntry>
  sheets: WorkbookSheet[]
  /** Per cell style, how its numbers are to be taken. */
  styles: NumberStyle[]
  strings: string[]
  /** Days count from 1904 in workbooks of old Macintoshes. */
  from1904: boolean
  /** What was seen and left alone: macros, links to other workbooks. */
  leftAlone: string[]
}

/** `date` for a day, `zeros` how many digits a code is padded to by its number format; both absent for ordinary numbers. */
export interface NumberStyle {
  date: boolean
  zeros: number
}

const MEGABYTE = 1 << 20

/**
 * Finds the parts of a workbook. Size, ratio, passwords and overlapping parts are looked at in the zip's directory, before anything is unpacked.
 * @returns the trouble that keeps it from being read, in Chinese
 */
export async function openWorkbook(zip: Buffer, name: string, limits: WorkbookLimits | null): Promise<Workbook | Trouble> {
  const trouble = (rule: Trouble['rule'], message: string, repair: string): Trouble => ({
    rule,
    sheet: name,
    words: [message, repair],
  })
  const entries = isZip(zip) ? readZipDirectory(zip) : null
  if (entries === null) return trouble('S056', `${name} ${whatIsIt(zip)}`, SAVE_AS)
  const tooLarge = limits && excess(zip, entries, limits)
  if (tooLarge !== null) return trouble('S060', `${name} ${tooLarge}`, SMALLER)
  if (entries.some((e) => e.encrypted)) return trouble('S056', `${name} 加了密码，无法读取。`, '去掉密码后另存为 .xlsx。')
  if (overlap(entries)) return trouble('S056', `${name} 的内部结构不正常（各部分互相重叠），没有读取。`, SAVE_AS)
  const byPath = new Map(entries.map((e) => [e.path.replace(/^\//, ''), e]))
  if (!byPath.has('xl/workbook.xml') && !mainPart(zip, byPath)) return trouble('S056', `${name} ${whatZip(byPath)}`, SAVE_AS)
  try {
    return await readParts(zip, byPath, limits)
  } catch (error) {
    if (error instanceof TooLarge) return trouble('S060', `${name} ${error.message}`, SMALLER)
    if (!(error instanceof BrokenPart)) throw error
    return trouble(
      'S056',
      `${name} 已损坏或不完整（${error.part.slice(0, 60)}），没有读取。`,
      '用表格软件打开并另存为 .xlsx 后重新提交。',
    )
  }
}

const SMALLER = '删去多余的表和空行后另存；数据量确实很大时分县提交，或用命令行导入。'
const SAVE_AS = '用 Excel 或 WPS 打开，另存为「Excel 工作簿（*.xlsx）」，不设密码，再提交。'

/** What a file that is no zip seems to be. */
export function whatIsIt(bytes: Buffer): string {
  if (bytes.length === 0) return '是空文件。'
  if (bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    return bytes.includes('EncryptedPackage', 0, 'utf16le')
      ? '加了密码，无法读取。'
      : '是旧版 Excel（.xls）或其他旧版 Office 文件，不是 .xlsx 工作簿。'
  if (isZip(bytes)) return '不完整，可能没有传完，或已损坏。'
  if (
    bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])) ||
    bytes.subarray(0, 2).equals(Buffer.from([0xff, 0xd8]))
  )
    return '是图片，不是工作簿。'
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return '是 PDF，不是工作簿。'
  const start = bytes.subarray(0, 1024).toString('latin1').trimStart().toLowerCase()
  if (/<!doctype html|<html|<table/.test(start)) return '是网页（html），只是改了扩展名，不是工作簿。'
  if (start.startsWith('<?xml') || start.includes('<workbook')) return '是 XML 表格，不是 .xlsx 工作簿。'
  return '不是 .xlsx 工作簿。'
}

function whatZip(entries: ReadonlyMap<string, ZipEntry>): string {
  if (entries.has('xl/workbook.bin')) return '是二进制工作簿（.xlsb），不能读取。'
  if (entries.has('word/document.xml')) return '是 Word 文档，不是工作簿。'
  if (entries.has('content.xml')) return '是 OpenDocument 文件（.ods），不是 .xlsx 工作簿。'
  return '是普通的 zip 压缩包，里面没有工作簿。'
}

function excess(zip: Buffer, entries: readonly ZipEntry[], limits: WorkbookLimits): string | null {
  const mega = (bytes: number): number => Math.round(bytes / MEGABYTE)
  if (zip.length > limits.bytes) return `有 ${mega(zip.length)} MB，超过上限 ${mega(limits.bytes)} MB。`
  const size = entries.reduce((sum, e) => sum + e.size, 0)
  if (size > limits.unzippedBytes) return `解压后共 ${mega(size)} MB，超过上限 ${mega(limits.unzippedBytes)} MB，疑似压缩炸弹。`
  // A megabyte can only be harmless, however well it was packed.
  if (size > MEGABYTE && size > zip.length * limits.ratio)
    return `解压后是文件的 ${Math.round(size / zip.length)} 倍，超过上限 ${limits.ratio} 倍，疑似压缩炸弹。`
  return entries.length > 10_000 ? `里面有 ${entries.length} 个部分，不是正常的工作簿。` : null
}

function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.filter((e) => e.packed > 0).sort((a, b) => a.at - b.at)
  return sorted.some((e, i) => i > 0 && e.at < sorted[i - 1]!.at + sorted[i - 1]!.packed)
}

/** Where the workbook itself stands when it is not at its usual place. */
function mainPart(zip: Buffer, entries: ReadonlyMap<string, ZipEntry>): string | null {
  const rels = entries.get('_rels/.rels')
  if (!rels) return null
  try {
    const found = relations(zip, rels).find((r) => r.type.endsWith('/officeDocument') && /workbook/i.test(r.target))
    const path = found?.target.replace(/^\//, '')
    return path?.endsWith('.xml') && entries.has(path) ? path : null
  } catch (error) {
    if (error instanceof BrokenPart) return null
    throw error
  }
}

interface Relation {
  id: string
  type: string
  target: string
}

export function relations(zip: Buffer, entry: ZipEntry): Relation[] {
  const found: Relation[] = []
  readXml(entry.path, partText(zip, entry), {
    open: (name, a) => {
      if (name === 'Relationship') found.push({ id: a['Id'] ?? '', type: a['Type'] ?? '', target: a['Target'] ?? '' })
    },
  })
  return found
}

/** The path a relation of a part points to. */
export function resolvePart(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps = base.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

export const relsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')

async function readParts(zip: Buffer, entries: ReadonlyMap<string, ZipEntry>, limits: WorkbookLimits | null): Promise<Workbook> {
  const main = entries.has('xl/workbook.xml') ? 'xl/workbook.xml' : mainPart(zip, entries)!
  const relsEntry = entries.get(relsOf(main))
  const rels = relsEntry ? relations(zip, relsEntry) : []
  const at = (type: string): ZipEntry | undefined => {
    const rel = rels.find((r) => r.type.endsWith(`/${type}`))
    return rel && entries.get(resolvePart(main, rel.target))
  }
  const sheets: WorkbookSheet[] = []
  let from1904 = false
  readXml(main, partText(zip, entries.get(main)!), {
    open: (name, a) => {
      if (name === 'workbookPr') from1904 = a['date1904'] === '1' || a['date1904'] === 'true'
      if (name !== 'sheet') return
      const rel = rels.find((r) => r.id === attribute(a, 'id'))
      const entry = rel?.type.endsWith('/worksheet') ? entries.get(resolvePart(main, rel.target)) : undefined
      if (entry) sheets.push({ name: a['name'] ?? '', hidden: (a['state'] ?? 'visible') !== 'visible', entry })
    },
  })
  const strings = at('sharedStrings')
  const styles = at('styles')
  const leftAlone: string[] = []
  if ([...entries.keys()].some((p) => /vbaProject\.bin$/i.test(p))) leftAlone.push('宏')
  if ([...entries.keys()].some((p) => p.startsWith('xl/externalLinks/'))) leftAlone.push('指向其他工作簿的链接')
  return {
    zip,
    entries,
    sheets,
    from1904,
    leftAlone,
    strings: strings ? await sharedStrings(zip, strings, limits) : [],
    styles: styles ? numberStyles(zip, styles) : [],
  }
}

/** No cell of a spreadsheet can hold more. */
export const MAX_CELL = 32_767
const MAX_TEXTS = 100 * MEGABYTE

/** What is past a limit that only unpacking can show. */
export class TooLarge extends Error {}

/** Rich text is its runs joined; what is written above characters as a reading aid is not part of the text. */
async function sharedStrings(zip: Buffer, entry: ZipEntry, limits: WorkbookLimits | null): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let total = 0
  let inText = false
  let aids = 0
  const parser = xmlParser(entry.path, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') aids++
      else if (name === 't') inText = aids === 0
    },
    close: (name) => {
      if (name === 'si') strings.push(unescapeX(text))
      else if (name === 'rPh') aids--
      else if (name === 't') inText = false
    },
    text: (piece) => {
      if (!inText) return
      text += piece
      total += piece.length
      if (limits !== null && (text.length > MAX_CELL || total > MAX_TEXTS)) throw hugeText()
    },
  })
  await streamPart(zip, entry, (piece) => {
    parser.write(piece)
    return true
  })
  parser.close()
  return strings
}

export const hugeText = (): TooLarge => new TooLarge(`里有一格的文字超过 ${MAX_CELL} 个字符，或文字总量过大，没有读取。`)

function numberStyles(zip: Buffer, entry: ZipEntry): NumberStyle[] {
  const formats = new Map<string, string>()
  const styles: NumberStyle[] = []
  let inCells = false
  readXml(entry.path, partText(zip, entry), {
    open: (name, a) => {
      if (name === 'numFmt') formats.set(a['numFmtId'] ?? '', a['formatCode'] ?? '')
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) styles.push(styleOf(a['numFmtId'] ?? '0', formats))
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

function styleOf(id: string, formats: ReadonlyMap<string, string>): NumberStyle {
  const number = Number(id)
  const code = formats.get(id)
  if (code === undefined)
    return {
      date:
        (number >= 14 && number <= 22) ||
        (number >= 27 && number <= 36) ||
        (number >= 45 && number <= 47) ||
        (number >= 50 && number <= 58),
      zeros: 0,
    }
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').split(';')[0]!
  return { date: /[ymdhs]/i.test(bare) && !/general/i.test(bare), zeros: /^0{2,15}$/.test(bare) ? bare.length : 0 }
}
