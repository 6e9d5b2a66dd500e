import { TABLES, type TableName } from '@junheng/core/features/collection/columns.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import { FaultList, quoted } from '@junheng/core/features/collection/fault-list.ts'
import { tidy } from '@junheng/core/features/collection/read-value.ts'
import {
  GUIDE_SHEET,
  gradeNumber,
  PREVIOUS_SHEET,
  RECONCILIATION_SHEET,
  SHEETS,
  sheetOf,
  tableOfSheet,
} from '@junheng/core/features/collection/workbook/sheets.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import type { Tell } from '@junheng/core/progress.ts'
import type { Trouble } from '../package/package-files.ts'
import { type PackageReading, readCountyFiles } from '../package/read.ts'
import { openWorkbook, TooLarge, type Workbook, type WorkbookSheet } from './open-workbook.ts'
import { placed } from './placed.ts'
import { readSheet, type SheetNotes, type SheetRow } from './read-sheet.ts'
import { type KeyedRow, type SheetTable, sheetTaker } from './sheet-table.ts'
import { teacherIds } from './teacher-ids.ts'
import type { WorkbookLimits } from './workbook-limits.ts'
import { BrokenPart } from './zip-parts.ts'

/**
 * Reads a county workbook. Its sheets are put as the CSV files of a package and read by the same rules; faults and sources then get the
 * sheet, the row as Excel shows it and the cell. Nothing is thrown for bad input.
 *
 * @param name what the workbook is called in messages and sources
 * @param limits null for the user's own files on the command line
 * @param salt what staff numbers are hashed with instead of the county (`teacher-ids.ts`)
 */
export async function readCountyWorkbook(
  bytes: Buffer,
  name: string,
  catalogue: Catalogue & CountyKeys,
  limits: WorkbookLimits | null,
  tell: Tell = () => {},
  salt?: string,
): Promise<PackageReading> {
  const faults = new FaultList([name, ...SHEETS.map((s) => s.name)])
  const workbook = await openWorkbook(bytes, name, limits)
  if ('rule' in workbook) return refused(workbook, faults)
  let tables: ReadonlyMap<TableName, SheetTable>
  try {
    tables = await readTables(workbook, name, catalogue, limits, faults, tell, salt)
  } catch (error) {
    if (error instanceof TooLarge)
      return refused(
        {
          rule: 'S060',
          sheet: name,
          words: [`${name} ${error.message}`, '删去多余的行后另存；数据量确实很大时分县提交，或用命令行导入。'],
        },
        faults,
      )
    if (error instanceof BrokenPart)
      return refused(
        {
          rule: 'S056',
          sheet: name,
          words: [
            `${name} 已损坏或不完整（${error.part.slice(0, 60)}），没有读取。`,
            '用表格软件打开并另存为 .xlsx 后重新提交。',
          ],
        },
        faults,
      )
    throw error
  }
  // From here on a sheet is a file of a package: the same rules, normalisations and joins.
  const reading = readCountyFiles(
    {
      names: new Map([...tables].map(([table, { sheet }]) => [table, sheet])),
      troubles: [],
      take: (table) => tables.get(table)?.csv() ?? null,
    },
    catalogue,
  )
  for (const { rule, sheet, words } of missingTables(tables, name)) faults.structural(rule, { sheet }, () => words)
  const { counties, faults: found } = placed(reading, tables, name)
  return { counties, typed: reading.typed, faults: [...faults.list(), ...found], readable: reading.readable }
}

function refused({ rule, sheet, words }: Trouble, faults: FaultList): PackageReading {
  faults.structural(rule, { sheet }, () => words)
  return { counties: [], typed: [], faults: faults.list(), readable: false }
}

async function readTables(
  workbook: Workbook,
  name: string,
  catalogue: Catalogue,
  limits: WorkbookLimits | null,
  faults: FaultList,
  tell: Tell,
  salt: string | undefined,
): Promise<Map<TableName, SheetTable>> {
  if (workbook.leftAlone.length > 0)
    faults.structural('S064', { sheet: name }, () => [
      `${name} 含有${workbook.leftAlone.join('、')}，没有运行也没有更新，只读取了已保存的值。`,
      '确认数值无误即可；不需要的宏和链接可以删去。',
    ])
  const tables = new Map<TableName, SheetTable>()
  const countyOf = new Map<string, string>()
  for (const [table, sheet] of chosenSheets(workbook, faults)) {
    const taker = sheetTaker(table, sheet.name, catalogue, faults, settling(table, countyOf, salt))
    const counted = counting(sheet.name, taker.take, tell)
    const notes = await readSheet(workbook, sheet, limits, counted.take)
    counted.end()
    const read = taker.finish()
    reportNotes(sheet, notes, faults)
    if (read === null) continue
    // What stands under the header decides: an optional sheet that nobody touched was not handed in.
    if (read.rows > 0 || read.none) tables.set(table, read)
    else if (table === 'rooms' || !sheetOf(table).optional)
      faults.structural('S067', { sheet: sheet.name }, () => [
        `表「${sheet.name}」没有数据行，按未报处理。`,
        table === 'rooms' ? '确实一间也没有时，在第一列的第 2 行写「无」。' : '逐行填写后重新提交。',
      ])
  }
  return tables
}

