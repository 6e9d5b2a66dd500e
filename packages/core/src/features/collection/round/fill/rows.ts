import { readValue } from '../../read-value.ts'
import type { ReturnList } from '../value-path.ts'
import { choiceOf, ruleOf } from './fields.ts'
import type { FormColumn } from './schema.ts'

/** A list's row as typed, by column key. */
export type Words = Readonly<Record<string, string>>

const COLLATOR = new Intl.Collator('zh-CN', { numeric: true })
const ORDER: Readonly<Record<ReturnList, readonly string[]>> = {
  classes: ['stage', 'grade', 'class_name'],
  rooms: ['kind', 'area'],
  campuses: ['campus_code', 'campus_name'],
  teachers: ['stage', 'teacher_id'],
}

/** As rows are called over: classes by stage, grade and number (2班 before 10班), primary before junior, music before art. */
export function compareRows(list: ReturnList): (a: Words, b: Words) => number {
  return (a, b) => {
    for (const key of ORDER[list]) {
      const order = COLLATOR.compare(a[key] ?? '', b[key] ?? '')
      if (order !== 0) return key === 'stage' || key === 'kind' ? -order : order
    }
    return 0
  }
}

/** Words a new row begins with: those it will most likely share with the row above it. */
export function nextRow(list: ReturnList, columns: readonly FormColumn[], above: Words | undefined): Record<string, string> {
  const row: Record<string, string> = {}
  for (const key of list === 'classes' ? ['stage', 'grade'] : list === 'rooms' ? ['kind'] : []) {
    const only = columns.find((column) => column.key === key)?.choices
    const word = above?.[key] ?? (only?.length === 1 ? only[0]!.value : undefined)
    if (word) row[key] = word
  }
  const number = /^(.*?)(\d+)(\D*)$/.exec(above?.['class_name'] ?? '')
  if (list === 'classes' && number) row['class_name'] = `${number[1]}${Number(number[2]) + 1}${number[3]}`
  return row
}

/** What is wrong with one cell by itself, in words; null where nothing is. Choices must be one of them. */
export function cellFault(column: FormColumn, typed: string): string | null {
  if (typed === '' || column.kind === 'text') return null
  if (column.choices.length > 0)
    return choiceOf({ ...column, softRange: null }, typed) ? null : `${column.zh}“${typed}”不在可选范围内。`
  const rule = ruleOf({ ...column, softRange: null })
  const note = rule ? readValue(typed, rule).notes[0] : undefined
  return note ? note.message : null
}
