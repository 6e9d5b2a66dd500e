import type { Stage } from '@junheng/core/features/collection/county.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import { isTotal, labelOf, type Unit } from '@junheng/core/features/collection/national/label.ts'
import { stageOfWord } from '@junheng/core/features/collection/national/person-words.ts'
import type { ListSheet } from '@junheng/core/features/collection/national/recognise.ts'
import type { FormSheet } from '@junheng/core/features/collection/national/recognise-form.ts'
import type { Field } from '@junheng/core/features/collection/national/recogniser.ts'
import type { KnownSchool } from '@junheng/core/features/collection/national/school-names.ts'
import { tidy } from '@junheng/core/features/collection/read-value.ts'
import { letterOf, type SheetRow } from '../workbook/read-sheet.ts'
import { readFigure, type valueRules } from './cell-value.ts'
import type { Findings, FoundAt } from './findings.ts'
import type { ExportSheet } from './sheet-reader.ts'

type Rules = ReturnType<typeof valueRules>

/** Word columns of the directory that are taken as they stand. */
export const DIRECTORY_WORDS = ['county_code', 'county_name', 'school_type_code', 'town'] as const
const isWord = (key: string): boolean => (DIRECTORY_WORDS as readonly string[]).includes(key)

/** A row a school: every known column becomes a figure; a 合计 row is held against the sum of what stands above it. */
export async function readSchoolList(sheet: ExportSheet, found: ListSheet, rules: Rules, into: Findings): Promise<number> {
  const sums = new Map<number, number>()
  const bare = new Set<string>()
  let rows = 0
  await sheet.eachRow((row) => {
    const at = placer(sheet, row)
    if (isTotalRow(row.cells)) return checkTotals(row, found, rules, sums, rows, sheet, into)
    const school = schoolOf(row, found)
    if (school === null) return
    rows++
    into.saw(school, sheet.file, at(...schoolColumn(found)))
    const stage = stageOf(row, found)
    for (const { column, field, shown, unit } of found.columns) {
      const text = row.cells[column] ?? ''
      const place = at(column, shown)
      if (isWord(field.key)) {
        if (tidy(text) !== '')
          into.figures.push({ school, stage: null, key: field.key, value: tidy(text), from: 'table', at: place })
        continue
      }
      const rule = rules.get(field.key)
      if (rule === undefined) continue
      sayBareUnit(field, unit, shown, sheet, into, bare)
      const value = readFigure(text, field, unit, rule, placed(place), into.faults)
      if (value === null) continue
      if (rule.kind === 'integer' || rule.kind === 'number') sums.set(column, (sums.get(column) ?? 0) + value)
      const own = rule.table === 'sections' ? (field.stage ?? stage) : null
      if (rule.table === 'sections' && own === null) continue
      into.figures.push({ school, stage: own, key: field.key, value, from: 'table', at: place })
    }
  })
  return rows
}

/** A sheet of one school. */
export function readForm(sheet: ExportSheet, { school, cells, recogniser }: FormSheet, rules: Rules, into: Findings): number {
  const bare = new Set<string>()
  const at = (row: number, column: number | null, shown: string | null): FoundAt => ({
    place: sheet.place,
    row,
    column: shown,
    cell: column === null ? null : `${letterOf(column)}${row}`,
  })
  into.saw(school, sheet.file, at(school.row, null, null))
  for (const { field, row, column, text, shown, unit } of cells) {
    const rule = rules.get(field.key)
    const place = at(row, column, shown)
    if (rule === undefined) continue
    sayBareUnit(field, unit, shown, sheet, into, bare)
    const value = readFigure(text, field, unit, rule, placed(place), into.faults)
    const stage = rule.table === 'sections' ? (field.stage ?? recogniser.stage) : null
    if (value === null || (rule.table === 'sections' && stage === null)) continue
    into.figures.push({ school, stage, key: field.key, value, from: 'table', at: place })
  }
  return cells.length
}

/** The school of a row; null for a row that names none (a remark under the table). */
export function schoolOf(row: SheetRow, { columns }: ListSheet): KnownSchool | null {
  const text = (key: string): string => {
    const column = columns.find((c) => c.field.key === key)
    return column === undefined ? '' : (row.cells[column.column] ?? '').trim()
  }
  const [code, name] = [tidy(text('school_code')), text('school_name')]
  return code === '' && name === '' ? null : { code, name }
}

/** The column that names the school: its name, else its code. */
export function schoolColumn({ columns }: ListSheet): [column: number | null, shown: string | null] {
  const found = columns.find((c) => c.field.key === 'school_name') ?? columns.find((c) => c.field.key === 'school_code')
  return found === undefined ? [null, null] : [found.column, found.shown]
}

export const isTotalRow = (cells: readonly string[]): boolean => {
  const first = cells.find((text) => text !== undefined && text.trim() !== '') ?? ''
  const words = labelOf(first).words
  return isTotal(words) || /^(全县|全区|本县|本区)(合计|总计)$/.test(words)
}

export const placer =
  (sheet: ExportSheet, row: SheetRow) =>
  (column: number | null, shown: string | null): FoundAt => ({
    place: sheet.place,
    row: row.row,
    column: shown,
    cell: column === null ? null : `${letterOf(column)}${row.row}`,
  })

/** A place as faults name it. */
export const placed = ({ place, row, column, cell }: FoundAt) => ({ sheet: place, row, column, cell })

function stageOf(row: SheetRow, { columns, recogniser }: ListSheet): Stage | null {
  const column = columns.find((c) => c.field.key === 'stage')
  const written = column === undefined ? null : stageOfWord(row.cells[column.column] ?? '')
  return written ?? (column === undefined ? recogniser.stage : null)
}

function checkTotals(
  row: SheetRow,
  { columns }: ListSheet,
  rules: Rules,
  sums: ReadonlyMap<number, number>,
  rows: number,
  sheet: ExportSheet,
  into: Findings,
): void {
  // A total above the schools has nothing over it to be held against.
  if (rows === 0) return
  for (const { column, field, shown, unit } of columns) {
    const rule = rules.get(field.key)
    const sum = sums.get(column)
    if (rule === undefined || sum === undefined) continue
    const place = placed(placer(sheet, row)(column, shown))
    const free = { ...rule, min: null, max: null, softRange: null, kind: 'number' } as const
    const total = readFigure(row.cells[column] ?? '', field, unit, free, place, into.faults)
    if (total === null || Math.abs(total - sum) <= 1e-6 * Math.max(1, Math.abs(total))) continue
    into.faults.structural('S072', place, () => [
      `合计行写 ${total}，以上 ${rows} 行相加是 ${Number(sum.toPrecision(12))}${rule.unit}。`,
      '核对是否漏了学校、多了学校，或某校的数改过而合计没有改；各校的数照常读取。',
    ])
  }
}

/** Money without a unit may be ten thousand times off: what was taken it for is said. */
function sayBareUnit(
  field: Field,
  unit: Unit | null,
  shown: string,
  sheet: ExportSheet,
  into: Findings,
  said: Set<string>,
): void {
  if (unit !== null || field.unit === undefined || field.unit === '㎡' || said.has(field.key)) return
  said.add(field.key)
  into.faults.structural('S079', { sheet: sheet.place, column: shown }, () => [
    `${quoted(shown)}没有写单位，按${field.unit}读取。`,
    '核对单位；不是这个单位时，在列名或表头上写明单位后再选一次。',
  ])
}
