import { STAGES } from '../../collection/county.ts'
import { above } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import type { ItemResult } from '../result.ts'
import { listed } from './say.ts'

/** Classes over the line in one section, and whether the section can be judged at all. */
export interface SectionClasses {
  section: number
  limit: number
  /** e.g. `三年级 2班 46 人`; with bands only, `46—50 人的班 2 个`. */
  over: { text: string; row: number | null; count: number }[]
  largest: number | null
  /** What is missing; null when every class is known. */
  unknown: string | null
}

/** 班额: every class of every counted section. `value` is the number of classes over the line. */
export function classSizeItem(frame: Frame, item: Item): ItemResult {
  const { county } = frame
  const failing: string[] = []
  const unknown: string[] = []
  let count = 0
  for (const section of classSections(frame)) {
    const found = sectionClasses(frame, item, section)
    if (found.over.length === 0 && found.unknown === null) continue
    const name = `${county.schools.names[county.sections.school[section]!]}（${county.sections.stage[section] === 0 ? '小学' : '初中'}）`
    if (found.over.length > 0) {
      for (const over of found.over) count += over.count
      failing.push(`${name}：${listed(found.over.map((over) => over.text))}`)
    }
    if (found.unknown) unknown.push(`${name}（${found.unknown}）`)
  }
  const detail: string[] = []
  if (failing.length > 0) detail.push(`超过上限的班 ${count} 个`, ...failing)
  if (unknown.length > 0) detail.push(`无法判定 ${unknown.length} 个学段：${listed(unknown)}`)
  if (detail.length === 0) detail.push('所有班级都不超过上限')
  const verdict = count > 0 ? 'unmet' : unknown.length > 0 ? 'not_judgeable' : 'met'
  return { key: item.key, value: verdict === 'not_judgeable' ? null : count, verdict, detail }
}

/** Counted sections and the teaching points merged into them. */
function classSections(frame: Frame): Int32Array {
  if (frame.scope.mergedInto.size === 0) return frame.sectionRows
  return Int32Array.from([...frame.sectionRows, ...frame.scope.mergedInto.keys()]).sort()
}

export function sectionClasses(frame: Frame, item: Item, section: number): SectionClasses {
  const stage = STAGES[frame.county.sections.stage[section]!]!
  const limit = item.params![stage]!
  return frame.county.classes ? fromRolls(frame, section, limit) : fromBands(frame, section, limit)
}

function fromRolls(frame: Frame, section: number, limit: number): SectionClasses {
  const classes = frame.county.classes!
  const result: SectionClasses = { section, limit, over: [], largest: null, unknown: null }
  const { start, students } = classes
  const from = start[section]!
  const to = start[section + 1]!
  let largest = Number.NEGATIVE_INFINITY
  for (let row = from; row < to; row++) {
    const size = students[row]!
    if (size > largest) largest = size
    // Nearly all are: what follows is for those that are not, or are unknown.
    if (size <= limit) continue
    if (Number.isNaN(size)) result.unknown = '有班级未报学生数'
    else if (above(size, limit))
      result.over.push({ text: `${classLabel(classes.grade[row]!, classes.name(row))} ${size} 人`, row, count: 1 })
  }
  if (largest >= 0) result.largest = largest
  if (from === to) result.unknown = '没有班级名册'
  return result
}

const GRADES = ['', '一年级', '二年级', '三年级', '四年级', '五年级', '六年级', '初一', '初二', '初三']
/** 三年级 2班; a name that says its grade already stands alone. */
export const classLabel = (grade: number, name: string): string =>
  !GRADES[grade] || /年级|初[一二三]|[七八九]年/.test(name) ? name : `${GRADES[grade]} ${name}`

const BANDS = ['le25', '26_30', '31_35', '36_40', '41_45', '46_50', '51_55', '56_60', '61_65', 'ge66'] as const

function fromBands(frame: Frame, section: number, limit: number): SectionClasses {
  const result: SectionClasses = { section, limit, over: [], largest: null, unknown: null }
  for (const band of BANDS) {
    const count = frame.county.sections.numbers.get(`class_size_bands.${band}`)?.[section] ?? Number.NaN
    const [low, high] = bandEnds(band)
    if (high <= limit) continue
    if (Number.isNaN(count)) result.unknown = '没有班级名册，班额分段也未报全'
    else if (count > 0 && low > limit)
      result.over.push({ text: `${low}—${high === Number.POSITIVE_INFINITY ? '' : high} 人的班 ${count} 个`, row: null, count })
    else if (count > 0) result.unknown = `上限 ${limit} 人落在分段 ${low}—${high} 之内`
  }
  return result
}

function bandEnds(band: string): [number, number] {
  if (band === 'le25') return [0, 25]
  if (band === 'ge66') return [66, Number.POSITIVE_INFINITY]
  const [low, high] = band.split('_').map(Number)
  return [low!, high!]
}
