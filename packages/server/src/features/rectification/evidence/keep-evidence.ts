import { randomUUID } from 'node:crypto'
import { MEDIA_TYPES, type Upload } from '@junheng/core/endpoint.ts'
import { mayRole } from '@junheng/core/features/access/rules.ts'
import { EVIDENCE_KINDS, type EvidenceFields, type EvidenceList } from '@junheng/core/features/rectification/evidence/schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { storeFile } from '../../../files/stored-files.ts'
import type { Context } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { takeItem } from '../ledger/find-item.ts'
import { refusePersonalIn } from '../ledger/personal.ts'
import type { ItemRow } from '../ledger/queries.ts'
import { addStep } from '../ledger/steps.ts'
import { findMilestone } from '../milestones/queries.ts'
import { getEvidence, listEvidence } from './list-evidence.ts'
import * as queries from './queries.ts'

/**
 * Stores a file as evidence of an item, or as the next version of one: file, record, step and audit line are one transaction, so an upload that is cut
 * off leaves nothing.
 *
 * @throws Problem record.missing, item.not-now (merged, dropped), evidence.replaced, evidence.no-milestone, item.personal
 */
export async function addEvidence(ctx: Context, no: number, fields: EvidenceFields, file: Upload): Promise<EvidenceList> {
  await atomically(ctx.db, async (tx) => {
    const item = await takeItem(tx, ctx, no)
    if (item.state === 'merged' || item.state === 'dropped') throw new Problem('item.not-now')
    await keepEvidence(tx, ctx, item, fields, file)
  })
  return listEvidence(ctx, no)
}

/** As `addEvidence`, in the caller's transaction, which holds the item. @returns the new piece's id */
export async function keepEvidence(
  tx: Db,
  ctx: Context,
  { county_code, item_no, problem }: Pick<ItemRow, 'county_code' | 'item_no' | 'problem'>,
  { about, measure, milestone, validFrom, validUntil, replaces }: EvidenceFields,
  file: Upload,
): Promise<string> {
  const before = replaces === undefined ? undefined : await queries.findEvidence(tx, county_code, replaces)
  if (replaces !== undefined && before?.item_no !== item_no) throw new Problem('record.missing')
  // Whoever replaces a version has seen it; one that came meanwhile is not buried unseen.
  if (before && !before.is_newest) throw new Problem('evidence.replaced')
  if (milestone !== undefined && !(await findMilestone(tx, county_code, item_no, milestone)))
    throw new Problem('evidence.no-milestone')
  refusePersonalIn([['证据说明', about]])
  const kind = EVIDENCE_KINDS.find((known) => known === file.kind)
  if (!kind) throw new Error(`a file of kind ${file.kind} passed the contract`)
  const evidence_id = randomUUID()
  const file_id = await storeFile(tx, county_code, { bytes: file.bytes, mediaType: MEDIA_TYPES[kind] }, ctx.now)
  const version = (before?.version ?? 0) + 1
  await queries.addEvidence(tx, {
    county_code,
    evidence_id,
    item_no,
    chain_id: before?.chain_id ?? evidence_id,
    version,
    measure_id: measure ?? before?.measure_id ?? null,
    milestone_no: milestone ?? before?.milestone_no ?? null,
    file_id,
    file_name: file.fileName,
    kind,
    about: about || (before?.about ?? ''),
    valid_from: validFrom ?? null,
    valid_until: validUntil ?? null,
    at: ctx.now.toISOString(),
    account_id: ctx.actor.accountId,
    account_name: ctx.actor.displayName,
    withdrawn_at: null,
    withdrawn_name: null,
    withdrawn_reason: null,
  })
  const action = before ? '更新佐证' : '上传佐证'
  const details = { 文件: file.fileName, 版本: version, ...(before && { 取代: before.file_name }) }
  await addStep(tx, ctx, {
    county: county_code,
    no: item_no,
    action,
    note: file.fileName,
    details: { evidence: evidence_id, version },
  })
  await audit(tx, ctx, { verb: 'item.evidence', subject: `№${item_no}`, subjectName: problem, details })
  return evidence_id
}

/** @throws Problem record.missing, record.changed, item.not-yours (another's), item.not-now (what closed an item stays) */
export async function withdrawEvidence(ctx: Context, id: string, reason: string): Promise<EvidenceList> {
  refusePersonalIn([['撤下原因', reason]])
  const { item_no } = await getEvidence(ctx, id)
  await atomically(ctx.db, async (tx) => {
    const item = await takeItem(tx, ctx, item_no)
    const piece = (await queries.findEvidence(tx, item.county_code, id))!
    if (piece.account_id !== ctx.actor.accountId && !mayRole(ctx.actor.role, 'item.manage')) throw new Problem('item.not-yours')
    if (!isStanding(item.state)) throw new Problem('item.not-now')
    const by = { withdrawn_at: ctx.now.toISOString(), withdrawn_name: ctx.actor.displayName, withdrawn_reason: reason }
    if (!(await queries.withdrawEvidence(tx, item.county_code, id, by))) throw new Problem('record.changed')
    const note = `${piece.file_name}：${reason}`
    await addStep(tx, ctx, { county: item.county_code, no: item_no, action: '撤下佐证', note, details: { evidence: id } })
    const details = { 文件: piece.file_name, 版本: piece.version }
    await audit(tx, ctx, { verb: 'item.evidence-withdraw', subject: `№${item_no}`, subjectName: item.problem, details, reason })
  })
  return listEvidence(ctx, item_no)
}
