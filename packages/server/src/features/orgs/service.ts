import { actionsFor } from '@junheng/core/features/orgs/changes.ts'
import type { OrgDetail } from '@junheng/core/features/orgs/detail.ts'
import { latestOf, versionOn } from '@junheng/core/features/orgs/directory.ts'
import type { Directory, Org } from '@junheng/core/features/orgs/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { type Book, cityOf, entryOf, latestOrgs, openBook, orgOf, orgsOn, situationOf } from './book.ts'
import * as queries from './queries.ts'

export { type SchoolMove, schoolMoves } from './school-moves.ts'
export { type StandingOrg, schoolsInRemit, standingOrgs } from './standing.ts'

/** The day it is in the county. */
export const todayOf = (ctx: Pick<Context, 'now'>): string => ctx.now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The county's directory on a day, today unless told otherwise. */
export const readDirectory = (ctx: Context, asOf?: string): Promise<Directory> =>
  directoryOf(ctx.db, countyOf(ctx.actor), todayOf(ctx), asOf)

/** As `readDirectory`, for work nobody signed in does. */
export async function directoryOf(db: Db, county: Directory['county'], today: string, asOf: string = today): Promise<Directory> {
  const book = await openBook(db, county.code, today)
  return {
    county,
    asOf,
    today,
    regions: await regionsFor(db, county),
    orgs: orgsOn(book, asOf),
    aliases: book.aliases.map(({ org_id, name }) => ({ orgId: org_id, name })),
  }
}

/** @throws Problem record.missing, also for another county's */
export async function readOrg(ctx: Context, id: string, asOf?: string): Promise<OrgDetail> {
  const county = countyOf(ctx.actor)
  return detailOf(ctx.db, await openBook(ctx.db, county.code, todayOf(ctx)), id, asOf)
}

/** The organisation as an action finds it. @throws Problem record.missing */
export function getLatest(book: Book, id: string): Org {
  const found = latestOrgs(book).find((org) => org.id === id)
  if (!found) throw new Problem('record.missing')
  return found
}

/** @throws Problem record.missing */
export async function detailOf(db: Db, book: Book, id: string, asOf = book.today): Promise<OrgDetail> {
  const versions = book.versions.get(id) ?? []
  const latest = latestOf(versions)
  if (!latest) throw new Problem('record.missing')
  const shown = versionOn(versions, asOf) ?? latest
  const names = new Map(latestOrgs(book).map((org) => [org.id, org.facts.name]))
  const nameOf = (orgId: string) => names.get(orgId) ?? '（不在名录中）'
  const tags = book.tags.filter((tag) => tag.org_id === id)
  const standing = tags.filter((tag) => tag.valid_from <= asOf && (tag.valid_to === null || asOf < tag.valid_to))
  const org = orgOf(
    shown,
    standing.map(({ tag }) => tag),
  )
  const keeper = org.keeper
  const history = await queries.allVersionsOf(db, keeper, id)
  const regions = await queries.regionsAround(db, book.keeper)
  return {
    org,
    asOf,
    today: book.today,
    above: org.path
      .slice(0, -1)
      .map((above) => ({ id: above, name: versionOn(book.versions.get(above) ?? [], asOf)?.facts.name ?? nameOf(above) })),
    region: regions.find(({ code }) => code === org.facts.region) ?? null,
    history: history.map((row) => ({
      change: row.change,
      since: row.valid_from,
      until: row.valid_to,
      state: row.state,
      facts: entryOf(row).facts,
      parentName: row.parent_org_id === null ? null : nameOf(row.parent_org_id),
      reason: row.reason,
      recordedAt: row.recorded_at,
      recordedName: row.recorded_name,
      setAside:
        row.set_aside_at === null
          ? null
          : { at: row.set_aside_at, name: row.set_aside_name ?? '', reason: row.set_aside_reason ?? '' },
    })),
    lineage: (await queries.lineageOf(db, keeper, id)).map(({ from_org_id, to_org_id, kind, on_date }) => {
      const direction = from_org_id === id ? ('to' as const) : ('from' as const)
      const orgId = direction === 'to' ? to_org_id : from_org_id
      return { kind, direction, on: on_date, orgId, name: nameOf(orgId) }
    }),
    members: book.members
      .filter((member) => member.org_id === id)
      .map((member) => ({
        id: member.member_id,
        personName: member.person_name,
        org: member.member_org_id === null ? null : { id: member.member_org_id, name: nameOf(member.member_org_id) },
        post: member.post,
        duty: member.duty,
        since: member.valid_from,
        until: member.valid_to,
        endReason: member.end_reason,
      })),
    memberOf: book.members
      .filter((member) => member.member_org_id === id && book.versions.has(member.org_id))
      .map((member) => ({
        orgId: member.org_id,
        name: nameOf(member.org_id),
        kind: book.versions.get(member.org_id)![0]!.row.kind,
        post: member.post,
        since: member.valid_from,
        until: member.valid_to,
      })),
    aliases: book.aliases
      .filter((alias) => alias.org_id === id)
      .map((alias) => ({
        id: alias.alias_id,
        name: alias.name,
        source: alias.source,
        at: alias.confirmed_at,
        by: alias.confirmed_name,
      })),
    tags: tags.map((tag) => ({
      id: tag.tag_id,
      tag: tag.tag,
      since: tag.valid_from,
      until: tag.valid_to,
      reason: tag.reason,
      by: tag.recorded_name,
    })),
    actions: actionsFor(orgOf(latest, []), situationOf(book)),
  }
}

/** A county whose first organisation is not entered yet has no region row: its own name is known all the same. */
async function regionsFor(db: Db, county: { code: string; name: string }): Promise<Directory['regions']> {
  const known = await queries.regionsAround(db, county.code)
  if (known.some(({ code }) => code === county.code)) return known
  const own = { code: county.code, level: 'county' as const, name: county.name }
  return known.some(({ code }) => code === cityOf(county.code)) ? [...known, own] : [own]
}
