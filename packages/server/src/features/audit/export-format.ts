import { ENTRY_FIELDS, type EntryField, type EntryTexts } from '@junheng/core/features/audit/canonical.ts'
import { verbName } from '@junheng/core/features/audit/verbs.ts'

/** A sealed entry as it leaves the system: with everything its hash was made from. */
export interface ExportedEntry {
  no: number
  previous: string
  hash: string
  entry: EntryTexts
}

/** The first line of an NDJSON export. Without a filter the numbers have no gaps. */
export interface ExportHead {
  format: 'junheng-audit-1'
  exportedAt: string
  filter: Readonly<Record<string, string>>
  /** The newest seal at the time of the export. */
  head: { seal: number; entry: number; hash: string; sealedAt: string } | null
}

/** The last line: how many entries, and the SHA-256 of all bytes before this line. */
export interface ExportTail {
  entries: number
  sha256: string
}

export function ndjsonLine({ no, previous, hash, entry }: ExportedEntry): string {
  return `${JSON.stringify({ no, previous, hash, ...inOrder(entry) })}\n`
}

const inOrder = (entry: EntryTexts) => Object.fromEntries(ENTRY_FIELDS.map((field) => [field, entry[field]]))

/** The columns of a CSV export; the first two are for readers and are not part of the hash. */
const TITLES: Readonly<Record<EntryField, string>> = {
  entry_id: '记录编号',
  at: '时间（UTC）',
  account_id: '账号标识',
  actor_name: '账号',
  role: '岗位',
  address: '来源地址',
  verb: '动作代码',
  county_code: '区县代码',
  subject: '对象标识',
  subject_name: '对象',
  before: '改前',
  after: '改后',
  details: '细节',
  reason: '理由',
  reference: '请求编号',
}
export const CSV_HEADER = [
  '北京时间',
  '动作',
  '序号',
  '前一条哈希',
  '哈希',
  ...ENTRY_FIELDS.map((field) => TITLES[field]),
] as const

/** UTF-8 with BOM, CRLF; null is an empty cell. */
export const csvStart = (): string => `\uFEFF${CSV_HEADER.join(',')}\r\n`

export function csvLine({ no, previous, hash, entry }: ExportedEntry): string {
  const time = CHINA.format(new Date(entry.at!))
  const cells = [time, verbName(entry.verb!), String(no), previous, hash, ...ENTRY_FIELDS.map((field) => entry[field])]
  return `${cells.map(cell).join(',')}\r\n`
}

const CHINA = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/**
 * Inert: what a spreadsheet would run as a formula gets an apostrophe before it. So does what begins with an apostrophe, so that taking
 * one away always gives back the value.
 */
function cell(value: string | null): string {
  if (value === null) return ''
  const inert = /^['=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}

/** Fields that are always there; an empty cell of the others means null (the database refuses empty texts in them). */
const ALWAYS: ReadonlySet<EntryField> = new Set(['entry_id', 'at', 'actor_name', 'verb', 'subject', 'details', 'reference'])

/** A CSV record back to its entry; null when it is none. */
export function readCsvRecord(cells: readonly string[]): ExportedEntry | null {
  const [, , no, previous, hash, ...fields] = cells.map((text) => (text.startsWith("'") ? text.slice(1) : text))
  if (fields.length !== ENTRY_FIELDS.length || !/^\d+$/.test(no ?? '')) return null
  const entry = Object.fromEntries(
    ENTRY_FIELDS.map((field, i) => [field, fields[i] === '' && !ALWAYS.has(field) ? null : fields[i]!]),
  ) as EntryTexts
  return { no: Number(no), previous: previous!, hash: hash!, entry }
}

/** The cells of one CSV record, its line end already taken off; null when a quote is not closed. */
export function splitCsv(record: string): string[] | null {
  const cells: string[] = []
  for (let at = 0; ; ) {
    const quoted = record[at] === '"'
    let end = quoted ? at + 1 : record.indexOf(',', at)
    if (quoted) {
      while (record[end] !== '"' || record[end + 1] === '"') {
        if (end >= record.length) return null
        end += record[end] === '"' ? 2 : 1
      }
      cells.push(record.slice(at + 1, end).replaceAll('""', '"'))
      end += 1
    } else {
      if (end < 0) end = record.length
      cells.push(record.slice(at, end))
    }
    if (end >= record.length) return cells
    at = end + 1
  }
}
