import { KINDS, type OrgKind } from './kinds.ts'
import type { Change, Org, OrgFacts } from './schema.ts'

/** What held of one organisation from `since` until before `until` (null = holds). A row that was `setAside` counts for nothing. */
export interface Version {
  orgId: string
  no: number
  since: string
  until: string | null
  state: Org['state']
  facts: OrgFacts
  parentId: string | null
  path: string[]
  change: Change
  eventId: string
  setAside: boolean
}

/** The row that held on `day`; null before the founding, and where the organisation was entered by mistake. */
export function versionOn<V extends Version>(versions: readonly V[], day: string): V | null {
  return versions.find((v) => !v.setAside && v.since <= day && (v.until === null || day < v.until)) ?? null
}

/** The row that holds until further notice; null where all were set aside. */
export const latestOf = <V extends Version>(versions: readonly V[]): V | null =>
  versions.find((v) => !v.setAside && v.until === null) ?? null

/** Rows that count, oldest first; they follow each other without gap or overlap. */
export const historyOf = <V extends Version>(versions: readonly V[]): V[] =>
  versions.filter((v) => !v.setAside).sort((a, b) => (a.since < b.since ? -1 : 1))

/** True for the organisation itself and for all that stands under it, by whoever's orders. */
export const isUnder = (org: Pick<Org, 'path'>, ancestorId: string): boolean => org.path.includes(ancestorId)

/** 属地: the town, county, city or province `code` holds the place. */
export const liesIn = (region: string, code: string): boolean => region.startsWith(regionStem(code))

/**
 * Whether `org` is in the remit of `holder`: it stands under it (隶属), or it lies in the town whose 镇街 the holder is (属地).
 * A county's own remit is all that its directory keeps, whoever gives the orders.
 */
export function inRemit(org: Pick<Org, 'path' | 'facts' | 'kind'>, holder: Pick<Org, 'id' | 'kind' | 'facts'>): boolean {
  if (isUnder(org, holder.id)) return true
  return holder.kind === 'township' && org.kind === 'school' && liesIn(org.facts.region, holder.facts.region)
}

export interface TreeNode {
  org: Org
  children: TreeNode[]
}

const ORDER = new Map(Object.keys(KINDS).map((kind, i) => [kind as OrgKind, i]))

/**
 * The organisations as a forest: under its parent where that is among them, else a root. Every one stands in it exactly once.
 * Siblings by kind, then as `compare` says.
 */
export function treeOf(orgs: readonly Org[], compare: (a: Org, b: Org) => number): TreeNode[] {
  const nodes = new Map(orgs.map((org) => [org.id, { org, children: [] as TreeNode[] }]))
  const roots: TreeNode[] = []
  for (const node of nodes.values()) {
    const parent = node.org.parentId === null ? undefined : nodes.get(node.org.parentId)
    ;(parent?.children ?? roots).push(node)
  }
  const order = (a: TreeNode, b: TreeNode) => ORDER.get(a.org.kind)! - ORDER.get(b.org.kind)! || compare(a.org, b.org)
  for (const { children } of nodes.values()) children.sort(order)
  return roots.sort(order)
}

/** The digits all codes inside have in common: 990100 → 9901. */
export function regionStem(code: string): string {
  if (code.length === 9) return code
  if (code === '000000') return ''
  return code.endsWith('0000') ? code.slice(0, 2) : code.endsWith('00') ? code.slice(0, 4) : code
}
