import { atLeast } from '../../standards/formula/tolerance.ts'
import type { Frame } from '../frame.ts'
import type { ItemResult, Verdict } from '../result.ts'

/** `a`、`b`、`c`; all of them, for a list in a verdict is never cut. */
export const listed = (names: readonly string[]): string => names.join('、')

/** A number as it is read aloud in a detail: at most four decimals, no trailing zeros. */
export const plain = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toFixed(4)))

/** The same for a figure that is held against a line: with as many decimals as keep rounding from contradicting the verdict. */
export function shownAgainst(value: number, line: number, unit: string): string {
  const scale = unit === '比例' ? 100 : 1
  for (let decimals = unit === '比例' ? 1 : 4; decimals < 9; decimals++) {
    const [a, b] = [Number((value * scale).toFixed(decimals)), Number((line * scale).toFixed(decimals))]
    if (a !== b || atLeast(value, line))
      return unit === '比例' ? `${(value * scale).toFixed(decimals)}%` : `${a}${unit ? ` ${unit}` : ''}`
  }
  return shown(value, unit)
}

export const percent = (value: number): string => `${(value * 100).toFixed(1)}%`

export function shown(value: number, unit: string): string {
  return unit === '比例' ? percent(value) : `${plain(value)}${unit ? ` ${unit}` : ''}`
}

export const elementName = (frame: Frame, key: string): string => frame.standard.catalogue.elements.get(key)?.zh ?? key

export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** All must hold: one known failure decides, else one unknown. */
export function allOf(verdicts: readonly (Verdict | null)[]): Verdict {
  if (verdicts.includes('unmet')) return 'unmet'
  return verdicts.includes('not_judgeable') ? 'not_judgeable' : 'met'
}

export const truthVerdict = (truth: number): Verdict => (Number.isNaN(truth) ? 'not_judgeable' : truth === 1 ? 'met' : 'unmet')

/** What was said of an item's qualitative part; it changes the verdict only when stated unmet. */
export function withRider(frame: Frame, key: string, rider: string | undefined, result: ItemResult): ItemResult {
  if (!rider) return result
  const stated = frame.county.values.get(`${key}:rider`)?.number ?? Number.NaN
  const word = Number.isNaN(stated) ? '未说明，请附佐证' : stated === 1 ? '已落实' : '未落实'
  return {
    ...result,
    verdict: stated === 0 ? 'unmet' : result.verdict,
    detail: [...result.detail, `附带要求「${rider}」：${word}`],
  }
}

/** A failing value with as many decimals as asked, and more where rounding would put it on its line or beyond. */
export function apart(value: number, line: number, decimals: number): string {
  const isTold = (text: string) => Math.sign(Number(text) - line) === Math.sign(value - line)
  for (let d = decimals; d < 9; d++) if (isTold(value.toFixed(d))) return value.toFixed(d)
  return String(value)
}
