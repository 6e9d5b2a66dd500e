import { isUtf8 } from 'node:buffer'
import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import { type PlanSource, readPlan } from '@junheng/core/features/rectification/plan/read-plan.ts'
import { openOffice, unreadable } from '../../../files/open-office.ts'
import { readDocx } from './read-docx.ts'
import { readXlsx } from './read-xlsx.ts'
import { writePlanDocx } from './write-docx.ts'
import { writePlanXlsx } from './write-xlsx.ts'

const MAX_BYTES = 32 * 1024 * 1024

export interface ImportOptions {
  /** For messages only: what a file is, its content tells. */
  fileName: string
  /** The plan's main text, as docx or plain text (UTF-8 or GB18030). */
  body?: { bytes: Uint8Array; fileName: string }
  /** 公布的不达标学校总数; without it the main text's own figure is used. */
  publishedSchools?: number
}

/**
 * Reads a published plan (docx or xlsx) to its structure, with every disagreement found.
 *
 * @throws Problem `plan.unreadable` for what cannot be read, `plan.not-found` for what is no plan: never an empty success
 */
export async function importPlan(bytes: Uint8Array, options: ImportOptions): Promise<PlanImport> {
  const source = await readSource(bytes, options.fileName)
  const body = options.body ? await readBodyLines(options.body.bytes, options.body.fileName) : undefined
  return readPlan(source, {
    ...(body && { body }),
    ...(options.publishedSchools !== undefined && { publishedSchools: options.publishedSchools }),
  })
}

/** Writes the plan's own table again, cell by cell: texts, paragraphs, merges, columns in their order. */
export async function writePlan(plan: Pick<PlanImport, 'table'>, format: 'docx' | 'xlsx'): Promise<Uint8Array> {
  return format === 'docx' ? writePlanDocx(plan.table) : writePlanXlsx(plan.table)
}

/** What a file holds, before anything of it is understood. */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<PlanSource> {
  if (bytes.length > MAX_BYTES) throw unreadable(fileName, '文件超过 32 MB，不像是一份方案。')
  const file = openOffice(bytes, fileName)
  return file.kind === 'docx' ? readDocx(file, fileName) : readXlsx(file, bytes, fileName)
}

async function readBodyLines(bytes: Uint8Array, fileName: string): Promise<string[]> {
  if (bytes.length > MAX_BYTES) throw unreadable(fileName, '文件超过 32 MB，不像是一份方案的正文。')
  const isText = bytes[0] !== 0x50 || bytes[1] !== 0x4b
  const lines =
    isText && !isOleFile(bytes) ? decodeText(bytes, fileName).split(/\r\n?|\n/) : (await readSource(bytes, fileName)).paragraphs
  const filled = lines.filter((line) => line.trim() !== '')
  if (filled.length === 0) throw unreadable(fileName, '正文是空的。')
  return filled
}

const isOleFile = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf

function decodeText(bytes: Uint8Array, fileName: string): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe
  if (!utf16 && bytes.subarray(0, 4096).includes(0)) throw unreadable(fileName, '它不是文本文件，正文请用 docx 或 txt。')
  try {
    return new TextDecoder(utf16 ? 'utf-16le' : isUtf8(bytes) ? 'utf-8' : 'gb18030', { fatal: true }).decode(bytes)
  } catch (error) {
    throw unreadable(fileName, '文字编码不是 UTF-8 或 GB18030。', error)
  }
}
