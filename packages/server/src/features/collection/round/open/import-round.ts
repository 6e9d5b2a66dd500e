import { randomBytes, randomUUID } from 'node:crypto'
import type { Upload } from '@junheng/core/endpoint.ts'
import { matchReporter } from '@junheng/core/features/collection/round/open/match-reporter.ts'
import type { PastImport, PastRound } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolYearName, schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import { atomically, isDuplicate } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { directoryOf, todayOf } from '../../../orgs/service.ts'
import * as packages from '../../packages.ts'
import { makeEdition } from '../lock/make-edition.ts'
import { addReturns, putValues } from '../return-queries.ts'
import { addRound } from '../round-queries.ts'
import { listRounds, lockRounds } from './open-queries.ts'
import type { CountyReturns, PathValue } from './package-values.ts'
import { unitsOf } from './proposal.ts'
import { keeperPlace, keeperSchoolOf, type Return, schoolReturn, unitReturn } from './return-rows.ts'

/**
 * Takes a past year's data in as a closed round: returns locked as they are, its faults listed and not a reason to refuse, its first edition made;
 * all of it or nothing. Without `confirm` it only says what would come of it.
 *
 * @throws Problem record.missing, round.no-file, round.already-open, round.not-past, round.past-unreadable (with all faults), round.past-undated, round.other-county
 */
export async function importRound(ctx: Context, wanted: PastImport, file: Upload | null): Promise<PastRound> {
  const county = countyOf(ctx.actor)
  const { name, bytes } = await sourceOf(ctx, wanted, file)
  const found = await ctx.work.run('countyReturns', { bytes, county: county.code }, ctx.signal, ctx.tell)
  const { faults, notRun, returns } = found
  if (!found.readable) throw new Problem('round.past-unreadable', { faults, notRun })
  if (returns === null) throw new Problem('round.other-county', { code: county.code })
  const schoolYear = wanted.schoolYear ?? (found.statisticsDay === null ? null : schoolYearOf(found.statisticsDay))
  if (schoolYear === null) throw new Problem('round.past-undated')
  if (schoolYear >= schoolYearOf(todayOf(ctx))) throw new Problem('round.not-past', { name: schoolYearName(schoolYear) })
  const known = (await listRounds(ctx.db, county.code)).filter((r) => r.school_year === schoolYear).map((r) => r.name)
  if (wanted.confirm) ctx.tell(phase('storing'))
  const id = wanted.confirm ? await store(ctx, wanted, { name, schoolYear, returns }) : null
  const values = [...returns.schools, ...returns.departments].reduce((sum, each) => sum + each.values.length, 0)
  return {
    round: id,
    schoolYear,
    statisticsDay: found.statisticsDay,
    fileName: name,
    schools: returns.schools.length,
    departments: returns.departments.length,
    values,
    errors: faults.filter(({ severity }) => severity === 'error').length,
    warnings: faults.filter(({ severity }) => severity === 'warn').length,
    faults,
    notRun,
    known,
  }
}

async function sourceOf(ctx: Context, wanted: PastImport, file: Upload | null): Promise<{ name: string; bytes: Uint8Array }> {
  if (file) return { name: file.fileName, bytes: file.bytes }
  if (wanted.package === undefined) throw new Problem('round.no-file')
  const { summary, bytes } = await packages.readBytes(ctx, wanted.package)
  return { name: summary.fileName, bytes: await bytes() }
}

interface Filled {
  row: Return
  values: PathValue[]
}

interface Past {
  name: string
  schoolYear: number
  returns: CountyReturns
}

async function store(ctx: Context, { standard }: PastImport, past: Past): Promise<string> {
  const { code } = countyOf(ctx.actor)
  const round_id = randomUUID()
  const at = ctx.now.toISOString()
  const name = `${schoolYearName(past.schoolYear)}数据（导入）`
  const by = ctx.actor.displayName
  const rows = await returnsFor(ctx, { county_code: code, round_id, at }, past.returns)
  try {
    await atomically(ctx.db, async (tx) => {
      await lockRounds(tx, code)
      const rounds = await listRounds(tx, code)
      const imported = rounds.find((round) => round.school_year === past.schoolYear && round.origin === 'imported')
      if (imported) throw new Problem('round.already-open', { name: imported.name })
      const number = Math.max(0, ...rounds.filter((r) => r.school_year === past.schoolYear).map((r) => r.number)) + 1
      await addRound(tx, {
        county_code: code,
        round_id,
        school_year: past.schoolYear,
        number,
        name,
        origin: 'imported',
        standard_key: standard,
        profile_id: null,
        previous_round_id: rounds.find((round) => round.school_year < past.schoolYear)?.round_id ?? null,
        state: 'locked',
        due: '{}',
        salt: randomBytes(24).toString('base64url'),
        opened_at: at,
        opened_name: by,
        locked_at: at,
        locked_name: by,
      })
      await addReturns(
        tx,
        rows.map(({ row }) => row),
      )
      await putValues(
        tx,
        {
          county_code: code,
          round_id,
          basis: 'reported',
          how: 'uploaded',
          note: past.name,
          details: null,
          at,
          account_id: ctx.actor.accountId,
          account_name: by,
        },
        rows.flatMap(({ row, values }) => values.map(([path, value]) => ({ return_id: row.return_id, path, value, version: 1 }))),
      )
      const locked = new Set(rows.map(({ row }) => row.return_id))
      await makeEdition(
        tx,
        ctx,
        { round_id, origin: 'imported', school_year: past.schoolYear, name, locked },
        { cause: `由“${past.name}”导入` },
      )
      const details = { 文件: past.name, 学校: past.returns.schools.length }
      await audit(tx, ctx, { verb: 'round.import', subject: round_id, subjectName: name, details })
    })
  } catch (error) {
    throw isDuplicate(error) ? new Problem('round.already-open', { name }) : error
  }
  return round_id
}

/** Every school of the file, also those no rule counts: the past is kept as it was. */
async function returnsFor(
  ctx: Context,
  where: Parameters<typeof schoolReturn>[0],
  { schools, departments }: CountyReturns,
): Promise<Filled[]> {
  const asked = new Set(schools.map(({ identity }) => identity.code))
  const directory = await directoryOf(ctx.db, countyOf(ctx.actor), todayOf(ctx))
  const units = unitsOf(directory)
  const closed = { due: null, state: 'locked' as const }
  const ofSchools = schools.map(({ identity, values }): Filled => {
    const keeperSchool = keeperSchoolOf(identity, (code) => asked.has(code))
    return { row: schoolReturn(where, { ...identity, keeperSchool }, closed), values }
  })
  const ofUnits = departments.map(({ reporter, values }): Filled => {
    const keeper = matchReporter(reporter, directory)
    return { row: unitReturn(where, reporter, keeperPlace(units, keeper?.id ?? null), closed), values }
  })
  return [...ofSchools, ...ofUnits]
}
