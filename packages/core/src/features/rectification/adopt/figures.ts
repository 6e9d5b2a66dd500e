import type { Figure, FigureKind } from '../measures/outline.ts'
import { halfDigits } from '../plan/words.ts'

const N = '(\\d{1,9}(?:\\.\\d{1,4})?)'
/** 45人以内 and 2000平方米以上 are lines to keep, not amounts. */
const EXACT = '(?![以之]|[至—~-]\\d)'

/** How amounts are worded; of two patterns at one place the first counts. */
const WORDINGS: readonly (readonly [FigureKind, RegExp])[] = [
  ['money', new RegExp(`${N}(亿元|万元|元)${EXACT}`, 'g')],
  ['area', new RegExp(`${N}(万平方米|平方米|平米|㎡)${EXACT}`, 'g')],
  ['places', new RegExp(`${N}(个?学位)`, 'g')],
  ['places', new RegExp(`学位${N}(个)${EXACT}`, 'g')],
  ['teachers', new RegExp(`${N}(名|人)${EXACT}[^，,。；;、\\d]{0,8}教师`, 'g')],
  ['teachers', new RegExp(`教师${N}(名|人)${EXACT}`, 'g')],
  ['pupils', new RegExp(`${N}(名|人)${EXACT}[^，,。；;、\\d]{0,4}(?:学生|生源)`, 'g')],
  ['pupils', new RegExp(`(?:学生|生源)(?:约)?${N}(名|人)${EXACT}`, 'g')],
  ['rooms', new RegExp(`${N}(间)${EXACT}`, 'g')],
  ['classes', new RegExp(`${N}(个(?:教学)?班级?)${EXACT}`, 'g')],
  ['things', new RegExp(`${N}(台|套|册)${EXACT}`, 'g')],
]
const SCALE: Readonly<Record<string, number>> = { 亿元: 100_000_000, 万元: 10_000, 万平方米: 10_000 }

/** The amounts a measure's words state, in the order of the text; `money` in yuan, areas in ㎡. Lines to keep (45人以内) and counts of schools are none. */
export function readFigures(text: string): Figure[] {
  const plain = halfDigits(text)
  const found: (Figure & { at: number; end: number })[] = []
  for (const [kind, wording] of WORDINGS)
    for (const match of plain.matchAll(wording)) {
      const [quote, number, unit] = match as unknown as [string, string, string]
      const at = match.index
      const end = at + quote.length
      if (found.some((other) => at < other.end && other.at < end)) continue
      const amount = Number((Number(number) * (SCALE[unit] ?? 1)).toFixed(4))
      found.push({ kind, amount, unit: unitOf(kind, unit), quote: text.slice(at, end), at, end })
    }
  return found.sort((a, b) => a.at - b.at).map(({ at: _, end: _e, ...figure }) => figure)
}

const unitOf = (kind: FigureKind, unit: string): string => (kind === 'money' ? '元' : kind === 'area' ? '㎡' : unit)
