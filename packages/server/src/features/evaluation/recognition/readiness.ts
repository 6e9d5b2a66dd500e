import { eligibilityOf, type MonitoringResult } from '@junheng/core/features/evaluation/recognition/eligibility.ts'
import { type Demands, PROPOSED_DEMANDS, readinessOf } from '@junheng/core/features/evaluation/recognition/readiness.ts'
import type { Readiness, Recognition } from '@junheng/core/features/evaluation/recognition/schema.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { findLatestFigures } from '../../collection/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { adoptedProfile } from '../../standards/service.ts'
import { resultsOf } from '../runs/read-runs.ts'
import { runBasisOf } from '../runs/run-basis.ts'
import { evaluate } from '../service.ts'
import { figureNames } from './figure-names.ts'
import * as queries from './queries.ts'
import { readRecognition } from './read-recognition.ts'
import { LINE_SOURCES } from './readiness-sources.ts'

const STANDARD = 'quality_balanced_2017'

/**
 * What a county is judged by here: its newest final run, else the figures one goes by now. `run`: the run as pages can be asked for it; null where there is none, or
 * where the rules have changed so much since that it would come out otherwise.
 */
export interface Judged {
  source: NonNullable<Readiness['source']>
  run: string | null
  /** The stored profile it was judged by where it is no run's; null: the standard's defaults. */
  profile: string | null
  result: CountyResult
}

/** 迎检准备: whether the county may apply, and everything that stands before each review, from all sources. */
export async function readReadiness(ctx: Context): Promise<Readiness> {
  const { code } = countyOf(ctx.actor)
  const recognition = await readRecognition(ctx)
  const judged = await judgedNow(ctx)
  const lines = (await Promise.all(LINE_SOURCES.map((source) => source(ctx, { recognition, judged })))).flat()
  const own = (await queries.demandsOf(ctx.db, code))?.demands ?? null
  const demands = own ?? PROPOSED_DEMANDS
  return {
    source: judged?.source ?? null,
    conditions: conditionsOf(recognition, judged, todayOf(ctx)),
    lines: readinessOf(lines, demands),
    demands: { municipal: [...demands.municipal], provincial: [...demands.provincial], national: [...demands.national] },
    isOwn: own !== null,
    today: todayOf(ctx),
  }
}

/** Sets what must be settled before each review; null goes back to the proposal. */
export async function setDemands(ctx: Context, demands: Demands | null): Promise<Readiness> {
  const { code } = countyOf(ctx.actor)
  await atomically(ctx.db, async (tx) => {
    const before = (await queries.demandsOf(tx, code))?.demands ?? null
    await queries.putDemands(tx, {
      county_code: code,
      demands: demands && JSON.stringify(demands),
      changed_at: ctx.now.toISOString(),
      changed_name: ctx.actor.displayName,
    })
    await audit(tx, ctx, { verb: 'recognition.set-demands', subject: code, before: { 要求: before }, after: { 要求: demands } })
  })
  return readReadiness(ctx)
}

function conditionsOf({ basic, monitoring }: Recognition, judged: Judged | null, today: string): Readiness['conditions'] {
  const nameOf = figureNames(STANDARD)
  return eligibilityOf({
    basicOn: basic?.on ?? null,
    monitoring: new Map<number, MonitoringResult>(monitoring.map(({ year, result }) => [year!, result!])),
    vetoes: judged?.result.items.filter(({ key }) => key.startsWith('veto:')) ?? null,
    today,
  }).map((condition) => ({
    ...condition,
    vetoes: condition.vetoes.map((veto) => ({ ...veto, zh: nameOf(veto.key).zh })),
  }))
}

async function judgedNow(ctx: Context): Promise<Judged | null> {
  const { code } = countyOf(ctx.actor)
  const final = (await queries.runsOf(ctx.db, code)).find(({ kind }) => kind === 'final')
  if (final) {
    const { source_id, run_id, name, verdict, made_at: at } = final
    const source = { package: source_id, run: run_id, name, standard: final.standard_key, at, verdict }
    return {
      source,
      run: (await comesOutTheSame(ctx, run_id)) ? run_id : null,
      profile: null,
      result: (await resultsOf(ctx, final)).county,
    }
  }
  const present = await findLatestFigures(ctx)
  if (!present) return null
  const profile = await adoptedProfile(ctx)
  const query = { standard: STANDARD, county: code, ...(profile && { profile: profile.id }) } as const
  const { evaluation, package: pack } = await evaluate(ctx, present.id, query)
  const result = evaluation.counties[0]
  if (!result) return null
  const name = pack.round?.name ?? pack.fileName
  return {
    source: { package: pack.id, run: null, name, standard: STANDARD, at: null, verdict: result.verdict },
    run: null,
    profile: profile?.id ?? null,
    result,
  }
}

const comesOutTheSame = (ctx: Context, run: string): Promise<boolean> =>
  runBasisOf(ctx, run).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'runs.rules-changed') return false
      throw error
    },
  )
