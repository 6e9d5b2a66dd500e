import { schoolType } from '@junheng/core/features/evaluation/school-types.ts'
import { type TreeNode, treeOf } from '@junheng/core/features/orgs/directory.ts'
import type { Directory, Org } from '@junheng/core/features/orgs/schema.ts'
import { comparePinyin, matches } from '../../shared/pinyin.ts'

/** A branch as it is drawn; `open` is null for a leaf. */
export interface Branch {
  org: Org
  open: boolean | null
  /** How many stand under it in all. */
  below: number
  children: Branch[]
}

/** More schools than so many under one are folded away until asked for. */
const MANY = 12

/**
 * The tree as it is drawn. A search leaves what it finds and what that stands under, unfolded; `toggled` turns single branches from how they
 * stand by themselves.
 */
export function branchesOf(
  directory: Pick<Directory, 'orgs' | 'aliases'>,
  search: string,
  toggled: ReadonlySet<string>,
): Branch[] {
  const aliases = aliasesOf(directory)
  const found = (org: Org) => search.trim() !== '' && meets(org, search, aliases)
  const draw = (node: TreeNode, depth: number): Branch | null => {
    const all = node.children.flatMap((child) => draw(child, depth + 1) ?? [])
    if (search.trim() !== '' && !found(node.org) && all.length === 0) return null
    const standing =
      search.trim() !== '' ? true : depth < 2 && node.children.filter(({ org }) => org.kind === 'school').length <= MANY
    const open = node.children.length === 0 ? null : standing !== toggled.has(node.org.id)
    return { org: node.org, open, below: countOf(node), children: open ? all : [] }
  }
  return treeOf(directory.orgs, (a, b) => comparePinyin(a.facts.name, b.facts.name)).flatMap((node) => draw(node, 0) ?? [])
}

export interface SchoolFilter {
  q?: string | undefined
  type?: string | undefined
  town?: string | undefined
  tag?: string | undefined
  authority?: string | undefined
  ownership?: string | undefined
  /** The id of who it stands under: of a 教学点 its 中心校. */
  parent?: string | undefined
  sort?: string | undefined
}

/** The schools a filter leaves, in the order asked for; by pinyin unless told otherwise. */
export function listedSchools(directory: Pick<Directory, 'orgs' | 'aliases'>, filter: SchoolFilter): Org[] {
  const aliases = aliasesOf(directory)
  const { q = '', type, town, tag, authority, ownership, parent, sort = 'name' } = filter
  const back = sort.startsWith('-') ? -1 : 1
  const compare = ORDERS[sort.replace('-', '')] ?? ORDERS['name']!
  return directory.orgs
    .filter(
      (org) =>
        org.kind === 'school' &&
        (q.trim() === '' || meets(org, q, aliases)) &&
        (!type || org.facts.school?.typeCode === type) &&
        (!town || org.facts.region === town) &&
        (!authority || org.facts.school?.authority === authority) &&
        (!ownership || org.facts.school?.ownership === ownership) &&
        (!parent || org.parentId === parent) &&
        (!tag || org.tags.includes(tag)),
    )
    .sort((a, b) => back * compare(a, b) || comparePinyin(a.facts.name, b.facts.name))
}

export const typeName = (org: Org): string => {
  const code = org.facts.school?.typeCode ?? null
  return code === null ? '' : schoolType(code).zh
}

const text = (value: string | number | null | undefined): string => String(value ?? '')
const ORDERS: Readonly<Record<string, (a: Org, b: Org) => number>> = {
  name: (a, b) => comparePinyin(a.facts.name, b.facts.name),
  code: (a, b) => text(a.facts.schoolCode).localeCompare(text(b.facts.schoolCode)),
  type: (a, b) => text(a.facts.school?.typeCode).localeCompare(text(b.facts.school?.typeCode)),
  town: (a, b) => a.facts.region.localeCompare(b.facts.region),
  capacity: (a, b) => (a.facts.school?.designCapacity ?? -1) - (b.facts.school?.designCapacity ?? -1),
  founded: (a, b) => (a.facts.school?.foundingYear ?? 0) - (b.facts.school?.foundingYear ?? 0),
}

const countOf = (node: TreeNode): number => node.children.reduce((n, child) => n + 1 + countOf(child), 0)

function aliasesOf({ aliases }: Pick<Directory, 'aliases'>): ReadonlyMap<string, string[]> {
  const by = new Map<string, string[]>()
  for (const { orgId, name } of aliases) by.set(orgId, [...(by.get(orgId) ?? []), name])
  return by
}

/** By name, alias, pinyin initials or 标识码. */
const meets = (org: Org, search: string, aliases: ReadonlyMap<string, string[]>): boolean =>
  [org.facts.name, org.facts.shortName ?? '', ...(aliases.get(org.id) ?? [])].some((name) => matches(name, search)) ||
  (org.facts.schoolCode?.startsWith(search.trim()) ?? false)
