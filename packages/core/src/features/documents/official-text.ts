import type { Block, Paper } from './paper.ts'

/** 发文字号: 澄教督〔2026〕3号. Six-cornered brackets, the whole year, no 第 and no leading 0 (GB/T 9704-2012 7.2.5). */
export const documentNumber = ({ agency, year, serial }: NonNullable<Paper['number']>): string =>
  `${agency}〔${year}〕${serial}号`

/** 成文日期 in Arabic digits without leading zeros: 2026年3月5日 (7.3.5.4). @param day `YYYY-MM-DD` */
export function officialDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** The four levels of 层次序数 (7.3.3): 一、 （一） 1. （1）. @param n from 1 */
export function levelNumber(level: 1 | 2 | 3 | 4, n: number): string {
  if (level === 1) return `${inChinese(n)}、`
  if (level === 2) return `（${inChinese(n)}）`
  return level === 3 ? `${n}.` : `（${n}）`
}

/** The blocks' headings with their numbers, by index. Each level counts anew below the one above it. */
export function numberedHeadings(blocks: readonly Block[]): Map<number, string> {
  const counts = [0, 0, 0, 0]
  const numbered = new Map<number, string>()
  blocks.forEach((block, i) => {
    if (block.kind !== 'heading') return
    counts[block.level - 1]!++
    counts.fill(0, block.level)
    numbered.set(i, levelNumber(block.level, counts[block.level - 1]!) + block.text)
  })
  return numbered
}

const DIGITS = '零一二三四五六七八九'

/** 1…99 in Chinese: 十一, 二十. */
export function inChinese(n: number): string {
  if (n < 10) return DIGITS[n]!
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`
}
