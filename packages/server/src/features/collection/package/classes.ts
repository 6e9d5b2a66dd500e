import type { PackedClasses } from '@junheng/core/features/collection/class-names.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import { readValue, tidy, type ValueRule } from '@junheng/core/features/collection/read-value.ts'
import { releaseMemory } from './byte-loops.ts'
import { plainNumber, words } from './cell-text.ts'
import type { CellBlock, CutState } from './cells.ts'
import { type ClassColumns, grouped, grown, loopColumns, viewed } from './class-columns.ts'
import { addRun, newRuns, type SeenOrder } from './class-runs.ts'
import { blocksOf, type CsvFile, rowsAbout } from './csv-file.ts'
import { type GatheredClasses, plainClasses } from './plain-classes.ts'
import { slow, tidyWord } from './raw-table.ts'
import type { SchoolIndex } from './schools.ts'
import { findTidied, reportUnknownStage, type SectionIndex, stageOf } from './sections.ts'

/** The class rows of the whole package, grouped by section. Names stay bytes of the file until asked for. */
export interface ClassRows {
  csv: CsvFile
  rows: number
  /** By global section: its rows are start[s] … start[s+1]−1. */
  start: Int32Array
  lines: Int32Array
  grade: Uint8Array
  students: Float64Array
  nameFrom: Uint32Array
  nameLength: Uint16Array
  order: SeenOrder
}

/**
 * Reads classes.csv straight from its bytes. A nation has 4.5 million class rows, so nothing is allocated per row: a row whose
 * code and stage are the bytes of the row before belongs to the same section.
 */
export function readClasses(csv: CsvFile, schools: SchoolIndex, sections: SectionIndex): ClassRows {
  const { bytes, width, header } = csv
  const at = COLUMNS.map((key) => header.at.get(key)!) as [number, number, number, number, number]
  const rule = header.columns.values[0]!
  const locate = locator(csv, schools, sections)
  const unusual = unusualReporter(csv, rule, schools, sections)
  const inOrder = width === COLUMNS.length && at.every((column, i) => column === i)
  const [usualLeast, usualMost] = rule.softRange ?? [0, Number.MAX_VALUE]
  releaseMemory()
  const take = plainClasses(bytes, schools, sections, {
    least: rule.min ?? 0,
    most: rule.max ?? Number.MAX_VALUE,
    usualLeast,
    usualMost,
  })
  const state: CutState = { ...csv.body }
  const gathered: GatheredClasses = { columns: loopColumns(rowsAbout(csv)), rows: 0, runs: newRuns(), unusual: [] }
  let out = viewed(gathered.columns)

  /** Takes rows until one is not plain. */
  const takeRows = (): void => {
    const { columns } = gathered
    take(state, gathered)
    if (gathered.columns !== columns) out = viewed(gathered.columns)
    for (const { section, from, to } of gathered.unusual.splice(0))
      for (let row = from; row < to; row++) unusual(section, out.students[row]!, out.lines[row]!)
  }

  if (inOrder) takeRows()
  // What is not plain is read the general way: row by row between plain ones, or all of it where columns stand in another order.
  for (const block of blocksOf(csv, inOrder ? 1 : undefined, state)) {
    const { start, end, lines } = block
    if (gathered.rows + block.rows >= gathered.columns.rows) {
      gathered.columns = grown(gathered.columns, gathered.rows, Math.ceil((gathered.rows + block.rows + 1) * 1.3))
      out = viewed(gathered.columns)
    }
    for (let r = 0; r < block.rows; r++) {
      const base = r * width
      const code = start[base + at[0]]!
      const stageFrom = start[base + at[1]]!
      const section = locate(code, end[base + at[0]]! - code, stageFrom, end[base + at[1]]! - stageFrom, lines[r]!)
      if (section < 0) continue
      const row = gathered.rows++
      addRun(gathered.runs, section, row, false, 0, 0)
      readRow(csv, rule, sections.stage[section]!, block, r, at, out, row)
      unusual(section, out.students[row]!, lines[r]!)
    }
    if (inOrder) takeRows()
  }
  return grouped(csv, gathered, sections.order.length)
}

