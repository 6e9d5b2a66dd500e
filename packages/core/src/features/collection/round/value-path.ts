import { STAGES, type Stage } from '../county.ts'

/** Lists of a return: each row is one value. */
export const RETURN_LISTS = ['classes', 'rooms', 'campuses', 'teachers'] as const
export type ReturnList = (typeof RETURN_LISTS)[number]

/**
 * Which value of a return, as text `data_value.path` keeps:
 * `schools/<column>` a figure of the school; `sections/<stage>/<column>` of one of its sections; `<list>/<row>` a whole row of a list,
 * its words as JSON by column key; `none/<list>` says that the school has none of them (`1`); `county/<element>` a figure of the county;
 * `of/<school code>/<column>` what a department reports of a school; `self/<item>/<field>` a line of a 自查.
 */
export type ValuePath =
  | { table: 'schools'; column: string }
  | { table: 'sections'; stage: Stage; column: string }
  | { table: ReturnList; row: string }
  | { table: 'none'; list: ReturnList }
  | { table: 'county'; element: string }
  | { table: 'of'; school: string; column: string }
  | { table: 'self'; item: string; field: string }

export const LONGEST_PATH = 120
const ROW = /^[a-z0-9]{1,24}$/
const isStage = (word: string): word is Stage => (STAGES as readonly string[]).includes(word)
const isList = (word: string): word is ReturnList => (RETURN_LISTS as readonly string[]).includes(word)

/** Null where the text names no value there can be. Whether the column exists is the catalogue's to say. */
export function readPath(text: string): ValuePath | null {
  if (text.length > LONGEST_PATH) return null
  const at = text.indexOf('/')
  const [table, rest] = [text.slice(0, at), text.slice(at + 1)]
  if (at <= 0 || rest === '') return null
  if (table === 'schools') return { table, column: rest }
  if (table === 'county') return { table, element: rest }
  if (table === 'none') return isList(rest) ? { table, list: rest } : null
  if (isList(table)) return ROW.test(rest) ? { table, row: rest } : null
  const second = rest.indexOf('/')
  const [one, other] = [rest.slice(0, second), rest.slice(second + 1)]
  if (second <= 0 || other === '') return null
  if (table === 'sections') return isStage(one) ? { table, stage: one, column: other } : null
  if (table === 'of') return /^[0-9]{10}$/.test(one) ? { table, school: one, column: other } : null
  return table === 'self' ? { table, item: one, field: other } : null
}

export const pathOf = {
  school: (column: string): string => `schools/${column}`,
  section: (stage: Stage, column: string): string => `sections/${stage}/${column}`,
  row: (list: ReturnList, row: string): string => `${list}/${row}`,
  none: (list: ReturnList): string => `none/${list}`,
  county: (element: string): string => `county/${element}`,
  of: (school: string, column: string): string => `of/${school}/${column}`,
  self: (item: string, field: string): string => `self/${item}/${field}`,
} as const

/** The words of a list's row, or null where the text is none. Only text stands in it. */
export function readRow(value: string): Record<string, string> | null {
  if (!value.startsWith('{')) return null
  try {
    const row: unknown = JSON.parse(value)
    if (typeof row !== 'object' || row === null) return null
    return Object.values(row).every((word) => typeof word === 'string') ? (row as Record<string, string>) : null
  } catch {
    return null
  }
}

/** A list's row as text: equal for equal words, whatever order they were given in; words not given are left out. */
export function rowText(row: Readonly<Record<string, string>>): string {
  const keys = Object.keys(row).filter((key) => row[key] !== '')
  return JSON.stringify(Object.fromEntries(keys.sort().map((key) => [key, row[key]])))
}
