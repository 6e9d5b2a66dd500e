import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import type { CodeIndex } from './code-index.ts'
import type { CsvFile } from './csv-file.ts'
import { type RawTable, tidyWord } from './raw-table.ts'
import { isUsableCode, type SchoolIndex } from './schools.ts'

/** All sections of a package in the order of their schools, primary before junior. */
export interface SectionIndex {
  raw: RawTable
  /** Row of `raw` of each section. */
  order: Int32Array
  /** Sorted school of each section, and its stage. */
  school: Int32Array
  stage: Uint8Array
  /** Section of school s, stage t at [s·2+t]; −1 where the school has none. */
  at: Int32Array
}

const STAGE_WORDS = new Map([
  ['primary', 0],
  ['小学', 0],
  ['小学部', 0],
  ['junior', 1],
  ['初中', 1],
  ['初中部', 1],
])

/** 0 primary, 1 junior, −1 unknown. */
export const stageOf = (word: string): number => STAGE_WORDS.get(word.toLowerCase()) ?? -1

/** Joins the sections to their schools and reports unknown schools and stages and repeated sections. */
export function indexSections(raw: RawTable, schools: SchoolIndex): SectionIndex {
  const join = joiner(raw, schools)
  const at = new Int32Array(schools.codes.length * 2).fill(-1)
  const stages = raw.words.get('stage') ?? []
  let count = 0
  for (let row = 0; row < raw.rows; row++) {
    const school = join(row)
    const stage = stageAt(raw, row, stages[row] ?? '')
    if (school < 0 || stage < 0) continue
    const earlier = at[school * 2 + stage]!
    if (earlier >= 0) {
      raw.csv.faults.structural(
        'S021',
        { sheet: raw.csv.sheet, row: raw.lines[row]!, column: raw.csv.header.headers.get('stage') ?? 'stage' },
        (line) => [
          `学校 ${schools.codes[school]} 的这个学段在第 ${line(raw.lines[earlier]!)} 行已经填过，${sameRow(raw, earlier, row) ? '两行内容相同' : '两行内容不同'}，以先出现的一行为准。`,
          '一所学校每个学段只留一行。',
        ],
      )
      continue
    }
    at[school * 2 + stage] = row
    count++
  }
  return sorted(raw, at, count)
}

/** The sorted school of a row, −1 where it cannot be found; says so. Rows in the order of the schools cost next to nothing. */
export function joiner(raw: RawTable, schools: SchoolIndex): (row: number) => number {
  const { csv, codes, lines } = raw
  return (row) => {
    const from = codes!.from[row]!
    const length = codes!.length[row]!
    const found = schools.index.find(csv.bytes, from, length)
    return found >= 0 ? found : findTidied(csv, schools.index, from, length, lines[row]!)
  }
}

/** The long way to a school: a code with spaces or full-width digits is found with a warning, any other is a fault. */
export function findTidied(csv: CsvFile, index: CodeIndex, from: number, length: number, line: number): number {
  const raw = csv.bytes.toString('utf8', from, from + length)
  const code = tidyWord(csv, 'school_code', raw, true, line)
  const bytes = Buffer.from(code)
  const found = code === raw ? -1 : index.find(bytes, 0, bytes.length)
  if (found < 0 && isUsableCode(csv, 'school_code', line, code, '学校代码')) reportUnknownSchool({ csv }, line, code)
  return found
}

export function reportUnknownSchool({ csv }: Pick<RawTable, 'csv'>, row: number, code: string): void {
  csv.elsewhere?.add(code)
  csv.faults.structural('S022', { sheet: csv.sheet, row, column: csv.header.headers.get('school_code') ?? 'school_code' }, () => [
    `学校代码${quoted(code)}在 schools.csv 中找不到，这一行没有读取。`,
    '核对代码；若是新学校，先在 schools.csv 中加一行。',
  ])
}

/** The stage of a row, −1 when the word is unknown; says so. */
export function stageAt(raw: RawTable, row: number, word: string): number {
  const stage = stageOf(word)
  if (stage < 0) reportUnknownStage(raw, raw.lines[row]!, word)
  return stage
}

export function reportUnknownStage({ csv }: Pick<RawTable, 'csv'>, row: number, word: string): void {
  csv.faults.structural('S018', { sheet: csv.sheet, row, column: csv.header.headers.get('stage') ?? 'stage' }, () => [
    word === '' ? '学段没有填，这一行没有读取。' : `不认识的学段${quoted(word)}，这一行没有读取。`,
    '填 primary（小学）或 junior（初中）；高中部人数填在 schools.csv 的 senior_students（高中部在校生数）。',
  ])
}

function sameRow(raw: RawTable, a: number, b: number): boolean {
  return [...raw.numbers.values()].every((v) => Object.is(v[a], v[b]))
}

function sorted(raw: RawTable, at: Int32Array, count: number): SectionIndex {
  const order = new Int32Array(count)
  const school = new Int32Array(count)
  const stage = new Uint8Array(count)
  let next = 0
  for (let slot = 0; slot < at.length; slot++) {
    const row = at[slot]!
    if (row < 0) continue
    order[next] = row
    school[next] = slot >> 1
    stage[next] = slot & 1
    at[slot] = next++
  }
  return { raw, order, school, stage, at }
}
