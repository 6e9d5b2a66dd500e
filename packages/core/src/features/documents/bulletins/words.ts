import type { Stage } from '../../collection/county.ts'
import type { IndicatorValue, Verdict } from '../../evaluation/result.ts'
import type { Standard } from '../../standards/standard.ts'
import { BLANK, type FigureAddress, type Run } from '../paper.ts'

export const STAGE_WORDS: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中' }

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { met: '达标', unmet: '未达标', not_judgeable: '无法判定' }

export const verdictWord = (verdict: Verdict | 'out' | null | undefined): string =>
  verdict === 'out' ? '不计入' : verdict ? VERDICT_WORDS[verdict] : '不判定'

/** A number of the paper that can be taken apart. `value` null leaves a blank that says why. */
export function figureRun(text: string, { key, label, value, explain = null, missing = [] }: FigureSaid): Run {
  return { text: value === null ? BLANK : text, figure: { key, label, value, explain, missing } }
}

interface FigureSaid {
  key: string
  label: string
  value: number | null
  explain?: FigureAddress | null
  missing?: string[]
}

/** With as many decimals as asked, and more where rounding would put the value on the other side of its line, or onto it. */
export function besideLine(value: number, line: number | null, digits: number): string {
  if (line === null) return value.toFixed(digits)
  for (let d = digits; d < 6; d++)
    if (Math.sign(Number(value.toFixed(d)) - line) === Math.sign(nearly(value, line))) return value.toFixed(d)
  return value.toFixed(6)
}

/** As the engine judges it: within 1e-9 of the line is on the line. */
const nearly = (value: number, line: number): number => (Math.abs(value - line) <= 1e-9 * Math.abs(line) ? 0 : value - line)

/** 差异系数: three decimals, four within 0.005 of its limit. */
export const cvText = (cv: number, limit: number | null): string =>
  besideLine(cv, limit, limit !== null && Math.abs(cv - limit) < 0.005 ? 4 : 3)

/** `3.98（标准 4.5）`. */
export function valueBesideLine({ value, threshold }: IndicatorValue, decimals: number): string {
  if (value === null) return '未报全'
  return threshold === null ? value.toFixed(decimals) : `${besideLine(value, threshold, decimals)}（标准 ${threshold}）`
}

/** What people call an indicator, a county item or a veto. */
export function nameIn(standard: Standard): (key: string) => string {
  const names = new Map<string, string>([
    ...standard.indicators.map(({ code, zh }) => [code, zh] as const),
    ...standard.items.map(({ key, zh }) => [key, zh] as const),
    ...standard.vetoes.map(({ key, zh }) => [`veto:${key}`, zh] as const),
    ['composite', '综合差异系数'],
  ])
  return (key) => names.get(key) ?? key
}