const COLUMNS = ['school_code', 'stage', 'grade', 'class_name', 'students'] as const
/** Reads one row with everything that can be unusual about it. */
function readRow(
  csv: CsvFile,
  rule: ValueRule,
  stage: number,
  { start, end, lines, ragged }: CellBlock,
  r: number,
  at: readonly [number, number, number, number, number],
  out: ClassColumns,
  row: number,
): void {
  const { bytes, width } = csv
  const base = r * width
  const line = lines[r]!
  const gradeFrom = start[base + at[2]]!
  const gradeTo = end[base + at[2]]!
  const grade = gradeTo - gradeFrom === 1 ? bytes[gradeFrom]! - 48 : 0
  const inStage = stage === 0 ? grade >= 1 && grade <= 6 : grade >= 7 && grade <= 9
  out.grade[row] = inStage ? grade : readGrade(csv, stage, bytes.toString('utf8', gradeFrom, gradeTo), line, ragged[r]!)
  out.students[row] = ragged[r] === 0 ? readStudents(csv, rule, start[base + at[4]]!, end[base + at[4]]!, line) : Number.NaN
  let nameFrom = start[base + at[3]]!
  let nameTo = end[base + at[3]]!
  if (nameTo > nameFrom && (bytes[nameFrom]! <= 32 || bytes[nameTo - 1]! <= 32)) {
    tidyWord(csv, 'class_name', bytes.toString('utf8', nameFrom, nameTo), false, line)
    while (nameFrom < nameTo && bytes[nameFrom]! <= 32) nameFrom++
    while (nameTo > nameFrom && bytes[nameTo - 1]! <= 32) nameTo--
  }
  out.nameFrom[row] = nameFrom
  out.nameLength[row] = Math.min(nameTo - nameFrom, 65_535)
  out.lines[row] = line
}

function readStudents(csv: CsvFile, rule: ValueRule, from: number, to: number, line: number): number {
  const students = plainNumber(csv.bytes, from, to)
  const isFine = students >= (rule.min ?? 0) && students <= (rule.max ?? Number.MAX_VALUE) && students === Math.floor(students)
  // What is usual depends on the school (`unusualReporter`), so that it is not asked of the number alone.
  return isFine ? students : slow(csv, { ...rule, softRange: null }, csv.bytes.toString('utf8', from, to), line)
}

const TEACHING_POINT = /^21[89]$/
/** A section with fewer pupils is a small school (不足100人), whose classes are small by nature. */
const SMALL_SCHOOL = 100

/**
 * Warns of an unusual size of class. Above the range always; below it only where classes are usually full: not in a teaching point, nor
 * in a section of fewer than a hundred pupils, unless nobody sits in it. A nation has many: words are made only for those that are listed.
 */
function unusualReporter(csv: CsvFile, rule: ValueRule, schools: SchoolIndex, sections: SectionIndex) {
  const [least, most] = rule.softRange ?? [0, Number.MAX_VALUE]
  const types = schools.raw.words.get('school_type_code')
  const pupils = sections.raw.numbers.get('students')
  const column = csv.header.headers.get(rule.key) ?? rule.key
  const isSmall = (section: number): boolean =>
    TEACHING_POINT.test(types?.[schools.order[sections.school[section]!]!] ?? '') ||
    (pupils?.[sections.order[section]!] ?? Number.NaN) < SMALL_SCHOOL
  return (section: number, students: number, line: number): void => {
    if (!(students < least || students > most)) return
    if (students > 0 && students < least && isSmall(section)) return
    csv.faults.structural('S013', { sheet: csv.sheet, row: line, column }, () => {
      const [note] = readValue(String(students), rule).notes
      return [note?.message ?? '', note?.repair ?? '']
    })
  }
}

