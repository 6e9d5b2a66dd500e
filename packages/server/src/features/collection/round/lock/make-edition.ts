import { randomUUID } from 'node:crypto'
import { RUN_BASES } from '@junheng/core/features/collection/round/bases.ts'
import type { Db } from '../../../../db/database.ts'
import { storeFile } from '../../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { checkBytes } from '../../hand-in.ts'
import { mediaTypeOf } from '../../media-types.ts'
import { addPackage } from '../../queries.ts'
import { packSources } from './cell-sources.ts'
import { type AssembledRound, assembledRound } from './edition-package.ts'
import * as queries from './queries.ts'

/** A round whose row and returns the caller holds. */
export interface HeldRound {
  round_id: string
  school_year: number
  name: string
  origin: 'collected' | 'imported'
  /** The returns whose values count: what is locked. */
  locked: ReadonlySet<string>
}

/**
 * Stores what is locked as the round's next edition: a package for each basis that says something else, each with the value behind every cell.
 * In the caller's transaction.
 *
 * @param cause in words: what made this edition
 */
export async function makeEdition(
  tx: Db,
  ctx: Context,
  round: HeldRound,
  { cause, amendment = null }: { cause: string; amendment?: string | null },
): Promise<number> {
  const county = countyOf(ctx.actor)
  const edition = ((await queries.editionsOf(tx, county.code, round.round_id))[0]?.edition ?? 0) + 1
  const hashes: Record<string, string> = {}
  let main: { id: string; bytes: Uint8Array } | null = null
  for (const basis of RUN_BASES) {
    const assembled = await assembledRound(tx, county, round, basis, (id) => round.locked.has(id))
    if (main && Buffer.compare(main.bytes, assembled.bytes) === 0) continue
    const stored = await storeEdition(tx, ctx, round, { edition, basis }, assembled)
    hashes[basis] = stored.hash
    main ??= { id: stored.id, bytes: assembled.bytes }
  }
  await queries.addEdition(tx, {
    county_code: county.code,
    round_id: round.round_id,
    edition,
    package_id: main!.id,
    hashes: JSON.stringify(hashes),
    cause,
    amendment_id: amendment,
    at: ctx.now.toISOString(),
    account_name: ctx.actor.displayName,
  })
  return edition
}

async function storeEdition(
  tx: Db,
  ctx: Context,
  round: HeldRound,
  { edition, basis }: { edition: number; basis: (typeof RUN_BASES)[number] },
  { tables, bytes, verified }: AssembledRound,
): Promise<{ id: string; hash: string }> {
  const county = countyOf(ctx.actor)
  const fileName = `${round.name}-第${edition}版.zip`
  const checked = await checkBytes(ctx.work, county, { fileName, kind: 'zip', bytes }, { signal: ctx.signal })
  const package_id = randomUUID()
  await addPackage(tx, {
    county_code: county.code,
    package_id,
    file_id: await storeFile(tx, county.code, { bytes, mediaType: mediaTypeOf('zip') }, ctx.now),
    file_name: fileName,
    sha256: checked.sha256,
    size: bytes.length,
    counties: JSON.stringify(checked.counties),
    faults: JSON.stringify(checked.faults),
    not_run: JSON.stringify(checked.notRun),
    notices: JSON.stringify(checked.notices),
    errors: checked.errors,
    warnings: checked.warnings,
    is_demo: county.isDemo,
    handed_in_at: ctx.now.toISOString(),
    handed_in_by: ctx.actor.accountId,
    handed_in_name: ctx.actor.displayName,
    withdrawn_at: null,
    withdrawn_name: null,
    withdrawn_reason: null,
    round_id: round.round_id,
    edition,
    run_basis: basis,
    verified,
    sources_file_id: await storeFile(
      tx,
      county.code,
      { bytes: packSources(tables), mediaType: 'application/octet-stream' },
      ctx.now,
    ),
  })
  return { id: package_id, hash: checked.sha256 }
}
