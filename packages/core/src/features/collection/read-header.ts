import type { Catalogue, Level } from '../standards/catalogue.ts'
import { type TableColumns, type TableName, tableColumns } from './columns.ts'
import { type FaultList, quoted } from './fault-list.ts'
import { tidy } from './read-value.ts'

/** Which column of the file is which: `at` by column key; `headers` the words as they stand in the file. */
export interface Header {
  at: ReadonlyMap<string, number>
  headers: ReadonlyMap<string, string>
  columns: TableColumns
  /** True when every key column is there. */
  complete: boolean
}

const HOME: Record<Level, string> = {
  school: 'schools.csv（学校）',
  section: 'sections.csv（学部）',
  county: 'county.csv（县级数据）',
}

/**
 * Recognises a table's header: keys, and the Chinese names of the workbook, in any order. A column that is not known is named in
 * a warning and left alone; a key column that is missing and one that comes twice are errors.
 *
 * @param cells the header row as it stands in the file
 */
export function readHeader(
  table: TableName,
  cells: readonly string[],
  sheet: string,
  catalogue: Catalogue,
  faults: FaultList,
): Header {
  const columns = tableColumns(table, catalogue)
  const known = names(columns)
  const at = new Map<string, number>()
  const headers = new Map<string, string>()
  cells.forEach((cell, index) => {
    if (cell.trim() === '') return
    const key = known.get(normal(cell))
    const place = { sheet, row: 1, column: cell }
    if (key === undefined) {
      faults.structural('S005', place, () => [`不认识的列${quoted(cell)}，这一列没有读取。`, advice(cell, table, catalogue)])
    } else if (at.has(key)) {
      const first = headers.get(key) ?? key
      faults.structural('S006', place, () => [
        `列${quoted(cell)}与${quoted(first)}是同一列，只读取了前一列。`,
        '删去多余的一列。',
      ])
    } else {
      at.set(key, index)
      headers.set(key, cell)
    }
  })
  const missing = [...columns.words, ...columns.values.filter(() => table === 'classes' || table === 'rooms')].filter(
    (c) => (!('required' in c) || c.required) && !at.has(c.key),
  )
  for (const { key, zh } of missing) {
    faults.structural('S004', { sheet, row: 1, column: key }, () => [
      `缺少必需的列 ${key}（${zh}）。`,
      `在表头加上 ${key} 列并逐行填写。`,
    ])
  }
  return { at, headers, columns, complete: missing.length === 0 }
}

function names(columns: TableColumns): Map<string, string> {
  const known = new Map<string, string>()
  for (const { key, zh } of [...columns.values, ...columns.words]) {
    known.set(normal(key), key)
    known.set(normal(zh), key)
  }
  return known
}

const normal = (header: string): string => tidy(header).toLowerCase()

function advice(cell: string, table: TableName, catalogue: Catalogue): string {
  const wanted = normal(cell)
  const element = [...catalogue.elements.values()].find((e) => normal(e.key) === wanted || normal(e.zh) === wanted)
  if (element?.type === 'list') return '逐班学生数填在 classes.csv，逐间教室面积填在 rooms.csv，国家监测结果填在 county.csv。'
  if (element !== undefined && !(table === 'campuses' && element.level === 'school'))
    return `这是${element.level === 'school' ? '学校' : element.level === 'section' ? '学部' : '县'}一级的数据，请移到 ${HOME[element.level]}。`
  return '核对列名是否写错；不需要的列可以保留，不影响读取。'
}
