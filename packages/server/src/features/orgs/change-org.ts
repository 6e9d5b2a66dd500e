import { randomUUID } from 'node:crypto'
import { ACTION_NAMES, type ChangePlan, changeRefusal, type OrgChange, planChange } from '@junheng/core/features/orgs/changes.ts'
import type { NewOrg, OrgDetail } from '@junheng/core/features/orgs/detail.ts'
import { historyOf, latestOf } from '@junheng/core/features/orgs/directory.ts'
import { factWords } from '@junheng/core/features/orgs/fact-words.ts'
import { kindName } from '@junheng/core/features/orgs/kinds.ts'
import { foundRefusal } from '@junheng/core/features/orgs/refusals.ts'
import type { Org, OrgFacts } from '@junheng/core/features/orgs/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit, type By } from '../audit/service.ts'
import { type Book, openBook, situationOf, touchedBy } from './book.ts'
import * as queries from './queries.ts'
import { ensureRegions } from './regions.ts'
import { detailOf, getLatest, todayOf } from './service.ts'
import { nameOf, replaceLatest, writePlan } from './write-versions.ts'

/** Enters a new organisation. @throws Problem orgs.refused */
export async function addOrg(ctx: Context, draft: NewOrg): Promise<OrgDetail> {
  const id = await inDirectory(ctx, (tx, book) => found(tx, ctx, book, draft, countyOf(ctx.actor).isDemo))
  return readAgain(ctx, id)
}

/** What happens to an organisation. @throws Problem orgs.refused, record.missing */
export async function changeOrg(ctx: Context, id: string, change: OrgChange): Promise<OrgDetail> {
  await inDirectory(ctx, (tx, book) => applyChange(tx, ctx, book, getLatest(book, id), change))
  return readAgain(ctx, id)
}

/** Runs a decision on the directory of the actor's county, alone. */
export function inDirectory<T>(ctx: Context, work: (tx: Db, book: Book) => Promise<T>): Promise<T> {
  const county = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    await queries.lockDirectory(tx, county.code)
    await ensureRegions(tx, county)
    return work(tx, await openDirectory(ctx, tx))
  })
}

/** The directory as this transaction sees it. */
export const openDirectory = (ctx: Context, db: Db): Promise<Book> => openBook(db, countyOf(ctx.actor).code, todayOf(ctx))

export const readAgain = async (ctx: Context, id: string): Promise<OrgDetail> =>
  detailOf(ctx.db, await openDirectory(ctx, ctx.db), id)

/** @returns the id of the new organisation */
export async function found(
  tx: Db,
  by: By,
  book: Book,
  { kind, parentId, since, reason, facts }: NewOrg,
  isDemo: boolean,
  id: string = randomUUID(),
): Promise<string> {
  const situation = situationOf(book)
  const refusal = foundRefusal({ kind, facts, parentId, since }, situation)
  if (refusal !== null) throw new Problem('orgs.refused', { reason: refusal })
  const above = situation.orgs.find((org) => org.id === parentId)
  const version = {
    orgId: id,
    isNew: true,
    since,
    state: 'active' as const,
    facts,
    parentId,
    path: [...(above?.path ?? []), id],
    change: 'found' as const,
  }
  await writePlan(tx, by, book, { versions: [version], lineage: [] }, { reason, orgs: above ? [above] : [], kind, isDemo })
  const after = { 类别: kindName(kind), ...factWords(facts), 上级: above?.facts.name ?? '', 自: since }
  await audit(tx, by, { verb: 'orgs.add', countyCode: book.keeper, subject: id, subjectName: facts.name, after, reason })
  return id
}

/** @throws Problem orgs.refused */
export async function applyChange(tx: Db, by: By, book: Book, org: Org, change: OrgChange): Promise<void> {
  const situation = situationOf(book)
  const refusal = changeRefusal(change, org, situation)
  if (refusal !== null) throw new Problem('orgs.refused', { reason: refusal })
  if (change.kind === 'correct') return correct(tx, by, book, org, change.facts, change.reason)
  if (change.kind === 'undo') return undo(tx, by, book, org, change.reason)
  const newIds = change.kind === 'split' ? change.into.map(() => randomUUID()) : []
  const plan = planChange(change, org, situation, newIds)
  await writePlan(tx, by, book, plan, { reason: change.reason, orgs: situation.orgs, kind: org.kind, isDemo: org.isDemo })
  await writeDown(tx, by, book, org, change, plan)
}

async function correct(tx: Db, by: By, book: Book, org: Org, facts: OrgFacts, reason: string): Promise<void> {
  await replaceLatest(tx, by, book, org, facts, reason)
  const change = { before: factWords(org.facts), after: factWords(facts), reason }
  await audit(tx, by, { verb: 'orgs.correct', countyCode: book.keeper, subject: org.id, subjectName: org.facts.name, ...change })
}

/** All rows of the event are set aside, and what held before each holds again. */
async function undo(tx: Db, by: By, book: Book, org: Org, reason: string): Promise<void> {
  const { eventId, change } = latestOf(book.versions.get(org.id)!)!
  const at = by.now.toISOString()
  for (const versions of touchedBy(book, eventId)) {
    const last = latestOf(versions)!
    const before = historyOf(versions).at(-2)
    await queries.setAside(tx, book.keeper, last.orgId, last.no, { at, name: nameOf(by), reason })
    if (before) await queries.setEnd(tx, book.keeper, before.orgId, before.no, null)
  }
  await queries.withdrawLineage(tx, book.keeper, eventId, at)
  const details = { 撤回的变更: change }
  await audit(tx, by, {
    verb: 'orgs.undo',
    countyCode: book.keeper,
    subject: org.id,
    subjectName: org.facts.name,
    details,
    reason,
  })
}

async function writeDown(
  tx: Db,
  by: By,
  book: Book,
  org: Org,
  change: OrgChange & { on: string },
  plan: ChangePlan,
): Promise<void> {
  const own = plan.versions.find((version) => version.orgId === org.id)!
  const parent = (id: string | null) => latestOf(book.versions.get(id ?? '') ?? [])?.facts.name ?? ''
  const others = plan.lineage.map(({ toId }) => plan.versions.find((v) => v.orgId === toId)?.facts.name ?? parent(toId))
  await audit(tx, by, {
    verb: 'orgs.change',
    countyCode: book.keeper,
    subject: org.id,
    subjectName: org.facts.name,
    before: { ...factWords(org.facts), 上级: parent(org.parentId), 状态: '在用' },
    after: { ...factWords(own.facts), 上级: parent(own.parentId), 状态: own.state === 'active' ? '在用' : '已撤销' },
    details: { 变更: ACTION_NAMES[change.kind], 日期: change.on, ...(others.length > 0 && { 去向: others }) },
    reason: change.reason,
  })
}
