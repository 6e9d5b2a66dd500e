import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import { tableOfSheet } from '@junheng/core/features/collection/workbook/sheets.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { readZipDirectory } from '../../../files/zip-directory.ts'
import { openWorkbook, relsOf, resolvePart, type Workbook, type WorkbookSheet } from './open-workbook.ts'
import { columnOf, readSheet } from './read-sheet.ts'
import { settling } from './read-workbook.ts'
import { type KeyedRow, type SheetTable, sheetTaker } from './sheet-table.ts'
import { xmlText } from './xml.ts'
import { replaceParts } from './zip-edit.ts'
import { partText } from './zip-parts.ts'

/**
 * The workbook as it may be kept: on its sheet of teachers only the columns we read, staff numbers hashed, no notes; texts that stood
 * nowhere else are blanked. Rows keep their numbers, so that faults found in the one are found at the same cells of the other. Everything
 * else is the same bytes.
 *
 * @returns null when the bytes are no workbook or it has no sheet of teachers: keep it as it is
 */
export async function withoutPeople(bytes: Uint8Array, catalogue: Catalogue): Promise<Uint8Array | null> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const workbook = await openWorkbook(zip, '', null)
  if ('rule' in workbook) return null
  const teachers = workbook.sheets.filter((s) => tableOfSheet(s.name) === 'teachers')
  if (teachers.length === 0) return null
  const countyOf = new Map<string, string>()
  const schools = workbook.sheets.find((s) => tableOfSheet(s.name) === 'schools')
  if (schools)
    await readSheet(
      workbook,
      schools,
      null,
      sheetTaker('schools', schools.name, catalogue, new FaultList(), settling('schools', countyOf)).take,
    )
  const changed = new Map<string, string>()
  for (const sheet of teachers) {
    changed.set(pathOf(sheet), await hashedSheet(workbook, sheet, catalogue, countyOf))
    for (const [path, empty] of emptiedNotes(workbook, sheet)) changed.set(path, empty)
  }
  const strings = [...workbook.entries].find(([path]) => /(^|\/)sharedStrings\.xml$/.test(path))
  if (strings) {
    const used = new Set(workbook.sheets.filter((s) => !teachers.includes(s)).flatMap((s) => usedStrings(partText(zip, s.entry))))
    let at = 0
    const xml = partText(zip, strings[1]).replace(/<((?:\w+:)?)si\b(?:[^>]*\/>|[\s\S]*?<\/\1si>)/g, (si, prefix: string) =>
      used.has(at++) ? si : `<${prefix}si><${prefix}t/></${prefix}si>`,
    )
    changed.set(strings[0], xml)
  }
  return replaceParts(zip, readZipDirectory(zip) ?? [], changed)
}

const pathOf = (sheet: WorkbookSheet): string => sheet.entry.path.replace(/^\//, '')

async function hashedSheet(
  workbook: Workbook,
  sheet: WorkbookSheet,
  catalogue: Catalogue,
  countyOf: Map<string, string>,
): Promise<string> {
  const hash = settling('teachers', countyOf)!
  const rows: { row: number; texts: Map<string, string> }[] = []
  let current = 0
  const keys = [
    'school_code',
    'stage',
    'teacher_id',
    'status',
    'degree',
    'subject',
    'title',
    'backbone',
    'certified',
    'hours_360',
  ]
  const keep = (row: KeyedRow): boolean => {
    hash(row)
    rows.push({ row: current, texts: new Map(keys.map((key) => [key, row.get(key)])) })
    return true
  }
  const taker = sheetTaker('teachers', sheet.name, catalogue, new FaultList(), keep)
  await readSheet(workbook, sheet, null, (row) => {
    current = row.row
    taker.take(row)
  })
  const table = taker.finish()
  const lines = table === null ? [] : [headerOf(table, keys), ...rows]
  const body = lines.map(({ row, texts }) => `<row r="${row}">${cellsOf(table!, row, texts)}</row>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body.join('')}</sheetData></worksheet>`
}

/** Under the package's own names: ids that stand there are hashed already. */
const headerOf = ({ headerRow }: SheetTable, keys: readonly string[]) => ({
  row: headerRow,
  texts: new Map(keys.map((key) => [key, key])),
})

function cellsOf({ letters }: SheetTable, row: number, texts: ReadonlyMap<string, string>): string {
  return [...texts]
    .flatMap(([key, text]) => (letters.has(key) && text !== '' ? [{ letter: letters.get(key)!, text }] : []))
    .sort((a, b) => columnOf(`${a.letter}1`) - columnOf(`${b.letter}1`))
    .map(({ letter, text }) => `<c r="${letter}${row}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`)
    .join('')
}

/** Parts that only belong to the sheet of teachers and may hold words about them: its notes. */
function emptiedNotes({ zip, entries }: Workbook, sheet: WorkbookSheet): [string, string][] {
  const rels = entries.get(relsOf(pathOf(sheet)))
  if (!rels) return []
  const targets = [...partText(zip, rels).matchAll(/<(?:\w+:)?Relationship\b[^>]*\bTarget="([^"]*)"[^>]*>/g)]
  const paths = targets
    .map(([, target]) => resolvePart(pathOf(sheet), target!))
    .filter((path) => /comments?\d*\.xml$/i.test(path) && entries.has(path))
  const empty = '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors/><commentList/></comments>'
  const none = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  return [...paths.map((path): [string, string] => [path, empty]), [relsOf(pathOf(sheet)), none]]
}

function usedStrings(xml: string): number[] {
  const cells = xml.matchAll(/<(?:\w+:)?c\b[^>]*\bt="s"[^>]*>\s*<(?:\w+:)?v>\s*(\d+)\s*</g)
  return [...cells].map(([, index]) => Number(index))
}
