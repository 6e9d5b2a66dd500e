import type { County } from '../../collection/county.ts'
import { below } from '../../standards/formula/tolerance.ts'
import {
  MONITORED_GRADES,
  MONITORED_SUBJECTS,
  nextTestYear,
  type ResultSource,
  rankOf,
  SOURCE_NAMES,
  sourceIn,
} from '../../standards/monitoring.ts'
import type { Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import type { ItemResult, Verdict } from '../result.ts'
import { allOf, listed } from './say.ts'

export interface NaeqResult {
  /** As county.csv has it. */
  key: string
  year: number
  grade: number
  subject: string
  source: ResultSource
  /** False where the county was stated not to have been tested (未测). */
  isTested: boolean
  /** 1–4; NaN if not reported. */
  level: number
  /** 校际差异率; NaN if not reported. */
  rate: number
  line: number
}

/** What stands in place of a result where the county was not tested. */
export const UNTESTED = '未测'

/**
 * 国家义务教育质量监测: each subject and grade of its latest round, level ≥ Ⅲ and 校际差异率 < 0.15. `value` counts those that fail. What was
 * not tested is not judgeable, with the next test year; a subject without any row decides only under `naeq.subjects` = all. Of several results
 * the highest source decides (国家, 省, 县自查), the others are shown.
 */
export function naeqItem(frame: Frame, item: Item): ItemResult {
  const all = readNaeq(frame.county)
  const results = latestOf(all)
  const absent = placesWithout(results)
  const next = nextYears(frame.county, all)
  if (results.length === 0) {
    const detail = ['没有录入国家义务教育质量监测结果，无法判定', ...nextLines(MONITORED_SUBJECTS, next)]
    return { key: item.key, value: null, verdict: 'not_judgeable', detail }
  }
  const verdicts = results.map((result) => judgeNaeq(item, result))
  const isStrict = frame.profile.settings.get('naeq.subjects') === 'all'
  const verdict = allOf([...verdicts, ...(isStrict && absent.length > 0 ? ['not_judgeable' as const] : [])])
  return {
    key: item.key,
    value: verdict === 'not_judgeable' ? null : verdicts.filter((v) => v === 'unmet').length,
    verdict,
    detail: [
      ...results.map((result, i) =>
        result.isTested
          ? `${naeqText(result)}：${WORDS[verdicts[i]!]}`
          : `${result.year} 年 ${placeName(result)} 未测，无法判定${nextWord(next(result.subject))}`,
      ),
      ...outranked(all, results).map((result) => `${naeqText(result)}：只作参考，以国家、省级结果为准`),
      ...absentLine(absent, next, isStrict),
    ],
  }
}

const WORDS: Record<Verdict, string> = { met: '达标', unmet: '未达标', not_judgeable: '无法判定' }
const ROMAN = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']

export function judgeNaeq(item: Item, { level, rate }: NaeqResult): Verdict {
  const { minLevel, maxRate } = item.params as { minLevel: number; maxRate: number }
  const parts: Verdict[] = [
    Number.isNaN(level) ? 'not_judgeable' : level >= minLevel ? 'met' : 'unmet',
    Number.isNaN(rate) ? 'not_judgeable' : below(rate, maxRate) ? 'met' : 'unmet',
  ]
  return allOf(parts)
}

const placeName = ({ grade, subject }: Pick<NaeqResult, 'grade' | 'subject'>): string =>
  `${grade === 4 ? '四' : '八'}年级${subject}`

// As it was fed back, to its last decimal: nothing is reckoned here, and 0.149996 is not on the line.
const naeqText = (r: NaeqResult): string =>
  `${r.year} 年 ${placeName(r)}${r.source === 'national' ? '' : `（${SOURCE_NAMES[r.source]}）`} ${Number.isNaN(r.level) ? '水平未报' : `${ROMAN[r.level] ?? r.level}级`}，校际差异率 ${Number.isNaN(r.rate) ? '未报' : r.rate}`

/** Every result of the county, by its key's own order. */
export function readNaeq(county: County): NaeqResult[] {
  const results: NaeqResult[] = []
  for (const [key, { text, line }] of county.values) {
    const about = keyParts(key)
    if (about === null) continue
    const [level = '', rate = ''] = text.replaceAll('；', ';').split(';')
    results.push({
      key,
      ...about,
      isTested: text !== UNTESTED,
      level: levelOf(level.trim()),
      rate: rate.trim() === '' ? Number.NaN : Number(rate),
      line,
    })
  }
  return results
}

type KeyParts = Pick<NaeqResult, 'year' | 'grade' | 'subject' | 'source'>

/** Keys are few and every county of a nation has the same ones. */
const knownKeys = new Map<string, KeyParts | null>()
const MOST_KEYS = 1024

/** What a key of county.csv says a result is of; null for a key of anything else. */
function keyParts(key: string): KeyParts | null {
  if (!key.startsWith('naeq:')) return null
  const known = knownKeys.get(key)
  if (known !== undefined) return known
  const [, year, grade, subject, by = 'national'] = key.split(':')
  const source = sourceIn(by)
  const parts = year && grade && subject && source ? { year: Number(year), grade: Number(grade), subject, source } : null
  if (knownKeys.size < MOST_KEYS) knownKeys.set(key, parts)
  return parts
}

/** The results that count: of each subject and grade those of the highest source, of these the newest year. */
export const latestNaeq = (county: County): NaeqResult[] => latestOf(readNaeq(county))

function latestOf(all: readonly NaeqResult[]): NaeqResult[] {
  const latest = new Map<string, NaeqResult>()
  for (const result of all) {
    const place = placeName(result)
    const before = latest.get(place)
    if (!before || outranks(result, before)) latest.set(place, result)
  }
  return [...latest.values()].sort((a, b) => a.grade - b.grade || (a.subject < b.subject ? -1 : 1))
}

const outranks = (a: NaeqResult, b: NaeqResult): boolean =>
  rankOf(a.source) < rankOf(b.source) || (a.source === b.source && a.year > b.year)

/** Results of a lower source than the one that decides, the newest of each. */
function outranked(all: readonly NaeqResult[], deciding: readonly NaeqResult[]): NaeqResult[] {
  return deciding.flatMap((result) => {
    const lower = all.filter((r) => placeName(r) === placeName(result) && rankOf(r.source) > rankOf(result.source))
    return [...Map.groupBy(lower, ({ source }) => source).values()].map((own) => own.reduce((a, b) => (b.year > a.year ? b : a)))
  })
}

type Place = Pick<NaeqResult, 'grade' | 'subject'>

function placesWithout(results: readonly NaeqResult[]): Place[] {
  const known = new Set(results.map(placeName))
  return MONITORED_GRADES.flatMap(([grade]) => MONITORED_SUBJECTS.map((subject) => ({ grade, subject }))).filter(
    (place) => !known.has(placeName(place)),
  )
}

type Next = (subject: string) => number | null

/** When each subject is tested next, seen from the year of 统计时点, else from the newest result. */
function nextYears(county: County, all: readonly NaeqResult[]): Next {
  const national = all.filter(({ source }) => source === 'national')
  const tested = new Map(
    [...Map.groupBy(national, ({ subject }) => subject)].map(([subject, own]) => [subject, own.map(({ year }) => year)]),
  )
  const stated = Number.parseInt(county.values.get('statistics_date')?.text ?? '', 10)
  const after = Number.isNaN(stated) ? Math.max(...all.map(({ year }) => year)) : stated
  return (subject) => (Number.isFinite(after) ? nextTestYear(subject, after, tested) : null)
}

const nextWord = (year: number | null): string => (year === null ? '；按三年一轮监测' : `；按三年一轮，下一次监测在 ${year} 年`)

function absentLine(absent: readonly Place[], next: Next, isStrict: boolean): string[] {
  if (absent.length === 0) return []
  const byYear = Map.groupBy(absent, ({ subject }) => next(subject))
  const told = [...byYear].map(
    ([year, places]) => `${listed(places.map(placeName))}${year === null ? '' : `（下一次监测 ${year} 年）`}`,
  )
  return [`没有监测结果，无法判定：${told.join('；')}${isStrict ? '' : '。按口径只看反馈了结果的学科'}`]
}

function nextLines(subjects: readonly string[], next: Next): string[] {
  const byYear = [...Map.groupBy(subjects, next)].flatMap(([year, own]) => (year === null ? [] : [`${year} 年 ${listed(own)}`]))
  return byYear.length === 0 ? [] : [`按三年一轮，下一次监测：${byYear.toSorted().join('；')}`]
}

/** 3, Ⅲ, III and Ⅲ级 are the same. */
function levelOf(text: string): number {
  const word = (text.endsWith('级') ? text.slice(0, -1) : text).toUpperCase()
  const place = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'].indexOf(word)
  const latin = ['I', 'II', 'III', 'IV'].indexOf(word)
  const level = place >= 0 ? place + 1 : latin >= 0 ? latin + 1 : Number(word)
  return word !== '' && level >= 1 && level <= 4 ? level : Number.NaN
}
