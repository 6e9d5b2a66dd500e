import type { TrendEvent, TrendYear } from '@junheng/core/features/evaluation/trends/schema.ts'
import type { Say } from '../../../shared/text.ts'
import type { ENGLISH } from './trends-english.ts'

type Words = Say<typeof ENGLISH>

/** 2023—2024学年 → 2023—2024. */
export const shortYear = ({ name }: Pick<TrendYear, 'name'>): string => name.replace('学年', '')

const EVENTS = {
  renamed: '{year} 年起，原名{others}',
  merged_into: '{year} 年前并入{others}',
  took_in: '{year} 年前并入了{others}',
  split_into: '{year} 年前分设{others}',
  split_from: '{year} 年前由{others}分设',
  came: '{year} 年起计入',
  left: '{year} 年起不再有数据',
} as const

/** What happened to a school, as a line. The day stands where the directory knows it. */
export function eventText({ kind, year, on, others }: TrendEvent, say: Words): string {
  const text = say(EVENTS[kind], { year, others: others.join(say('、')) })
  return on ? `${text}（${on}）` : text
}

/** 改善 for what went the better way, 下滑 for the worse; null where nothing moved in so many decimals as are shown. */
export function directionOf(change: number | null, isLessBetter: boolean, digits: number): 'better' | 'worse' | null {
  if (change === null || Math.abs(change) < 0.5 * 10 ** -digits) return null
  return change < 0 === isLessBetter ? 'better' : 'worse'
}

/** `+0.012`, `−0.3`; always with its sign. */
export function changeText(change: number | null, digits: number): string {
  if (change === null) return '—'
  if (Math.abs(change) < 0.5 * 10 ** -digits) return '0'
  return `${change > 0 ? '+' : '−'}${Math.abs(change).toFixed(digits)}`
}

/** In which years other rules were used, said as one line each; empty where all were judged alike. */
export function ruleNotes(years: readonly TrendYear[], say: Words): string[] {
  const words = { standard: say('标准数据'), profile: say('口径'), engine: say('程序版本') }
  return years
    .filter(({ otherRules }) => otherRules.length > 0)
    .map(({ name, otherRules }) =>
      say('{year}的评估所用的{what}与最近一年不同，比较时请留意。', {
        year: name,
        what: otherRules.map((rule) => words[rule]).join(say('、')),
      }),
    )
}
