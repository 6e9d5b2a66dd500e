import type { TableName } from './columns.ts'
import type { ValueRule } from './read-value.ts'
import { gradeName } from './workbook/sheets.ts'

export const STAGE_WORDS = { primary: '小学', junior: '初中' } as const
const ROOM_WORDS: Readonly<Record<string, string>> = { music: '音乐教室', art: '美术教室' }
const GRADES = ['优秀', '良好', '合格', '不合格']
const ENUM_WORDS: Readonly<Record<string, string>> = { public: '公办', private: '民办' }

/** A value as people say it: words where a clerk chooses from a list. Null for not reported. */
export function valueWords(value: string | number | null, rule: ValueRule | undefined): string | null {
  if (value === null) return null
  if (typeof value === 'string' || !rule) return String(value)
  if (rule.kind === 'boolean') return value === 1 ? '是' : '否'
  if (rule.kind === 'judgement') return value === 1 ? '达标' : '未达标'
  if (rule.kind === 'grade') return GRADES[value] ?? String(value)
  const word = rule.kind === 'enum' ? rule.values[value] : undefined
  return word === undefined ? String(value) : (ENUM_WORDS[String(word)] ?? String(word))
}

/** What tells a row of a school apart, in words: a class (`3 2班`) with its grade, a room's kind, the beginning of a teacher's hash. */
export function rowWords(table: TableName, item: string): string {
  if (table === 'teachers') return `教师 ${item.slice(0, 8)}…`
  if (table !== 'classes') return ROOM_WORDS[item] ?? item
  const [, grade, name = item] = /^(\d|\?) ([\s\S]*)$/.exec(item) ?? []
  return grade === undefined || grade === '?' ? name : `${gradeName(Number(grade))} ${name}`
}
