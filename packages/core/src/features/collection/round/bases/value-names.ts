import type { Catalogue } from '../../../standards/catalogue.ts'
import { type TableName, tableColumns } from '../../columns.ts'
import { readValue, type ValueRule } from '../../read-value.ts'
import { rowWords, STAGE_WORDS, valueWords } from '../../value-words.ts'
import { sheetOf } from '../../workbook/sheets.ts'
import { type ReturnList, readPath } from '../value-path.ts'
import { ABSENT } from './verified.ts'

/** A value as a person knows it: the sheet it stands on, its stage or row, its column. */
export interface ValueName {
  sheet: string
  where: string
  what: string
  unit: string
}

/** How the values of a return are called and written. */
export interface ValueNames {
  /** @param row the words of a list's row, where the path is one */
  nameOf: (path: string, row?: Row | null) => ValueName
  /** A figure as people say it (`是`, `公办`, `8200`); as typed where it cannot be read. */
  wordsOf: (path: string, value: string) => string
  /** A list's row in words: what it is, and its values. */
  rowOf: (list: ReturnList, row: Row) => string
  /** True where two texts say the same: 96 and 96.0, 是 and true. */
  same: (table: TableName, column: string, one: string, other: string) => boolean
  header: (table: TableName, column: string) => string
  /** One cell of a list's row as people say it. */
  cell: (table: TableName, column: string, text: string) => string
}

export type Row = Readonly<Record<string, string>>

/** @param countyItem how an item of 县级数据 is called */
export function valueNames(
  catalogue: Catalogue,
  countyItem: (key: string) => string = (key) => catalogue.elements.get(key)?.zh ?? key,
): ValueNames {
  const tables = new Map<TableName, { headers: Map<string, string>; rules: Map<string, ValueRule> }>()
  const of = (table: TableName) => {
    const known = tables.get(table)
    if (known) return known
    const { words, values } = tableColumns(table, catalogue)
    const made = {
      headers: new Map([...words, ...values].map(({ key, zh }) => [key, zh])),
      rules: new Map(values.map((rule) => [rule.key, rule])),
    }
    tables.set(table, made)
    return made
  }
  const header = (table: TableName, column: string): string => of(table).headers.get(column) ?? column
  const inWords = (table: TableName, column: string, text: string): string => {
    const rule = of(table).rules.get(column)
    const value = rule ? readValue(text, rule).value : Number.NaN
    if (Number.isNaN(value)) return column === 'stage' ? (STAGE_WORDS[text as keyof typeof STAGE_WORDS] ?? text) : text
    return valueWords(value, rule) ?? text
  }
  return {
    header,
    cell: inWords,
    nameOf(path, row = null) {
      const place = readPath(path)
      if (place === null) return { sheet: '', where: '', what: path, unit: '' }
      if (place.table === 'schools' || place.table === 'sections') {
        const where = place.table === 'sections' ? STAGE_WORDS[place.stage] : ''
        const unit = of(place.table).rules.get(place.column)?.unit ?? ''
        return { sheet: sheetOf(place.table).name, where, what: header(place.table, place.column), unit }
      }
      if (place.table === 'none') return { sheet: sheetOf(place.list).name, where: '', what: '没有', unit: '' }
      if ('row' in place)
        return { sheet: sheetOf(place.table).name, where: row ? itemWords(place.table, row) : '', what: '整行', unit: '' }
      if (place.table === 'of') {
        const { unit = '' } = of('schools').rules.get(place.column) ?? {}
        return { sheet: sheetOf('schools').name, where: place.school, what: header('schools', place.column), unit }
      }
      if (place.table !== 'county') return { sheet: '', where: '', what: path, unit: '' }
      const unit = catalogue.elements.get(place.element.split('@')[0] ?? '')?.unit ?? ''
      return { sheet: sheetOf('county').name, where: '全县', what: countyItem(place.element), unit }
    },
    wordsOf(path, value) {
      const place = readPath(path)
      if (value === ABSENT) return '没有'
      const table = place?.table === 'of' ? 'schools' : place?.table
      return place && 'column' in place && (table === 'schools' || table === 'sections')
        ? inWords(table, place.column, value)
        : value
    },
    rowOf(list, row) {
      const own = Object.entries(row).filter(([key]) => !NAMING[list].includes(key))
      return [itemWords(list, row), ...own.map(([key, text]) => `${header(list, key)} ${inWords(list, key, text)}`)].join('，')
    },
    same(table, column, one, other) {
      if (one === other) return true
      const rule = of(table).rules.get(column)
      if (!rule || one === '' || other === '') return false
      return readValue(one, rule).value === readValue(other, rule).value
    },
  }
}

/** The columns that say which row it is. */
const NAMING: Readonly<Record<ReturnList, readonly string[]>> = {
  classes: ['stage', 'grade', 'class_name'],
  rooms: ['kind'],
  campuses: ['campus_code', 'campus_name'],
  teachers: ['stage', 'teacher_id'],
}

function itemWords(list: ReturnList, row: Row): string {
  const stage = STAGE_WORDS[row['stage'] as keyof typeof STAGE_WORDS] ?? ''
  if (list === 'classes')
    return [stage, rowWords(list, `${row['grade'] || '?'} ${row['class_name'] ?? ''}`)].filter(Boolean).join(' ')
  if (list === 'teachers') return [stage, rowWords(list, row['teacher_id'] ?? '')].filter(Boolean).join(' ')
  if (list === 'rooms') return rowWords(list, row['kind'] ?? '')
  return [row['campus_code'], row['campus_name']].filter(Boolean).join(' ')
}
