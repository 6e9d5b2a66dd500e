import type { Standard } from '../../standards/standard.ts'
import type { CoreItem, ScoreLine } from './rubric-schema.ts'

/** Nobody set them: the sources say that each province does. */
export const defaultScores = ({ items }: Pick<Standard, 'items'>): ScoreLine[] =>
  items.filter(({ kind }) => kind === 'score').map(({ key }) => ({ key, max: null, rubric: '' }))

/** As many lines as the standard counts core items, without names: their list was not found in any source (推断). */
export function defaultCoreItems({ items }: Pick<Standard, 'items'>): CoreItem[] {
  const count = items.find(({ kind }) => kind === 'school_standard')?.params?.['coreItems'] ?? 0
  return Array.from({ length: count }, () => ({ name: '', isCore: true, max: null }))
}

/** What a sheet's scores and maxima come to; null where one of them is not given. */
export function sheetTotals(lines: readonly { max: number | null; score: number | null }[]) {
  return { max: totalOf(lines.map(({ max }) => max)), score: totalOf(lines.map(({ score }) => score)) }
}

// In hundredths, so that 0.1 + 0.2 is 0.3 on paper too.
const totalOf = (parts: readonly (number | null)[]): number | null =>
  parts.includes(null) || parts.length === 0 ? null : parts.reduce<number>((sum, part) => sum + Math.round(part! * 100), 0) / 100
