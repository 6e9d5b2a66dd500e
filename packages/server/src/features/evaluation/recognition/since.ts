import type { CountyDifference } from '@junheng/core/features/evaluation/difference/difference.ts'
import { differenceOf } from '@junheng/core/features/evaluation/difference/difference.ts'
import { countdownOf, restingOn } from '@junheng/core/features/evaluation/recognition/exemptions-used.ts'
import { fallsOf } from '@junheng/core/features/evaluation/recognition/falls.ts'
import type { Since } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { standingOf } from '@junheng/core/features/evaluation/recognition/status-life.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../../background/bounded-cache.ts'
import type { Judging } from '../../../background/jobs.ts'
import { readStoredFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import type { RunRow } from '../runs/queries.ts'
import { resultsOf } from '../runs/read-runs.ts'
import { summaryOf } from '../runs/run-view.ts'
import { figureNames } from './figure-names.ts'
import * as queries from './queries.ts'
import { entryOf, wayOf } from './read-recognition.ts'

/**
 * What became of the county since the run it declared: the falls in a later run, and how long the exemptions it rests on carry. Null while nothing was
 * declared.
 *
 * @param wanted the later run; the newest one when not given
 * @throws Problem record.missing
 */
export async function readSince(ctx: Context, wanted: string | undefined): Promise<Since | null> {
  const { code } = countyOf(ctx.actor)
  const standing = (await queries.declarationsOf(ctx.db, code)).at(-1)
  if (!standing) return null
  const runs = await queries.runsOf(ctx.db, code)
  const declared = runs.find(({ run_id }) => run_id === standing.run_id)!
  const later = runs.filter((run) => run.made_at > declared.made_at && dayOf(run) >= dayOf(declared))
  const against = wanted === undefined ? later[0] : later.find(({ run_id }) => run_id === wanted)
  if (wanted !== undefined && !against) throw new Problem('record.missing')
  const nameOf = figureNames(declared.standard_key)
  return {
    declared: summaryOf(declared),
    against: against ? summaryOf(against) : null,
    later: later.map(summaryOf),
    falls: against
      ? fallsOf(await between(ctx, declared, against)).map((fall) => {
          const { zh, decimals } = fall.key === null ? { zh: '', decimals: 2 } : nameOf(fall.key)
          return { ...fall, zh, decimals: fall.kind === 'spread' ? 3 : decimals }
        })
      : [],
    exemptions: await exemptionsOf(ctx, declared, against),
  }
}

/** The day a run's figures are of. */
const dayOf = ({ statistics_day, judged_on }: RunRow): string => statistics_day ?? judged_on

async function between(ctx: Context, before: RunRow, after: RunRow): Promise<CountyDifference> {
  return differenceOf((await resultsOf(ctx, before)).county, (await resultsOf(ctx, after)).county)
}

/** The exemptions in force in the declared run on which a verdict of it rests. */
async function exemptionsOf(ctx: Context, declared: RunRow, against: RunRow | undefined): Promise<Since['exemptions']> {
  const standard = getStandard(declared.standard_key)
  const { profile } = readProfile(declared.settings, standard, declared.judged_on)
  const way = wayOf((await queries.entriesOf(ctx.db, declared.county_code)).map(entryOf))
  const { recognisedOn } = standingOf(way)
  const used: Since['exemptions'] = []
  for (const { key, zh } of standard.exemptions) {
    if (!profile.exemptions.has(key)) continue
    const restingThen = await restingIn(ctx, declared, key)
    if (restingThen === 0) continue
    const restingNow = against ? await restingIn(ctx, against, key) : null
    const until = profile.exemptionRules.get(key)?.until ?? NEVER
    used.push({ key, zh, restingThen, restingNow, ...countdownOf(until === NEVER ? null : until, recognisedOn, todayOf(ctx)) })
  }
  return used
}

const NEVER = '9999-12-31'
const resting = bounded<Promise<number>>(100)

/** How many verdicts of a run turn when its own data is judged without the exemption. A run never changes, nor does this. */
function restingIn(ctx: Context, run: RunRow, exemption: string): Promise<number> {
  return resting.get(`${run.run_id} ${exemption}`, async () => {
    const bytes = await readStoredFile(ctx.db, run.county_code, run.input_file_id)
    const raw = (run.settings ?? {}) as { name?: string; settings?: Record<string, unknown> }
    const judging = (settings: Record<string, unknown>): Judging => ({
      standard: run.standard_key,
      today: run.judged_on,
      county: run.county_code,
      profile: { raw: { ...raw, settings }, file: run.profile_name },
    })
    const own = raw.settings ?? {}
    const before = judging(own)
    const after = judging({ ...own, [`exemptions.${exemption}`]: false })
    const { difference } = await ctx.work.run('difference', { bytes, before, after })
    return restingOn(difference)
  })
}
