import { randomUUID } from 'node:crypto'
import { RUN_BASIS_NAMES } from '@junheng/core/features/collection/round/bases.ts'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { CountyResult, Evaluation } from '@junheng/core/features/evaluation/result.ts'
import type { NewRun, RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { getStandard } from '../../standards/service.ts'
import { type Basis, basisOf } from '../basis.ts'
import * as queries from './queries.ts'
import { summaryOf } from './run-view.ts'

/** What a run's results file holds, as JSON. */
export interface KeptResults {
  county: CountyResult
  claim: Claim
}

/** A judgement that is not kept yet. */
export interface JudgedRun {
  county: CountyResult
  summary: PackageSummary
  /** Keeps it in the caller's transaction; the final run there was, where it was made before. */
  keep: (tx: Db) => Promise<RunSummary>
}

/**
 * Judges the caller's own county and keeps it with everything that made it: the very bytes, the rules with their hashes, the engine. A final run is made
 * once: asking for it again answers the one there is.
 *
 * @throws Problem record.missing, request.invalid, standards.profile-faulty, runs.not-own
 */
export async function makeRun(ctx: Context, asked: NewRun): Promise<RunSummary> {
  const { keep } = await judgeRun(ctx, asked)
  try {
    return await atomically(ctx.db, keep)
  } catch (error) {
    // Two asked for the same final run at the same moment: the other's is there now.
    if (isDuplicate(error)) return keep(ctx.db)
    throw error
  }
}

/** The same in two steps, for who keeps it together with something else. @throws Problem as `makeRun` */
export async function judgeRun(ctx: Context, { source, name, ...rules }: NewRun): Promise<JudgedRun> {
  const county = countyOf(ctx.actor)
  const basis = await basisOf(ctx, source, { ...rules, county: county.code })
  const bytes = await basis.bytes()
  const { evaluation, claims } = await ctx.work.run('evaluate', { bytes, ...basis.judging }, ctx.signal)
  const result = evaluation.counties[0]
  const claim = claims[county.code]
  if (!result || !claim) throw new Problem('runs.not-own', { county: county.name })
  const row = rowOf(ctx, basis, evaluation, { rules, name: name ?? nameOf(basis, rules.standard) })
  const keep = async (tx: Db) => {
    const same = row.kind === 'final' ? await queries.findFinal(tx, county.code, row) : undefined
    if (same) return summaryOf(same)
    const results = Buffer.from(JSON.stringify({ county: result, claim } satisfies KeptResults))
    const input_file_id = await storeFile(tx, county.code, { bytes, mediaType: 'application/octet-stream' }, ctx.now)
    const results_file_id = await storeFile(tx, county.code, { bytes: results, mediaType: 'application/json' }, ctx.now)
    const kept = await queries.addRun(tx, { ...row, ...outcomeOf(result), input_file_id, results_file_id })
    const details = { 结论: result.verdict, 数据: row.source_name, 标准: row.standard_key, 口径: row.profile_name }
    await audit(tx, ctx, { verb: 'evaluation.run', subject: kept.run_id, subjectName: row.name, details })
    return summaryOf(kept)
  }
  return { county: result, summary: basis.summary, keep }
}

const outcomeOf = ({ verdict, counts }: CountyResult) => ({ verdict, counts: JSON.stringify(counts) })

function rowOf(
  ctx: Context,
  { summary, judging, head }: Basis,
  evaluation: Evaluation,
  { rules, name }: { rules: Omit<NewRun, 'source' | 'name'>; name: string },
) {
  const county = countyOf(ctx.actor)
  return {
    county_code: county.code,
    run_id: randomUUID(),
    name,
    kind: summary.round?.edition === null ? ('provisional' as const) : ('final' as const),
    source_id: summary.id,
    source_name: summary.round?.name ?? summary.fileName,
    round_id: summary.round?.id ?? null,
    edition: summary.round?.edition ?? null,
    run_basis: summary.round?.basis ?? null,
    standard_key: head.standard.key,
    standard_hash: head.standard.hash,
    profile_id: rules.profile ?? null,
    profile_name: evaluation.profile.key,
    profile_hash: evaluation.profile.hash,
    settings: judging.profile ? JSON.stringify(judging.profile.raw) : null,
    judged_on: judging.today,
    engine: evaluation.engine,
    input_hash: evaluation.inputHash,
    statistics_day: summary.counties.find(({ code }) => code === county.code)?.statisticsDay ?? null,
    is_demo: county.isDemo,
    made_at: ctx.now.toISOString(),
    made_name: ctx.actor.displayName,
  }
}

const nameOf = ({ summary: { round, fileName } }: Basis, standard: NewRun['standard']): string =>
  [
    (round?.name ?? fileName).replace(/\.(zip|xlsx)$/i, ''),
    // The usual basis goes without saying.
    ...(round && round.basis !== 'effective' ? [RUN_BASIS_NAMES[round.basis]] : []),
    getStandard(standard).zh,
  ].join(' · ')
