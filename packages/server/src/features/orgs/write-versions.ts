import { randomUUID } from 'node:crypto'
import type { ChangePlan } from '@junheng/core/features/orgs/changes.ts'
import { latestOf } from '@junheng/core/features/orgs/directory.ts'
import type { OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import type { Org, OrgFacts } from '@junheng/core/features/orgs/schema.ts'
import type { Db } from '../../db/database.ts'
import type { By } from '../audit/service.ts'
import { type Book, entryOf } from './book.ts'
import * as queries from './queries.ts'
import { addTown } from './regions.ts'

interface Writing {
  reason: string
  /** Where a parent is looked up: whose directory it stands in. */
  orgs: readonly Org[]
  /** Of organisations that are new. */
  kind: OrgKind
  isDemo: boolean
}

/** Writes what a plan says as one event: rows that end, rows that begin, lineage. The book is kept up with it. */
export async function writePlan(tx: Db, by: By, book: Book, plan: ChangePlan, about: Writing): Promise<void> {
  const { reason, orgs, kind, isDemo } = about
  const event_id = randomUUID()
  for (const version of plan.versions) {
    const own = { county_code: book.keeper, org_id: version.orgId }
    const last = latestOf(book.versions.get(version.orgId) ?? [])
    if (version.isNew) await queries.addOrganisation(tx, { ...own, kind, is_demo: isDemo, ...madeBy(by) })
    if (last) await queries.setEnd(tx, book.keeper, version.orgId, last.no, version.since)
    const row = {
      ...own,
      ...columnsOf(version.facts),
      version_no: version.isNew ? 1 : await queries.nextVersionNo(tx, book.keeper, version.orgId),
      valid_from: version.since,
      valid_to: null,
      state: version.state,
      parent_org_id: version.parentId,
      parent_county_code: version.parentId && (orgs.find(({ id }) => id === version.parentId)?.keeper ?? book.keeper),
      path: version.path,
      change: version.change,
      event_id,
      reason,
      recorded_at: by.now.toISOString(),
      recorded_name: nameOf(by),
      ...NOT_SET_ASIDE,
    }
    await knowTown(tx, book, row.region_code, last?.row.kind ?? kind, row.name)
    await queries.addVersion(tx, row)
    if (last) last.until = version.since
    note(book, { ...row, ...(last ? { kind: last.row.kind, is_demo: last.row.is_demo } : { kind, is_demo: isDemo }) })
  }
  for (const { fromId, toId, kind } of plan.lineage) {
    const own = { county_code: book.keeper, event_id, on_date: plan.versions[0]!.since, withdrawn_at: null }
    await queries.addLineage(tx, { ...own, from_org_id: fromId, to_org_id: toId, kind })
  }
}

/** Puts other facts in the place of the latest row, with the same days and the same event. */
export async function replaceLatest(tx: Db, by: By, book: Book, org: Org, facts: OrgFacts, reason: string): Promise<void> {
  const last = latestOf(book.versions.get(org.id)!)!
  await queries.setAside(tx, book.keeper, org.id, last.no, { at: by.now.toISOString(), name: nameOf(by), reason })
  const { kind, is_demo, ...row } = last.row
  const version_no = await queries.nextVersionNo(tx, book.keeper, org.id)
  const next = { ...row, ...columnsOf(facts), version_no, recorded_at: by.now.toISOString(), recorded_name: nameOf(by) }
  await knowTown(tx, book, next.region_code, kind, next.name)
  await queries.addVersion(tx, next)
  last.setAside = true
  note(book, { ...next, kind, is_demo })
}

export const nameOf = (by: By): string => (typeof by.actor === 'string' ? by.actor : by.actor.displayName)

const NOT_SET_ASIDE = { set_aside_at: null, set_aside_name: null, set_aside_reason: null }
const madeBy = (by: By) => ({ created_at: by.now.toISOString(), created_name: nameOf(by) })

/** A 镇街 with a code of nine digits is how a town becomes known. */
async function knowTown(tx: Db, book: Book, code: string, kind: OrgKind, name: string): Promise<void> {
  if (kind !== 'township' || code.length !== 9 || book.regions.has(code)) return
  await addTown(tx, book.keeper, { code, name: name.replace(/(人民政府|办事处)$/, '') })
  book.regions.add(code)
}

function note(book: Book, row: queries.VersionRow): void {
  const versions = book.versions.get(row.org_id) ?? []
  versions.push(entryOf(row))
  book.versions.set(row.org_id, versions)
  if (row.school_code === null) return
  const holders = book.codes.get(row.school_code) ?? []
  if (!holders.includes(row.org_id)) book.codes.set(row.school_code, [...holders, row.org_id])
}

const columnsOf = ({ name, shortName, region, schoolCode, school, duty }: OrgFacts) => ({
  name,
  short_name: shortName,
  region_code: region,
  school_code: schoolCode,
  attributes: { school, duty },
})
