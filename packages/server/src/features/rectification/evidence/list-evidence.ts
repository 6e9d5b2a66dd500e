import type { Download } from '@junheng/core/endpoint.ts'
import { mayRole } from '@junheng/core/features/access/rules.ts'
import { type EvidenceList, evidenceState, type ItemEvidence } from '@junheng/core/features/rectification/evidence/schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import { Problem } from '@junheng/core/problems.ts'
import { downloadOf } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { getItem } from '../ledger/find-item.ts'
import * as queries from './queries.ts'

/** All evidence of an item. @throws Problem record.missing */
export async function listEvidence(ctx: Context, no: number): Promise<EvidenceList> {
  const item = await getItem(ctx, no)
  const rows = await queries.evidenceOf(ctx.db, item.county_code, no)
  const evidence = rows.map((row) => viewOf(row, ctx))
  const mayAct = mayRole(ctx.actor.role, 'item.act')
  return {
    evidence,
    holding: evidence.filter(({ state }) => state === 'holds').length,
    may: {
      add: mayAct && item.state !== 'merged' && item.state !== 'dropped',
      withdraw: mayRole(ctx.actor.role, 'item.manage') && isStanding(item.state),
    },
  }
}

/** @throws Problem record.missing, also for a piece of an item the viewer does not see */
export async function downloadEvidence(ctx: Context, id: string): Promise<Download> {
  const piece = await getEvidence(ctx, id)
  return downloadOf(ctx.db, piece.county_code, piece.file_id, piece.file_name)
}

/** @throws Problem record.missing */
export async function getEvidence(ctx: Context, id: string): Promise<queries.EvidenceRow> {
  const piece = await queries.findEvidence(ctx.db, countyOf(ctx.actor).code, id)
  if (!piece) throw new Problem('record.missing')
  await getItem(ctx, piece.item_no)
  return piece
}

function viewOf(row: queries.EvidenceRow, ctx: Context): ItemEvidence {
  const isWithdrawn = row.withdrawn_at !== null
  const given = { isNewest: Boolean(row.is_newest), isWithdrawn, validFrom: row.valid_from, validUntil: row.valid_until }
  return {
    id: row.evidence_id,
    itemNo: row.item_no,
    chain: row.chain_id,
    version: row.version,
    measure: row.measure_id,
    milestone: row.milestone_no,
    fileName: row.file_name,
    kind: row.kind,
    size: row.size,
    sha256: row.sha256,
    about: row.about,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    state: evidenceState(given, todayOf(ctx)),
    at: row.at,
    by: row.account_name,
    isOwn: row.account_id === ctx.actor.accountId,
    withdrawn: isWithdrawn ? { at: row.withdrawn_at!, by: row.withdrawn_name!, reason: row.withdrawn_reason! } : null,
  }
}
