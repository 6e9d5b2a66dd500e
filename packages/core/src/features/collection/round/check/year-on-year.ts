import { placeIn, whose } from '../../check/placing.ts'
import { type County, STAGES, type Table } from '../../county.ts'
import type { FaultList } from '../../fault-list.ts'
import type { ChangeRule, GradesRule, StatedRule, YearRule } from './round-rules.ts'

/** A county's figures, those of the round before, and how the rows of the one are found in the other (−1: it is new). */
export interface TwoYears {
  now: County
  before: County
  schoolBefore: (school: number) => number
  sectionBefore: (section: number) => number
}

export function twoYears(now: County, before: County): TwoYears {
  const schools = new Map(before.schools.codes.map((code, row) => [code, row]))
  const nameOf = ({ schools: { codes }, sections }: County, section: number) =>
    `${codes[sections.school[section]!]} ${sections.stage[section]}`
  const sections = new Map(Array.from({ length: before.sections.rows }, (_, row) => [nameOf(before, row), row]))
  return {
    now,
    before,
    schoolBefore: (school) => schools.get(now.schools.codes[school]!) ?? -1,
    sectionBefore: (section) => sections.get(nameOf(now, section)) ?? -1,
  }
}

/**
 * Asks one rule of every school or section that was there the year before.
 *
 * @param nameOf an element's name
 * @returns the elements that one of the two years did not report at all; none where the rule ran
 */
export function askYear(years: TwoYears, rule: YearRule, nameOf: (key: string) => string, faults: FaultList): string[] {
  if (rule.kind === 'grades') return askGrades(years, rule, faults)
  return rule.kind === 'stated' ? askStated(years, rule, nameOf, faults) : askChange(years, rule, nameOf, faults)
}

/** The figures of a year's sections or schools and the way back from a row of now. */
function tables({ now, before, schoolBefore, sectionBefore }: TwoYears, scope: 'section' | 'school') {
  return scope === 'section'
    ? { table: now.sections as Table, past: before.sections as Table, rowBefore: sectionBefore }
    : { table: now.schools as Table, past: before.schools as Table, rowBefore: schoolBefore }
}

function askStated(years: TwoYears, rule: StatedRule, nameOf: (key: string) => string, faults: FaultList): string[] {
  const { table, past, rowBefore } = tables(years, rule.scope)
  const key = `${rule.element}_prev`
  const [stated, known] = [table.numbers.get(key), past.numbers.get(rule.element)]
  if (!stated) return [key]
  if (!known) return [rule.element]
  for (let row = 0; row < table.rows; row++) {
    const before = known[rowBefore(row)] ?? Number.NaN
    if (!differs(stated[row]!, before)) continue
    faults.add(rule.id, rule.severity, placeIn(table.source, table.lines[row]!, key), () => [
      `${whose(years.now, rule.scope, row)}${nameOf(key)}填 ${plain(stated[row]!)}，上一轮填报是 ${plain(before)}。`,
      rule.repair,
    ])
  }
  return []
}

const differs = (a: number, b: number): boolean => Math.abs(a - b) > 0.005 * Math.max(1, Math.abs(b))

function askChange(years: TwoYears, rule: ChangeRule, nameOf: (key: string) => string, faults: FaultList): string[] {
  const { table, past, rowBefore } = tables(years, rule.scope)
  const [column, known] = [table.numbers.get(rule.element), past.numbers.get(rule.element)]
  if (!column || !known) return [rule.element]
  for (let row = 0; row < table.rows; row++) {
    const [value, before] = [column[row]!, known[rowBefore(row)] ?? Number.NaN]
    // A comparison with what was not reported is false.
    if (!(before > 0) || !isUnusual(rule, value, before, 1) || isExplained(years, rule, row, value, before)) continue
    const change = value - before
    faults.add(rule.id, rule.severity, placeIn(table.source, table.lines[row]!, rule.element), () => [
      `${whose(years.now, rule.scope, row)}${nameOf(rule.element)} ${plain(value)}，上年 ${plain(before)}，${change < 0 ? '减少' : '增加'} ${plain(Math.abs(change))}（${percent(change / before)}）。`,
      rule.repair,
    ])
  }
  return []
}

