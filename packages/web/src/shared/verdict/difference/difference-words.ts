import type { PackageDifference } from '@junheng/core/features/evaluation/contract.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { besideLine, cv, plain } from '../../numbers.ts'
import { findItem } from '../../standards.ts'

type Difference = PackageDifference['difference']
export type SectionFlip = Difference['sections'][number]
export type SpreadFlip = Difference['spreads'][number]
export type ItemFlip = Difference['items'][number]
type Value = SectionFlip['indicators'][number]['before']

/** The name in full of an item or a veto (`veto:<key>`). */
export function nameOf(standard: StandardView, key: string): string {
  if (key.startsWith('veto:')) return standard.vetoes.find((veto) => `veto:${veto.key}` === key)?.zh ?? key
  return findItem(standard, key)?.zh ?? key
}

/** `4.32 / 4.5`; `—` where it was not reported or is not judged. */
export function valueBeside(value: Value, standard: StandardView, indicator: string): string {
  if (value === null) return '—'
  const shown = besideLine(value.value, value.threshold, findItem(standard, indicator)?.decimals ?? 2)
  return value.threshold === null ? shown : `${shown} / ${plain(value.threshold)}`
}

/** `0.532 / 0.5` */
export function coefficient(side: SpreadFlip['before']): string {
  if (side === null) return '—'
  return side.limit === null ? cv(side.cv, null) : `${cv(side.cv, side.limit)} / ${plain(side.limit)}`
}

/** Items whose verdict turns, those carried by other schools, and those only said otherwise. */
export function sortedItems(items: readonly ItemFlip[]): { turned: ItemFlip[]; carried: ItemFlip[]; reworded: ItemFlip[] } {
  const turned = items.filter(({ before, after }) => before.verdict !== after.verdict)
  const rest = items.filter((item) => !turned.includes(item))
  const hasSchools = ({ schools }: ItemFlip) => schools.before.length + schools.after.length > 0
  return { turned, carried: rest.filter(hasSchools), reworded: rest.filter((item) => !hasSchools(item)) }
}

/** Schools that turn in a county item, each counted once. */
export const schoolsTurned = (items: readonly ItemFlip[]): number =>
  new Set(items.flatMap(({ schools }) => [...schools.before, ...schools.after])).size
