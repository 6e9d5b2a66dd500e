import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readStoredFile } from '../../files/stored-files.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { summaryOf } from './packages.ts'
import * as queries from './queries.ts'
import { type CellSources, unpackSources } from './round/lock/cell-sources.ts'
import { findLive } from './round/lock/live.ts'

/** Data that can be judged: a file handed in, an edition of a locked round, or a round as it stands this moment. */
export interface Judgeable {
  summary: PackageSummary
  bytes: () => Promise<Uint8Array>
  /** Of a round: which value each cell is. */
  entered: { roundId: string; sources: () => Promise<CellSources> } | null
}

/**
 * @param id a package's or a live round's
 * @param basis which values of a round; a file has only one kind
 * @throws Problem record.missing, also for another county's
 */
export async function findJudgeable(ctx: Context, id: string, basis: RunBasis | undefined): Promise<Judgeable> {
  const { code } = countyOf(ctx.actor)
  const found = await queries.findPackageSummary(ctx.db, code, id)
  if (!found) return liveRound(ctx, id, basis)
  const wanted = await ofBasis(ctx, found, basis)
  const { round_id, sources_file_id } = wanted
  const sources = async () => unpackSources(await readStoredFile(ctx.db, code, sources_file_id!))
  const summary = summaryOf(wanted)
  return {
    // Where a basis says just what the main one says, it has no package of its own.
    summary: summary.round && basis ? { ...summary, round: { ...summary.round, basis } } : summary,
    bytes: () => readStoredFile(ctx.db, code, wanted.file_id),
    entered: round_id === null || sources_file_id === null ? null : { roundId: round_id, sources },
  }
}

async function liveRound(ctx: Context, id: string, basis: RunBasis = 'effective'): Promise<Judgeable> {
  const live = await findLive(ctx, id, basis)
  if (!live) throw new Problem('record.missing')
  return {
    summary: live.summary,
    bytes: async () => live.bytes,
    entered: { roundId: id, sources: async () => live.sources() },
  }
}

type Row = NonNullable<Awaited<ReturnType<typeof queries.findPackageSummary>>>

async function ofBasis(ctx: Context, row: Row, basis: RunBasis | undefined): Promise<Row> {
  if (basis === undefined || basis === row.run_basis || row.round_id === null || row.edition === null) return row
  return (await queries.findEditionPackage(ctx.db, row.county_code, row.round_id, row.edition, basis)) ?? row
}
