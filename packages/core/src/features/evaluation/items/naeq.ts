import type { County } from '../../collection/county.ts'
import { below } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import type { ItemResult, Verdict } from '../result.ts'
import { allOf, plain } from './say.ts'

export interface NaeqResult {
  year: number
  grade: number
  subject: string
  /** 1–4; NaN if not reported. */
  level: number
  /** 校际差异率; NaN if not reported. */
  rate: number
  line: number
}

/** 国家义务教育质量监测: each subject and grade of its latest round, level ≥ Ⅲ and 校际差异率 < 0.15. `value` counts those that fail. */
export function naeqItem(frame: Frame, item: Item): ItemResult {
  const results = latestNaeq(frame.county)
  if (results.length === 0)
    return { key: item.key, value: null, verdict: 'not_judgeable', detail: ['没有录入国家义务教育质量监测结果'] }
  const verdicts = results.map((result) => judgeNaeq(item, result))
  const detail = results.map((result, i) => `${naeqText(result)}：${WORDS[verdicts[i]!]}`)
  const verdict = allOf(verdicts)
  return {
    key: item.key,
    value: verdict === 'not_judgeable' ? null : verdicts.filter((v) => v === 'unmet').length,
    verdict,
    detail,
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

const naeqText = (r: NaeqResult): string =>
  `${r.year} 年 ${r.grade === 4 ? '四' : '八'}年级${r.subject} ${Number.isNaN(r.level) ? '水平未报' : `${ROMAN[r.level] ?? r.level}级`}，校际差异率 ${Number.isNaN(r.rate) ? '未报' : plain(r.rate)}`

/** The results that count: of each subject and grade the newest year. */
export function latestNaeq(county: County): NaeqResult[] {
  const latest = new Map<string, NaeqResult>()
  for (const key of county.values.keys()) {
    if (!key.startsWith('naeq:')) continue
    const [, year, grade, subject] = key.split(':')
    if (!year || !grade || !subject) continue
    const place = `${grade}:${subject}`
    const before = latest.get(place)
    if (before && before.year >= Number(year)) continue
    const { text, line } = county.values.get(key)!
    const [level = '', rate = ''] = text.replaceAll('；', ';').split(';')
    latest.set(place, {
      year: Number(year),
      grade: Number(grade),
      subject,
      level: levelOf(level.trim()),
      rate: rate.trim() === '' ? Number.NaN : Number(rate),
      line,
    })
  }
  return [...latest.values()].sort((a, b) => a.grade - b.grade || (a.subject < b.subject ? -1 : 1))
}

/** 3, Ⅲ, III and Ⅲ级 are the same. */
function levelOf(text: string): number {
  const word = (text.endsWith('级') ? text.slice(0, -1) : text).toUpperCase()
  const place = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'].indexOf(word)
  const latin = ['I', 'II', 'III', 'IV'].indexOf(word)
  const level = place >= 0 ? place + 1 : latin >= 0 ? latin + 1 : Number(word)
  return word !== '' && level >= 1 && level <= 4 ? level : Number.NaN
}
