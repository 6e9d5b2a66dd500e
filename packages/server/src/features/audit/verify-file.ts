import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { ENTRY_FIELDS, type EntryTexts } from '@junheng/core/features/audit/canonical.ts'
import type { VerificationResult } from '@junheng/core/features/audit/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { breakAt, chainWalker } from './chain.ts'
import { type ExportedEntry, type ExportHead, type ExportTail, readCsvRecord, splitCsv } from './export-format.ts'
import { collector } from './verify.ts'

/**
 * Re-computes an exported piece of the log from the file alone, in bounded memory: each entry from its own fields and the hash before it,
 * and neighbours against each other. Where the export was not filtered, a missing number is a break too.
 *
 * @throws Problem audit.unreadable-export
 */
export async function verifyFile(file: string): Promise<VerificationResult> {
  const found = collector()
  const notices: string[] = []
  const lines = linesOf(file)
  const first = (await lines.next()).value
  if (first === undefined) throw new Problem('audit.unreadable-export', { file, reason: '文件是空的' })
  const isCsv = first.text.startsWith('\uFEFF') || !first.text.startsWith('{')
  const head = isCsv ? null : headOf(first.text, file)
  if (isCsv && !first.text.includes('哈希'))
    throw new Problem('audit.unreadable-export', { file, reason: '不是操作记录的导出文件' })
  const take = chainWalker(null, found.take, { gaps: head && Object.keys(head.filter).length === 0 ? 'broken' : 'allowed' })
  let [entries, lastNo, line, firstNo] = [0, 0, 1, 0]
  let tail: (ExportTail & { bytesBefore: string }) | null = null
  for await (const { text, sha256Before } of isCsv ? records(lines) : lines) {
    line += 1
    const end = isCsv ? null : tailOf(text)
    if (end) {
      tail = { ...end, bytesBefore: sha256Before() }
      continue
    }
    const exported = isCsv ? csvEntry(text) : ndjsonEntry(text)
    if (!exported) {
      found.take(breakAt('unreadable', null, null, null, `文件第 ${line} 行读不出来。`))
      continue
    }
    take({ ...exported, entryId: exported.entry.entry_id ?? '' })
    if (entries === 0) firstNo = exported.no
    entries += 1
    lastNo = exported.no
  }
  if (isCsv) notices.push('CSV 末尾没有校验行：被截去的末尾看不出来。归档请用 NDJSON。')
  else if (tail === null) found.take(breakAt('unreadable', null, null, null, '文件没有结尾行：没有导出完，或末尾被截去。'))
  else if (tail.entries !== entries || tail.sha256 !== tail.bytesBefore)
    found.take(breakAt('unreadable', null, null, null, '结尾行与内容不一致：文件在导出后被改动。'))
  if (entries > 0) notices.push(`文件含第 ${firstNo} 至 ${lastNo} 条中的 ${entries} 条。`)
  return {
    whole: found.count() === 0,
    entries,
    seals: 0,
    awaiting: 0,
    head: head?.head ?? null,
    breaks: found.list(),
    breakCount: found.count(),
    notices,
  }
}

interface Line {
  text: string
  /** The SHA-256 of all bytes before this line. */
  sha256Before: () => string
}

/** Lines without their line feed; one that is never ended is a line too. */
async function* linesOf(file: string): AsyncGenerator<Line, undefined> {
  const hash = createHash('sha256')
  let rest: Buffer = Buffer.alloc(0)
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
        const line = rest.subarray(0, end + 1)
        yield { text: line.toString('utf8', 0, end), sha256Before: () => hash.copy().digest('hex') }
        hash.update(line)
        rest = rest.subarray(end + 1)
      }
    }
  } catch (error) {
    throw new Problem('audit.unreadable-export', { file, reason: (error as Error).message }, { cause: error })
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), sha256Before: () => hash.copy().digest('hex') }
  return undefined
}

/** CSV records: a line feed inside quotes does not end one. */
async function* records(lines: AsyncIterable<Line>): AsyncGenerator<Line> {
  let open: string | null = null
  for await (const { text, sha256Before } of lines) {
    const whole: string = open === null ? text : `${open}\n${text}`
    open = splitCsv(whole) === null ? whole : null
    if (open === null) yield { text: whole.endsWith('\r') ? whole.slice(0, -1) : whole, sha256Before }
  }
  if (open !== null) yield { text: open, sha256Before: () => '' }
}

function csvEntry(text: string): ExportedEntry | null {
  const cells = splitCsv(text)
  return cells && readCsvRecord(cells)
}

function ndjsonEntry(text: string): ExportedEntry | null {
  const line = parsed(text)
  if (!line || !Number.isSafeInteger(line['no'])) return null
  const isText = (value: unknown) => value === null || typeof value === 'string'
  if (!ENTRY_FIELDS.every((field) => isText(line[field])) || typeof line['previous'] !== 'string') return null
  const entry = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, line[field]])) as unknown as EntryTexts
  return { no: Number(line['no']), previous: line['previous'], hash: String(line['hash']), entry }
}

function headOf(text: string, file: string): ExportHead {
  const head = parsed(text) as ExportHead | null
  if (head?.format !== 'junheng-audit-1') throw new Problem('audit.unreadable-export', { file, reason: '不是操作记录的导出文件' })
  return head
}

function tailOf(text: string): ExportTail | null {
  const line = parsed(text)
  return line && typeof line['sha256'] === 'string' && !('no' in line) ? (line as unknown as ExportTail) : null
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}
