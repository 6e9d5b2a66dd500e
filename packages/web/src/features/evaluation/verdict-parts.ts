import type { ItemResult, Spread, Verdict } from '@junheng/core/features/evaluation/result.ts'
import { findItem } from '../../shared/standards.ts'
import type { Judged } from './use-judged.ts'

/** One of the things a county's verdict is made of, with how many of it are met. */
export interface Part {
  /** Where on the page it is told in full. */
  key: string
  kind: 'sections' | 'spreads' | 'items' | 'vetoes'
  /** The standard's own name of a domain of items. */
  name: string
  verdict: Verdict
  judged: number
  met: number
  unmet: number
  unknown: number
}

/** Schools (where the standard judges them), coefficients, items by domain in the standard's order, vetoes. */
export function partsOf({ county, claim, view }: Pick<Judged, 'county' | 'claim' | 'view'>): Part[] {
  const sections = county.sections.map(({ pass }) => (pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet'))
  const spreads = county.spreads.flatMap(({ verdict }) => verdict ?? [])
  return [
    ...(claim.judgesSections ? [partOf('schools', 'sections', '', sections)] : []),
    ...(spreads.length > 0 ? [partOf('spreads', 'spreads', '', spreads)] : []),
    ...domainsOf(county.items, view).map(({ key, kind, name, items }) =>
      partOf(
        key,
        kind,
        name,
        items.flatMap(({ verdict }) => verdict ?? []),
      ),
    ),
  ]
}

/** County items by the standard's domains, then the vetoes. `key` is the domain's place on the page. */
export function domainsOf(
  items: readonly ItemResult[],
  view: Judged['view'],
): { key: string; kind: 'items' | 'vetoes'; name: string; items: ItemResult[] }[] {
  const domains = new Map<string, ItemResult[]>()
  const vetoes: ItemResult[] = []
  for (const item of items) {
    const domain = findItem(view, item.key)?.domain ?? ''
    if (item.key.startsWith('veto:')) vetoes.push(item)
    else domains.set(domain, [...(domains.get(domain) ?? []), item])
  }
  return [
    ...[...domains].map(([name, own], i) => ({ key: `items-${i + 1}`, kind: 'items' as const, name, items: own })),
    ...(vetoes.length > 0 ? [{ key: 'vetoes', kind: 'vetoes' as const, name: '', items: vetoes }] : []),
  ]
}

function partOf(key: string, kind: Part['kind'], name: string, verdicts: readonly Verdict[]): Part {
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length
  const [met, unmet, unknown] = [count('met'), count('unmet'), count('not_judgeable')]
  const verdict = unmet > 0 ? 'unmet' : unknown > 0 ? 'not_judgeable' : 'met'
  return { key, kind, name, verdict, judged: verdicts.length, met, unmet, unknown }
}

/** The coefficient furthest over its limit, if any is over. */
export const worstSpread = (spreads: readonly Spread[]): Spread | undefined =>
  spreads.filter(({ verdict }) => verdict === 'unmet').toSorted((a, b) => b.cv! / b.limit! - a.cv! / a.limit!)[0]
