import type { Download, Upload } from '@junheng/core/endpoint.ts'
import { type Fault, hasErrors } from '@junheng/core/fault.ts'
import type { DirectoryImport, ImportConfirmation } from '@junheng/core/features/orgs/import-schema.ts'
import { kindName, ORG_KINDS } from '@junheng/core/features/orgs/kinds.ts'
import { cellsOf, headersOf, noteOf } from '@junheng/core/features/orgs/sheet.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import { sha256Of } from '../../files/stored-files.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import type { PlainSheet } from '../collection/workbook/plain-sheets.ts'
import { letterOf } from '../collection/workbook/read-sheet.ts'
import { xlsxFile } from '../collection/workbook/xlsx-file.ts'
import { applyRows } from './apply-rows.ts'
import { orgsOn } from './book.ts'
import { inDirectory, openDirectory } from './change-org.ts'
import { importRows } from './import-rows.ts'
import { todayOf } from './service.ts'

/** The directory of the county itself on a day, a sheet for each kind it has; the sheet of schools always. */
export async function exportDirectory(ctx: Context, asOf = todayOf(ctx)): Promise<Download> {
  const county = countyOf(ctx.actor)
  const book = await openDirectory(ctx, ctx.db)
  const orgs = orgsOn(book, asOf)
  const names = new Map(orgs.map((org) => [org.id, org.facts.name]))
  const own = orgs.filter((org) => org.keeper === county.code)
  const sheets = ORG_KINDS.filter((kind) => kind === 'school' || own.some((org) => org.kind === kind)).map((kind) => {
    const headers = headersOf(kind)
    const rows = own
      .filter((org) => org.kind === kind)
      .sort((a, b) => ((a.facts.schoolCode ?? a.facts.name) < (b.facts.schoolCode ?? b.facts.name) ? -1 : 1))
      .map((org) => cellsOf(org, names.get(org.parentId ?? '') ?? null))
    return {
      name: kindName(kind),
      columns: headers.map((header) => ({ width: header === '名称' || header === '上级' ? 28 : 14, look: 'text' as const })),
      rows: [headers.map((text) => ({ text, look: 'header' as const })), ...rows.map((row) => row.map((text) => ({ text })))],
      notes: headers.flatMap((header, i) => {
        const text = noteOf(kind, header)
        return text === '' ? [] : [{ cell: `${letterOf(i)}1`, text }]
      }),
      frozen: { rows: 1, columns: 1 },
    }
  })
  const bytes = xlsxFile(sheets)
  return { fileName: `${county.name}机构学校名录-${asOf}.xlsx`, mediaType: XLSX, size: bytes.length, bytes }
}

/** What importing the file would do, and every fault; nothing is kept. */
export async function checkFile(ctx: Context, file: Upload, on: string): Promise<DirectoryImport> {
  const read = await ctx.work.run('readSheets', { bytes: file.bytes, fileName: file.fileName, rule: 'O001' }, ctx.signal)
  try {
    await inDirectory(ctx, async (tx) => {
      throw new Tried(await applied(tx, ctx, file, read, { on, reason: '试导入' }))
    })
  } catch (error) {
    if (error instanceof Tried) return error.found
    throw error
  }
  throw new Error('a trial cannot end by itself')
}

/** @throws Problem orgs.has-faults, orgs.other-file */
export async function importFile(ctx: Context, file: Upload, confirmed: ImportConfirmation): Promise<DirectoryImport> {
  if (sha256Of(file.bytes) !== confirmed.sha256) throw new Problem('orgs.other-file')
  const read = await ctx.work.run('readSheets', { bytes: file.bytes, fileName: file.fileName, rule: 'O001' }, ctx.signal)
  return inDirectory(ctx, async (tx) => {
    const found = await applied(tx, ctx, file, read, confirmed)
    const errors = found.faults.filter(({ severity }) => severity === 'error').length
    if (errors > 0) throw new Problem('orgs.has-faults', { errors })
    const details = { 行数: found.rows, 不同之处: found.differences.length, sha256: found.sha256 }
    const { code } = countyOf(ctx.actor)
    await audit(tx, ctx, { verb: 'orgs.import', subject: code, subjectName: file.fileName, details, reason: confirmed.reason })
    return found
  })
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a trial found; thrown so that the transaction takes back all it wrote. */
class Tried extends Error {
  readonly found: DirectoryImport
  constructor(found: DirectoryImport) {
    super('tried')
    this.found = found
  }
}

async function applied(
  tx: Db,
  ctx: Context,
  file: Upload,
  read: { sheets: PlainSheet[]; fault: Fault | null },
  { on, reason }: { on: string; reason: string },
): Promise<DirectoryImport> {
  const faults: Fault[] = read.fault ? [read.fault] : []
  const rows = read.fault ? [] : importRows(read.sheets, file.fileName, faults)
  const book = await openDirectory(ctx, tx)
  const differences = hasErrors(faults)
    ? []
    : await atomically(tx, (step) => applyRows(step, ctx, book, rows, { on, reason, isDemo: countyOf(ctx.actor).isDemo }))
  const changed = new Set(differences.map((d) => d.orgId ?? d.key))
  const faulty = new Set(faults.flatMap((f) => (f.severity === 'error' && f.row !== null ? [`${f.sheet} ${f.row}`] : [])))
  return {
    sha256: sha256Of(file.bytes),
    rows: rows.length,
    unchanged: rows.length - changed.size - faulty.size,
    faults,
    differences,
  }
}
