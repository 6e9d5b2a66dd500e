import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { bounded } from '../../../../background/bounded-cache.ts'
import { sha256Of } from '../../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { type Marks, marksOf } from '../return-queries.ts'
import type { PackedTables } from '../round-package.ts'
import { findRound, type RoundRow } from '../round-queries.ts'
import { type SheetsRead, sheetsSince } from '../round-sheets.ts'
import { type CellSources, sourcesOf } from './cell-sources.ts'
import { type AssembledRound, assembledSheets } from './edition-package.ts'
import * as queries from './queries.ts'

/** A round as it stands this moment, as a package can be judged. */
export interface LiveRound {
  summary: PackageSummary
  bytes: Uint8Array
  sources: () => CellSources
}

// Some 3 MB each; every change of a value makes a new one.
const assembled = bounded<Promise<Assembled>>(6)
type Assembled = AssembledRound & { sha256: string }

/** What was read and packed of a round last, by round and basis: some 5 MB each. */
interface Last {
  read: SheetsRead
  packed: PackedTables
}
const last = new Map<string, Last>()
const MOST_KEPT = 6

/** Somebody at a desk changes one school of hundreds: only that one is read again, and only the table it stands in packed. */
async function assembledNow(ctx: Context, round: RoundRow, basis: RunBasis, marks: Marks): Promise<Assembled> {
  const key = `${round.county_code} ${round.round_id} ${basis}`
  const read = await sheetsSince(ctx.db, round, basis, marks.of, last.get(key)?.read ?? new Map())
  const packed = last.get(key)?.packed ?? new Map()
  last.delete(key)
  last.set(key, { read, packed })
  for (const oldest of last.keys()) if (last.size > MOST_KEPT) last.delete(oldest)
  const sheets = [...read.values()].map(({ sheet }) => sheet)
  const made = assembledSheets(countyOf(ctx.actor), round, sheets, packed)
  return { ...made, sha256: sha256Of(made.bytes) }
}

/** The live values of a round; null where there is no such round in the caller's county. */
export async function findLive(ctx: Context, roundId: string, basis: RunBasis): Promise<LiveRound | null> {
  const { code } = countyOf(ctx.actor)
  const [round, marks] = await Promise.all([findRound(ctx.db, code, roundId), marksOf(ctx.db, code, roundId)])
  return round ? liveOf(ctx, round, basis, marks) : null
}

/** Rounds that may still change by themselves. */
export async function listLive(ctx: Context): Promise<{ packages: PackageSummary[] }> {
  const packages: PackageSummary[] = []
  for (const round of await queries.openRounds(ctx.db, countyOf(ctx.actor).code)) {
    const { unlocked } = await queries.stampOf(ctx.db, round.county_code, round.round_id)
    if (unlocked > 0) packages.push(await presentSummary(ctx, round))
  }
  return { packages }
}

/** The newest round being collected whose schools have all handed in: one can go by its figures, though they are not locked. */
export async function findHandedIn(ctx: Context): Promise<PackageSummary | null> {
  for (const round of await queries.openRounds(ctx.db, countyOf(ctx.actor).code)) {
    const { unlocked, waiting } = await queries.stampOf(ctx.db, round.county_code, round.round_id)
    if (unlocked > 0 && waiting === 0) return presentSummary(ctx, round)
  }
  return null
}

async function presentSummary(ctx: Context, round: RoundRow): Promise<PackageSummary> {
  const marks = await marksOf(ctx.db, round.county_code, round.round_id)
  return (await liveOf(ctx, round, 'effective', marks)).summary
}

/** @param marks asked of the database each time: another process may have written */
async function liveOf(ctx: Context, round: RoundRow, basis: RunBasis, marks: Marks): Promise<LiveRound> {
  const county = countyOf(ctx.actor)
  const found = await assembled.get([county.code, round.round_id, basis, marks.stamp].join(' '), () =>
    assembledNow(ctx, round, basis, marks),
  )
  const schools = found.tables.find(({ table }) => table === 'schools')?.rows.length ?? 0
  const sections = found.tables.find(({ table }) => table === 'sections')?.rows.length ?? 0
  const statisticsDay = `${round.school_year}-09-01`
  return {
    bytes: found.bytes,
    sources: () => sourcesOf(found.tables),
    summary: {
      id: round.round_id,
      countyCode: county.code,
      fileName: round.name,
      sha256: found.sha256,
      size: found.bytes.length,
      counties: [{ code: county.code, name: county.name, schools, sections, statisticsDay }],
      errors: 0,
      warnings: 0,
      isDemo: county.isDemo,
      handedInAt: marks.changedAt ?? round.opened_at,
      handedInBy: round.opened_name,
      withdrawn: null,
      round: { id: round.round_id, name: round.name, edition: null, basis, verified: found.verified },
    },
  }
}