const ROWS_BETWEEN = 200
const MILLISECONDS_BETWEEN = 100

/** Tells how many rows of a sheet were read: at its beginning, then some ten times a second, and all of them at its end. */
function counting(sheet: string, take: (row: SheetRow) => void, tell: Tell) {
  let rows = 0
  let told = performance.now()
  const say = () => tell({ phase: 'reading', sheet, rows })
  say()
  return {
    take(row: SheetRow): void {
      take(row)
      if (++rows % ROWS_BETWEEN !== 0 || performance.now() - told < MILLISECONDS_BETWEEN) return
      told = performance.now()
      say()
    },
    end: say,
  }
}

/** Sheets that hold a table, schools first: teachers are told apart by their school's county. */
function chosenSheets(workbook: Workbook, faults: FaultList): [TableName, WorkbookSheet][] {
  const chosen = new Map<TableName, WorkbookSheet>()
  for (const sheet of workbook.sheets) {
    const table = tableOfSheet(sheet.name)
    if (table === null) {
      if (![GUIDE_SHEET, PREVIOUS_SHEET, RECONCILIATION_SHEET].includes(tidy(sheet.name)))
        faults.structural('S065', { sheet: sheet.name }, () => [
          `不认识的工作表${quoted(sheet.name)}，没有读取。`,
          `表名应为：${SHEETS.map((s) => s.name).join('、')}；不需要的表可以保留，不影响读取。`,
        ])
    } else if (chosen.has(table))
      faults.structural('S052', { sheet: sheet.name }, () => [
        `有两张「${sheetOf(table).name}」表，只读取了前一张。`,
        '合成一张，或删去多余的一张。',
      ])
    else chosen.set(table, sheet)
  }
  return TABLES.flatMap((table): [TableName, WorkbookSheet][] => (chosen.has(table) ? [[table, chosen.get(table)!]] : []))
}

/** What a workbook says in its own way is put the package's way before it is read. */
export function settling(
  table: TableName,
  countyOf: Map<string, string>,
  salt?: string,
): ((row: KeyedRow) => boolean) | undefined {
  if (table === 'classes')
    return (row) => {
      row.set('grade', gradeNumber(row.get('grade')))
      return true
    }
  if (table === 'schools')
    return (row) => {
      countyOf.set(tidy(row.get('school_code')), tidy(row.get('county_code')))
      return true
    }
  if (table === 'county')
    return (row) => {
      const codes = new Set([...countyOf.values()].filter((code) => code !== ''))
      if (row.get('county_code').trim() === '' && codes.size === 1) row.set('county_code', [...codes][0]!)
      // The template lists every item; what has no value is not reported.
      return row.get('value').trim() !== ''
    }
  if (table !== 'teachers') return undefined
  const hashed = teacherIds(salt)
  return (row) => {
    // Under the package's own column name stand ids that are hashed already.
    if (row.header('teacher_id').toLowerCase() !== 'teacher_id')
      row.set('teacher_id', hashed(countyOf.get(tidy(row.get('school_code'))) ?? '', row.get('teacher_id')))
    return true
  }
}

function reportNotes(sheet: WorkbookSheet, { hiddenRows, hiddenColumns, merges, beyond }: SheetNotes, faults: FaultList): void {
  if (beyond)
    faults.structural('S005', { sheet: sheet.name }, () => [
      `表「${sheet.name}」第 1024 列以后还有内容，没有读取。`,
      '把需要的列移到前面；不需要的请删去。',
    ])
  const hidden = [
    sheet.hidden ? '整张表' : '',
    hiddenRows > 0 ? `${hiddenRows} 行` : '',
    hiddenColumns > 0 ? `${hiddenColumns} 列` : '',
  ]
  if (hidden.some((words) => words !== ''))
    faults.structural('S062', { sheet: sheet.name }, () => [
      `表「${sheet.name}」有隐藏的内容（${hidden.filter((words) => words !== '').join('、')}），也读取了。`,
      '取消隐藏后核对；不该提交的请删去。',
    ])
  const inRows = merges.filter((range) => !/^\$?[A-Z]+\$?1(:|$)/.test(range))
  if (inRows.length > 0)
    faults.structural('S063', { sheet: sheet.name }, () => [
      `表「${sheet.name}」有合并的单元格（${inRows.slice(0, 5).join('、')}${inRows.length > 5 ? ' 等' : ''}），值只算在左上角一格，其余格按空读取。`,
      '取消合并，每格分别填写。',
    ])
}

function missingTables(tables: ReadonlyMap<TableName, SheetTable>, name: string): Trouble[] {
  return (['schools', 'sections'] as const)
    .filter((table) => !tables.has(table))
    .map((table) => ({
      rule: 'S001',
      sheet: name,
      words: [`${name} 里没有填好的「${sheetOf(table).name}」表。`, '工作簿必须有「学校」「学部」两张表；补上后重新提交。'],
    }))
}
