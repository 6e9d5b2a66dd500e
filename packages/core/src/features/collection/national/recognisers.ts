import type { Recogniser } from './recogniser.ts'
import { LISTS } from './recognisers-lists.ts'
import { STATISTICS } from './recognisers-statistics.ts'

/** Every table that is recognised, the statistics first. */
export const RECOGNISERS: readonly Recogniser[] = [...STATISTICS, ...LISTS]

/** A county's own words: `{ "jiaoji5170": { "indoor_sports_area": ["风雨操场面积"] } }`, by recogniser and key. */
export type OwnWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

/**
 * The recognisers with a county's own words tried first.
 * @returns in `unknown` what names no recogniser or none of its keys, `table` or `table.key`
 */
export function withOwnWords(own: OwnWords): { recognisers: readonly Recogniser[]; unknown: string[] } {
  const unknown = Object.entries(own).flatMap(([table, words]) => {
    const known = RECOGNISERS.find((r) => r.key === table)
    if (known === undefined) return [table]
    return Object.keys(words).flatMap((key) => (known.fields.some((f) => f.key === key) ? [] : [`${table}.${key}`]))
  })
  const recognisers = RECOGNISERS.map((r) => ({
    ...r,
    fields: r.fields.map((f) => ({ ...f, names: [...(own[r.key]?.[f.key] ?? []), ...f.names] })),
  }))
  return { recognisers, unknown }
}
