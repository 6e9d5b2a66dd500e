import type { County } from '../../collection/county.ts'
import { teacherCount } from '../../collection/effective-county.ts'
import type { ExplanationInput } from '../explanation.ts'
import { cellOf } from './sources.ts'

/**
 * A count of teachers with what it was counted from: the rows of the list of teachers, by number only, for they are people. Where the county has
 * such a list and none of this school, the count says that it was typed.
 */
export function withTeachers(
  county: County,
  table: 'sections' | 'schools',
  row: number,
  input: ExplanationInput,
): ExplanationInput {
  const { teachers } = county
  const count = input.value === null ? null : teacherCount(county, table, row, input.element)
  if (count === null || teachers === null) return input
  if (count.by === 'typed') return { ...input, zh: `${input.zh}（手工填报，教师名单里没有）` }
  const lines = count.rows.map((teacher) => teachers.lines[teacher]!).sort((a, b) => a - b)
  const which = lines.length === 0 ? '没有符合的行' : `第 ${ranges(lines)} 行`
  const zh = `${teachers.source.sheet}逐人统计：${which}`
  const source = lines.length === 0 ? null : cellOf(teachers.source, lines[0]!, 'status')
  // What was typed in its cell gave way: the cell is no source of this number.
  return { ...input, source: null, inputs: [{ element: 'teacher_rows', zh, unit: input.unit, value: lines.length, source }] }
}

/** 2, 3, 4, 7 → 2—4、7. */
export function ranges(lines: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run && line === run[1] + 1) run[1] = line
    else runs.push([line, line])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}—${last}`)).join('、')
}
