/** Reading Chinese official prose: digits, numerals, lists. Everything here keeps the text itself; only what is compared is normalised. */

const NUMERALS = '〇一二三四五六七八九'

/** Full-width digits as ordinary ones, character for character, so that places in the text stay the same. */
export const halfDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))

/** For comparing only: one width, no white space. */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** 12, １２, 十二, 二十一, 两 → a number; null for anything else. */
export function numberOf(text: string): number | null {
  const word = halfDigits(text.trim()).replace(/零/g, '〇').replace(/两/g, '二')
  if (word.length > 7) return null
  if (/^\d+$/.test(word)) return Number(word)
  const tens = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(word)
  if (tens) return (tens[1] ? NUMERALS.indexOf(tens[1]) : 1) * 10 + (tens[2] ? NUMERALS.indexOf(tens[2]) : 0)
  if (!/^[〇一二三四五六七八九]+$/.test(word)) return null
  return Number([...word].map((digit) => NUMERALS.indexOf(digit)).join(''))
}

/** A number as written in prose, to be put into a larger pattern. */
export const NUMBER = '(?:\\d{1,7}|[〇零一二两三四五六七八九十]{1,7})'

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Share of two-character pieces two texts have in common, 0 … 1. */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(squeezed(a)), pairsOf(squeezed(b))]
  if (left.size === 0 || right.size === 0) return 0
  let common = 0
  for (const pair of left) if (right.has(pair)) common++
  return (2 * common) / (left.size + right.size)
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2))
  return pairs
}

export const unique = <T>(values: Iterable<T>): T[] => [...new Set(values)]
