import { historyOf, latestOf, type Version, versionOn } from '@junheng/core/features/orgs/directory.ts'
import type { Situation } from '@junheng/core/features/orgs/refusals.ts'
import type { Org } from '@junheng/core/features/orgs/schema.ts'
import type { Db } from '../../db/database.ts'
import * as queries from './queries.ts'

/** A version with what the database says of its organisation. */
export type Entry = Version & { row: queries.VersionRow }

/** A county's directory with all its past, and the city's above it; what every read and every decision starts from. */
export interface Book {
  keeper: string
  today: string
  /** Of each organisation, oldest first. */
  versions: Map<string, Entry[]>
  tags: Awaited<ReturnType<typeof queries.tagsOf>>
  members: Awaited<ReturnType<typeof queries.membersOf>>
  aliases: Awaited<ReturnType<typeof queries.aliasesOf>>
  codes: Map<string, string[]>
  regions: Set<string>
}

/** The region above that keeps organisations of its own: of a county its city. */
export const cityOf = (keeper: string): string => `${keeper.slice(0, 4)}00`

export async function openBook(db: Db, keeper: string, today: string): Promise<Book> {
  const keepers = [...new Set([keeper, cityOf(keeper)])]
  const rows = await queries.versionsOf(db, keepers)
  const versions = new Map<string, Entry[]>()
  for (const row of rows) {
    const of = versions.get(row.org_id)
    if (of) of.push(entryOf(row))
    else versions.set(row.org_id, [entryOf(row)])
  }
  const codes = new Map<string, string[]>()
  for (const { school_code, org_id } of await queries.codesOf(db, keeper))
    codes.set(school_code!, [...(codes.get(school_code!) ?? []), org_id])
  return {
    keeper,
    today,
    versions,
    codes,
    regions: new Set((await queries.regionsAround(db, keeper)).map(({ code }) => code)),
    tags: await queries.tagsOf(db, keepers),
    members: await queries.membersOf(db, keepers),
    aliases: await queries.aliasesOf(db, keepers),
  }
}

/** The organisations as they stood on `day`, closed ones left out. */
export function orgsOn(book: Book, day: string): Org[] {
  const tags = tagsOn(book, day)
  return [...book.versions.values()].flatMap((versions) => {
    const held = versionOn(versions, day)
    return held?.state === 'active' ? [orgOf(held, tags.get(held.orgId) ?? [])] : []
  })
}

/** The latest state of each, closed ones among them. */
export function latestOrgs(book: Book): Org[] {
  const tags = tagsOn(book, book.today)
  return [...book.versions.values()].flatMap((versions) => {
    const held = latestOf(versions)
    return held ? [orgOf(held, tags.get(held.orgId) ?? [])] : []
  })
}

/** What decisions look at. */
export function situationOf(book: Book): Situation {
  const orgs = latestOrgs(book)
  const memberCounts = new Map<string, number>()
  for (const member of book.members)
    if (member.valid_to === null) memberCounts.set(member.org_id, (memberCounts.get(member.org_id) ?? 0) + 1)
  const { keeper, today, codes, regions } = book
  return { keeper, today, orgs, memberCounts, codes, regions, undoRefusal: (orgId) => undoRefusal(book, orgId, orgs) }
}

/** The histories one event wrote into. */
export const touchedBy = (book: Book, eventId: string): Entry[][] =>
  [...book.versions.values()].filter((versions) => versions.some((v) => v.eventId === eventId))

export function orgOf(version: Entry, tags: string[]): Org {
  const { orgId, row, facts, parentId, path, since, until, state } = version
  return {
    id: orgId,
    keeper: row.county_code,
    kind: row.kind,
    parentId,
    path,
    facts,
    since,
    until,
    state,
    tags,
    isDemo: row.is_demo,
  }
}

export function entryOf(row: queries.VersionRow): Entry {
  return {
    orgId: row.org_id,
    no: row.version_no,
    since: row.valid_from,
    until: row.valid_to,
    state: row.state,
    facts: {
      name: row.name,
      shortName: row.short_name,
      region: row.region_code,
      schoolCode: row.school_code,
      school: row.attributes.school,
      duty: row.attributes.duty,
    },
    parentId: row.parent_org_id,
    path: row.path,
    change: row.change,
    eventId: row.event_id,
    setAside: row.set_aside_at !== null,
    row,
  }
}

function tagsOn(book: Book, day: string): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const { org_id, tag, valid_from, valid_to } of book.tags)
    if (valid_from <= day && (valid_to === null || day < valid_to)) tags.set(org_id, [...(tags.get(org_id) ?? []), tag])
  return tags
}

/** The last change of an organisation can be taken back as long as nothing was built on it. */
function undoRefusal(book: Book, orgId: string, orgs: readonly Org[]): string | null {
  const versions = book.versions.get(orgId) ?? []
  const last = latestOf(versions)
  if (!last) return '没有可撤回的变更。'
  if (last.change === 'follow') return '这是随上级改属的，请到改属的上级那里撤回。'
  const touched = touchedBy(book, last.eventId)
  if (touched.length > 1 && last.change === 'found') return '这是由拆分产生的，请到原单位那里撤回。'
  if (touched.some((of) => latestOf(of)?.eventId !== last.eventId)) return '这次变更涉及的其他单位后来又有变更，不能撤回。'
  const active = (id: string | null) => orgs.find((each) => each.id === id && each.state === 'active')
  for (const of of touched) {
    const before = historyOf(of).at(-2)
    if (!before) continue
    if (before.parentId !== null && !active(before.parentId))
      return `“${before.facts.name}”原来的上级已撤销，不能回到原来的状态。`
    const { kind, county_code } = before.row
    const same = orgs.find(
      ({ id, kind: its, keeper, state, facts }) =>
        id !== before.orgId && its === kind && keeper === county_code && state === 'active' && facts.name === before.facts.name,
    )
    if (same) return `名录中现在另有同名的“${before.facts.name}”，不能回到原来的状态。`
  }
  for (const of of touched) {
    const added = latestOf(of)
    if (!added || historyOf(of).length > 1) continue
    if (orgs.some((each) => each.parentId === added.orgId && each.state === 'active'))
      return `“${added.facts.name}”下面已有单位，不能撤回它的建立。`
    if (book.members.some((m) => m.valid_to === null && (m.org_id === added.orgId || m.member_org_id === added.orgId)))
      return `“${added.facts.name}”已有成员或已是成员单位，不能撤回它的建立。`
    if (book.aliases.some((alias) => alias.org_id === added.orgId)) return `“${added.facts.name}”已有别名，请先取消。`
  }
  return null
}
