import { SCHOOL_TEXTS, type TableName } from '@junheng/core/features/collection/columns.ts'
import { type County, STAGES, type Table } from '@junheng/core/features/collection/county.ts'
import { GRADES, type ValueRule } from '@junheng/core/features/collection/read-value.ts'
import { TEACHER_WORDS, type TeacherWord } from '@junheng/core/features/collection/teacher-words.ts'
import { NONE_AT_ALL } from '@junheng/core/features/collection/workbook/sheets.ts'
import { csvNumber } from '../package/csv-text.ts'
import type { XlsxCell } from './xlsx-file.ts'

/** One row of a sheet by column key. What is not there is an empty cell. */
export type KeyedCells = ReadonlyMap<string, XlsxCell>

const STAGE_WORDS = ['小学', '初中'] as const
const GRADE_WORDS = ['优秀', '良好', '合格', '不合格'] as const
const ENUM_WORDS: Readonly<Record<string, string>> = { public: '公办', private: '民办' }

/** How a value is written in a workbook: in Chinese words where a clerk chooses from a list, else as a number. */
export function valueCell({ kind, values }: ValueRule, value: number): XlsxCell | null {
  if (Number.isNaN(value)) return null
  if (kind === 'boolean') return { text: value === 1 ? '是' : '否' }
  if (kind === 'judgement') return { text: value === 1 ? '达标' : '不达标' }
  if (kind === 'grade') return { text: GRADE_WORDS[value] ?? GRADES[value] ?? '' }
  if (kind === 'enum' && !isNumericEnum(values)) return { text: enumWord(values[value]) }
  return { number: csvNumber(value) }
}

/** What a cell of this kind may be chosen from; null where it is a number. */
export function choicesOf({ kind, values }: ValueRule): readonly string[] | null {
  if (kind === 'boolean') return ['是', '否']
  if (kind === 'judgement') return ['达标', '不达标']
  if (kind === 'grade') return GRADE_WORDS
  return kind === 'enum' ? values.map(enumWord) : null
}

export const stageWord = (stage: number): string => STAGE_WORDS[stage] ?? STAGES[stage] ?? ''
const isNumericEnum = (values: ValueRule['values']): boolean => values.every((v) => /^\d+$/.test(String(v)))
const enumWord = (value: string | number | undefined): string => ENUM_WORDS[String(value)] ?? String(value ?? '')

/** The rows of a table over these counties; null when none of them handed it in. A table without rows says so in words. */
export function tableRows(table: TableName, counties: readonly County[], rules: readonly ValueRule[]): KeyedCells[] | null {
  const handedIn = counties.filter((c) => (table === 'county' ? c.values.size > 0 : c[table] !== null))
  if (handedIn.length === 0) return null
  const rows = handedIn.flatMap((county) => [...rowsOf(table, county, rules)])
  return rows.length === 0 && table !== 'county' ? [new Map([['school_code', { text: NONE_AT_ALL }]])] : rows
}

function* rowsOf(table: TableName, county: County, rules: readonly ValueRule[]): Generator<KeyedCells> {
  const { schools, sections, classes, rooms, campuses, teachers } = county
  const code = (school: number): [string, XlsxCell] => ['school_code', { text: schools.codes[school]! }]
  const values = (from: Table, row: number): [string, XlsxCell][] =>
    rules.flatMap((rule): [string, XlsxCell][] => {
      const cell = valueCell(rule, from.numbers.get(rule.key)?.[row] ?? Number.NaN)
      return cell === null ? [] : [[rule.key, cell]]
    })
  switch (table) {
    case 'schools':
      for (let row = 0; row < schools.rows; row++)
        yield new Map([
          code(row),
          ['school_name', { text: schools.names[row]! }],
          ['county_code', { text: county.code }],
          ['county_name', { text: county.name }],
          ['school_type_code', { text: schools.types[row]! }],
          ['parent_school_code', { text: schools.parents[row]! }],
          ...SCHOOL_TEXTS.map(({ key }): [string, { text: string }] => [key, { text: schools.texts.get(key)?.[row] ?? '' }]),
          ...values(schools, row),
        ])
      return
    case 'sections':
      for (let row = 0; row < sections.rows; row++)
        yield new Map([
          code(sections.school[row]!),
          ['stage', { text: stageWord(sections.stage[row]!) }],
          ...values(sections, row),
        ])
      return
    case 'campuses':
      for (const [school, row] of grouped(campuses!.start))
        yield new Map([
          code(school),
          ['campus_code', { text: campuses!.codes[row]! }],
          ['campus_name', { text: campuses!.names[row]! }],
          ...values(campuses!, row),
        ])
      return
    case 'rooms':
      for (const [school, row] of grouped(rooms!.start))
        yield new Map([
          code(school),
          ['kind', { text: rooms!.kind[row] === 0 ? '音乐' : '美术' }],
          ['area', { number: csvNumber(rooms!.area[row]!) }],
        ])
      return
    case 'classes':
      for (const [section, row] of grouped(classes!.start))
        yield new Map([
          code(sections.school[section]!),
          ['stage', { text: stageWord(sections.stage[section]!) }],
          ['grade', { number: classes!.grade[row] === 0 ? '' : String(classes!.grade[row]) }],
          ['class_name', { text: classes!.name(row) }],
          ['students', { number: csvNumber(classes!.students[row]!) }],
        ])
      return
    case 'teachers':
      for (const [section, row] of grouped(teachers!.start)) {
        const word = (key: TeacherWord): [string, XlsxCell] => [key, { text: teacherText(key, teachers![key][row]!) }]
        const yesNo = (key: string, value: number): [string, XlsxCell] => [
          key,
          { text: Number.isNaN(value) ? '' : value === 1 ? '是' : '否' },
        ]
        yield new Map([
          code(sections.school[section]!),
          ['stage', { text: stageWord(sections.stage[section]!) }],
          ['teacher_id', { text: teachers!.id[row]! }],
          ...(['status', 'degree', 'subject', 'title'] as const).map(word),
          yesNo('backbone', teachers!.backbone[row]!),
          yesNo('certified', teachers!.certified[row]!),
          yesNo('hours_360', teachers!.hours360[row]!),
        ])
      }
      return
    case 'county':
      for (const [key, { text }] of [...county.values].sort(([, a], [, b]) => a.line - b.line))
        yield new Map<string, XlsxCell>([
          ['county_code', { text: county.code }],
          ['element', { text: key }],
          ['value', { text }],
        ])
  }
}

export const textOf = (cell: XlsxCell | undefined): string => (cell !== undefined && 'text' in cell ? cell.text : '')

function* grouped(start: Int32Array): Generator<[group: number, row: number]> {
  for (let group = 0; group + 1 < start.length; group++)
    for (let row = start[group]!; row < start[group + 1]!; row++) yield [group, row]
}

/** The Chinese word first listed for what is kept; a subject without one stays as written. */
function teacherText(column: TeacherWord, kept: string): string {
  for (const [written, value] of TEACHER_WORDS[column]) if (value === kept && written !== kept) return written
  return kept
}
