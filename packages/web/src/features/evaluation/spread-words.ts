import type { Spread } from '@junheng/core/features/evaluation/result.ts'
import type { CountySpread, SpreadSchool } from '@junheng/core/features/evaluation/spread/county-spread.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { besideLine, cv, figure, percent, plain } from '../../shared/numbers.ts'
import { findItem, STAGE_NAMES } from '../../shared/standards.ts'
import type { Say } from '../../shared/text.ts'
import { nameOf, shortName, spreadValue } from './item-words.ts'
import type { ENGLISH } from './spread-english.ts'
import { orderedSchools } from './spread-rows.ts'

type Words = Say<typeof ENGLISH>

/** A spread with what its figures are called and how they are written. */
export interface SpreadFigures {
  spread: CountySpread
  /** 小学生均体育运动场馆面积. */
  name: string
  unit: string
  /** Decimals of a value. */
  digits: number
  /** A value per pupil as it is shown, more precisely where rounding would put it onto its line. */
  value: (value: number | null, besideIt?: number | null) => string
  cv: (value: number | null) => string
  /** 1 + CV²: above so many times the mean, more widens the gap. */
  times: string
  /** Of a composite: the largest of its single coefficients. */
  largest: { name: string; cv: string } | null
}

export function figuresOf(spread: CountySpread, all: readonly Spread[], view: StandardView, say: Words): SpreadFigures {
  const item = findItem(view, spread.indicator)
  // Whole units are enough for thousands of yuan.
  const digits = (spread.threshold ?? spread.spread.mean ?? 0) >= 1000 ? 0 : Math.max(item?.decimals ?? 2, 2)
  const { cv: value, limit } = spread.spread
  return {
    spread,
    name: STAGE_NAMES[spread.stage] + (spread.indicator === 'composite' ? say('综合') : nameOf(view, spread.indicator)),
    unit: item?.unit ?? '',
    digits,
    value: (v, line = null) => besideLine(v, line, digits),
    cv: (v) => cv(v, limit),
    times: value === null ? '' : timesOf(1 + value * value),
    largest: spread.indicator === 'composite' ? largestOf(spread, all, view) : null,
  }
}

/** Two decimals, more where rounding would leave nothing above one. */
function timesOf(times: number): string {
  const digits = [2, 3, 4, 5].find((d) => Number(times.toFixed(d)) > 1) ?? 2
  return plain(Number(times.toFixed(digits)))
}

function largestOf({ stage }: CountySpread, all: readonly Spread[], view: StandardView): SpreadFigures['largest'] {
  const [largest] = all
    .filter((s) => s.stage === stage && s.indicator !== 'composite' && s.cv !== null)
    .toSorted((a, b) => b.cv! - a.cv!)
  return largest ? { name: shortName(view, largest.indicator), cv: spreadValue(largest) } : null
}

/** The one message of the figure, in words: 小学…差异系数 0.515，高于上限 0.50. */
export function titleOf({ spread: { spread }, name, cv: written }: SpreadFigures, say: Words): string {
  if (spread.cv === null) return say('{name}差异系数无法判定', { name })
  return say('{name}差异系数 {cv}', { name, cv: written(spread.cv) }) + standingOf(spread, say)
}

export function standingOf({ verdict, limit }: CountySpread['spread'], say: Words): string {
  if (verdict === null || limit === null) return say('（只列示，不单独判定）')
  return say(verdict === 'unmet' ? '，高于上限 {limit}' : '，不高于上限 {limit}', { limit: limit.toFixed(2) })
}

const NAMED = 3

/** Below the title: where it comes from, and what to do next; for a coefficient nobody can judge, what it waits for. */
export function leadOf({ spread, cv: written, times, largest }: SpreadFigures, say: Words): string {
  const { schools, indicator } = spread
  if (spread.spread.cv === null) {
    const missing = schools.filter((s) => (indicator === 'composite' ? s.students === null : s.value === null))
    if (missing.length > 0)
      return say('{k} 所学校没有填报，补报后才能计算：{names}', { k: missing.length, names: namesOf(missing, say) })
    return indicator === 'composite' ? '' : say('全部学校都没有这项资源，平均值为 0，差异系数没有意义。')
  }
  if (schools.length === 1) return say('只有一个学段，没有校际差异。')
  if (indicator === 'composite')
    return largest ? say('各单项的平均；最大的是{name}，{cv}。', { name: largest.name, cv: largest.cv }) : ''
  if (spread.spread.cv === 0) return say('各校一样，没有差异。')
  const carriers = orderedSchools(spread, '-share').slice(0, NAMED)
  const told = carriers.map((s) =>
    say('{name}（占 {share}，不计该校为 {cv}）', { name: s.name, share: percent(s.share), cv: written(s.without) }),
  )
  const raising = schools.filter((s) => s.raises).length
  const low = schools.filter((s) => s.mark === 'unmet' || s.mark === 'spare').length
  return (
    say('差异主要来自{names}。', { names: told.join(say('、')) }) +
    (raising > 0 ? say('再给 {k} 所学校增加资源会拉大校际差距（高于平均的 {times} 倍）；', { k: raising, times }) : '') +
    (low > 0 ? say('先补低于标准的 {k} 个学段。', { k: low }) : say('先补低于平均的学校。'))
  )
}

function namesOf(schools: readonly SpreadSchool[], say: Words): string {
  const names = schools
    .slice(0, 8)
    .map((s) => s.name)
    .join(say('、'))
  return schools.length > 8 ? say('{names} 等 {k} 所', { names, k: schools.length }) : names
}

/** What a school's row means for the gap between schools. */
export function meaningOf({ spread, times }: SpreadFigures, school: SpreadSchool, say: Words): string {
  const { value, raises, mark, gap, without } = school
  if (spread.indicator === 'composite') return compositeMeaning(spread, without, say)
  if (value === null) return say('没有填报，补报后才能计算')
  if (raises === null || spread.spread.mean === null) return ''
  const isLow = mark === 'unmet' || mark === 'spare'
  const line = plain(spread.threshold)
  if (raises)
    return isLow
      ? say('虽低于标准 {line}，已高于平均的 {times} 倍：再给该校增加资源会拉大校际差距', { line, times })
      : say('高于平均的 {times} 倍：再给该校增加资源会拉大校际差距', { times })
  if (isLow && gap)
    return gap.school
      ? say('低于标准 {line}，缺 {gap}（全校 {whole}）：增加资源可缩小差距', { line, gap: gap.section, whole: gap.school })
      : say('低于标准 {line}，缺 {gap}：增加资源可缩小差距', { line, gap: gap.section })
  if (isLow) return say('低于标准 {line}：增加资源可缩小差距', { line })
  return value < spread.spread.mean
    ? say('低于平均：增加资源可缩小差距')
    : say('高于平均、未到 {times} 倍：再增加一些还不会拉大差距', { times })
}

function compositeMeaning({ spread: { cv: now } }: CountySpread, without: number | null, say: Words): string {
  if (now === null || without === null) return ''
  const d = Math.abs(now - without).toFixed(4)
  if (Number(d) === 0) return say('不影响综合差异系数')
  return without < now ? say('不计该校，综合差异系数下降 {d}', { d }) : say('不计该校，综合差异系数上升 {d}', { d })
}

/** How a school is told in the picture. */
export const dotLabel = ({ value, unit }: SpreadFigures, school: SpreadSchool, say: Words): string =>
  say('{name} {value} {unit} · {n} 人', {
    name: school.name,
    value: value(school.value),
    unit,
    n: figure(school.students, 0),
  })