/** @param scale how much the figure may have grown with the pupils: 1.1 where there are a tenth more of them */
function isUnusual({ up, down, downTo, least }: ChangeRule, value: number, before: number, scale: number): boolean {
  if (!(Math.abs(value - before) >= least)) return false
  if (downTo !== undefined && value < before * (1 - downTo)) return false
  return (up !== null && value > before * scale * (1 + up)) || (down !== null && value < before * scale * (1 - down))
}

function isExplained(years: TwoYears, rule: ChangeRule, row: number, value: number, before: number): boolean {
  if (rule.explainedBy === 'construction') return years.now.schools.numbers.get('has_construction_record')?.[row] === 1
  if (rule.explainedBy === null) return false
  const pupils = pupilsThenAndNow(years, rule.scope, row)
  return pupils !== null && !isUnusual(rule, value, before, pupils.now / pupils.before)
}

function pupilsThenAndNow(years: TwoYears, scope: 'section' | 'school', row: number): { now: number; before: number } | null {
  const before = scope === 'section' ? years.sectionBefore(row) : years.schoolBefore(row)
  const sum = (county: County, at: number): number => {
    const students = county.sections.numbers.get('students')
    if (!students) return Number.NaN
    if (scope === 'section') return students[at] ?? Number.NaN
    return students.reduce((all, one, section) => (county.sections.school[section] === at ? all + one : all), 0)
  }
  const pupils = { now: sum(years.now, row), before: sum(years.before, before) }
  return pupils.before > 0 && pupils.now > 0 ? pupils : null
}

const GRADE_NAMES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

function askGrades(years: TwoYears, rule: GradesRule, faults: FaultList): string[] {
  const { now, before } = years
  if (!now.classes || !before.classes) return ['class_sizes']
  const { sections } = now
  for (let section = 0; section < sections.rows; section++) {
    const then = years.sectionBefore(section)
    if (then < 0) continue
    const odd = oddGrades(now, before, section, then, rule)
    if (odd.length > 0)
      faults.add(rule.id, rule.severity, placeIn(sections.source, sections.lines[section]!, 'students'), () => [
        `${whose(now, 'section', section)}${odd.join('；')}。`,
        rule.repair,
      ])
  }
  return []
}

/** The grades whose pupils are not those of the grade below a year ago, in words. */
function oddGrades(now: County, before: County, section: number, then: number, { share, least }: GradesRule): string[] {
  const [pupils, pupilsThen] = [byGrade(now, section), byGrade(before, then)]
  const grades = STAGES[now.sections.stage[section]!] === 'primary' ? [2, 3, 4, 5, 6] : [8, 9]
  return grades.flatMap((grade) => {
    const [here, there] = [pupils.get(grade) ?? Number.NaN, pupilsThen.get(grade - 1) ?? Number.NaN]
    const change = here - there
    if (!(Math.abs(change) >= least && Math.abs(change) > there * share)) return []
    const than = `${change < 0 ? '少' : '多'} ${Math.abs(change)} 人，${percent(change / there)}`
    return [`${GRADE_NAMES[grade]}年级 ${here} 人，上年${GRADE_NAMES[grade - 1]}年级 ${there} 人（${than}）`]
  })
}

function byGrade({ classes }: County, section: number): Map<number, number> {
  const pupils = new Map<number, number>()
  const { start, grade, students } = classes!
  for (let row = start[section]!; row < start[section + 1]!; row++)
    pupils.set(grade[row]!, (pupils.get(grade[row]!) ?? 0) + students[row]!)
  return pupils
}

const plain = (value: number): string => String(Number(value.toFixed(2)))
const percent = (share: number): string => `${share > 0 ? '+' : ''}${Number((100 * share).toFixed(1))}%`