/** Name of a class as text. */
export const className = (c: Pick<ClassRows, 'csv' | 'nameFrom' | 'nameLength'>, row: number): string =>
  c.csv.bytes.toString('utf8', c.nameFrom[row], c.nameFrom[row]! + c.nameLength[row]!)

/** Finds a row's section from the bytes of its code and stage. Reports what cannot be found. */
function locator(csv: CsvFile, schools: SchoolIndex, sections: SectionIndex) {
  const { bytes } = csv
  const stages = words(bytes)
  const stageByWord: number[] = []
  return (code: number, codeSize: number, word: number, wordSize: number, line: number): number => {
    const found = schools.index.find(bytes, code, codeSize)
    const school = found >= 0 ? found : findTidied(csv, schools.index, code, codeSize, line)
    const written = stages.at(word, word + wordSize)
    stageByWord[written] ??= stageOf(tidy(stages.list[written]!))
    const stage = stageByWord[written]!
    if (stage < 0) reportUnknownStage({ csv }, line, tidy(stages.list[written]!))
    if (school < 0 || stage < 0) return -1
    const section = sections.at[school * 2 + stage]!
    if (section < 0) reportUnknownSection(csv, line, schools.codes[school]!, stage)
    return section
  }
}

export function reportUnknownSection(csv: CsvFile, row: number, code: string, stage: number): void {
  const zh = stage === 0 ? '小学部' : '初中部'
  csv.faults.structural('S023', { sheet: csv.sheet, row, column: csv.header.headers.get('stage') ?? 'stage' }, () => [
    `学校 ${code} 在 sections.csv 中没有${zh}，这一行没有读取。`,
    `核对学段；若确有${zh}，在 sections.csv 中加一行。`,
  ])
}

/** The grade of a cell that is not simply a digit of its stage: 0 with a fault, or what it means with a warning. */
function readGrade(csv: CsvFile, stage: number, raw: string, line: number, ragged: number): number {
  if (ragged !== 0) return 0
  const place = { sheet: csv.sheet, row: line, column: csv.header.headers.get('grade') ?? 'grade' }
  const text = tidy(raw)
  const grade = /^0*[1-9]$/.test(text) ? Number(text) : /^[1-9](\.0+)?$/.test(text) ? Math.floor(Number(text)) : 0
  const inStage = stage === 0 ? grade >= 1 && grade <= 6 : grade >= 7
  const range = stage === 0 ? '小学为 1—6' : '初中为 7—9'
  if (text === '') csv.faults.structural('S019', place, () => ['年级没有填。', `填数字，${range}。`])
  else if (!inStage) {
    const junior = stage === 1 && grade >= 1 && grade <= 3 ? `，初${'一二三'[grade - 1]}应填 ${grade + 6}` : ''
    csv.faults.structural('S026', place, () => [
      `年级${quoted(text)}不属于${stage === 0 ? '小学' : '初中'}${junior}。`,
      `填数字，${range}。`,
    ])
  } else if (text !== raw)
    csv.faults.structural('S011', place, () => [`年级写作${quoted(raw)}，已按 ${grade} 读取。`, `改为 ${grade}。`])
  return inStage ? grade : 0
}

/** The class table of one county: sections first…last of the package. */
export function countyClasses(all: ClassRows, first: number, last: number): PackedClasses {
  const from = all.start[first]!
  const to = all.start[last]!
  const start = new Int32Array(last - first + 1)
  const students = all.students.subarray(from, to)
  for (let s = first; s <= last; s++) start[s - first] = all.start[s]! - from
  return {
    source: all.csv.source,
    rows: to - from,
    lines: all.lines.subarray(from, to),
    start,
    grade: all.grade.subarray(from, to),
    students,
    name: (row) => className(all, from + row),
    packed: {
      bytes: all.csv.bytes,
      from: all.nameFrom.subarray(from, to),
      length: all.nameLength.subarray(from, to),
      order: {
        rising: all.order.rising.subarray(first, last),
        textFrom: all.order.textFrom.subarray(first, last),
        textTo: all.order.textTo.subarray(first, last),
        students,
      },
    },
  }
}
