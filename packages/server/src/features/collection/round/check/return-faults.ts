import type { ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import type { ReturnFaults } from '@junheng/core/features/collection/round/check/schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { bounded } from '../../../../background/bounded-cache.ts'
import type { Work } from '../../../../background/work.ts'
import type { Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { todayOf } from '../../../orgs/service.ts'
import { profileIn } from '../../../standards/service.ts'
import { findReturn, type ReturnRow } from '../find-return.ts'
import { stampOf } from '../lock/queries.ts'
import { schoolOf } from '../read-return.ts'
import * as returns from '../return-queries.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import { effectiveValues } from '../round-sheets.ts'
import * as queries from './check-queries.ts'
import type { FoundInReturn, ReturnToCheck } from './check-return.ts'
import type { RulesAsked } from './checked-standard.ts'

/** What checking needs of whoever asks. */
export interface Checking {
  db: Db
  work: Work
  now: Date
}

// What was found in a return at one revision, beside one state of the round before, does not change any more. One is some 20 KB.
const found = bounded<Promise<FoundInReturn>>(800)

/** @throws Problem record.missing, work.* */
export async function readReturnFaults(ctx: Context, id: string): Promise<ReturnFaults> {
  return faultsOf(ctx, countyOf(ctx.actor).name, await findReturn(ctx, id))
}

/** A return's faults with what its unit says to them; also kept as its counts. A 自查 has no figures and no faults. */
export async function faultsOf({ db, work, now }: Checking, countyName: string, row: ReturnRow): Promise<ReturnFaults> {
  if (row.kind === 'self_check') return { revision: row.revision, faults: [], missing: [], notRun: [] }
  const { faults, missing, notRun } = await foundIn({ db, work, now }, countyName, row)
  const explained = new Map(
    (await queries.explanationsOf(db, row.county_code, row.round_id, row.return_id)).map((entry) => [
      entry.fault_key,
      { text: entry.text, at: entry.at, by: entry.account_name },
    ]),
  )
  const withWords = <T extends { key: string }>(one: T) => ({ ...one, explanation: explained.get(one.key) ?? null })
  return { revision: row.revision, faults: faults.map(withWords), missing: missing.map(withWords), notRun }
}

/** Checks a return as it stands, or answers what was found at this revision before. */
export async function foundIn({ db, work, now }: Checking, countyName: string, row: ReturnRow): Promise<FoundInReturn> {
  const today = todayOf({ now })
  const { previous_round_id } = await getRound(db, row.county_code, row.round_id)
  // A locked year may still be amended, which is what this one is held against.
  const before = previous_round_id ? await stampOf(db, row.county_code, previous_round_id) : null
  const key = `${row.return_id}@${row.revision} ${today} ${previous_round_id} ${before?.revisions} ${before?.changed_at}`
  return found.get(key, async () => work.run('checkReturn', await toCheck(db, countyName, row, today)))
}

/** What the unit itself reported: it answers for that, whatever was verified or counted elsewhere. */
async function toCheck(db: Db, countyName: string, row: ReturnRow, today: string): Promise<ReturnToCheck> {
  const values = await returns.valuesOf(db, row.county_code, row.round_id, row.return_id)
  return toCheckOn(db, countyName, row, today, effectiveValues(values, 'reported'))
}

/** The same return on values of the caller's choice: what it would be found to be. */
export async function toCheckOn(
  db: Db,
  countyName: string,
  row: ReturnRow,
  today: string,
  values: ReturnSheet['values'],
): Promise<ReturnToCheck> {
  const { county_code, round_id, return_id } = row
  const round = await getRound(db, county_code, round_id)
  const own: ReturnSheet = { returnId: return_id, school: schoolOf(row), values }
  return {
    county: { code: county_code, name: countyName },
    ...(await rulesFor(db, round)),
    returnId: return_id,
    unit: own.school ? null : row.unit_key,
    today,
    sheets: own.school ? [own] : [...(await schoolsWithoutValues(db, row)), own],
    previous: own.school && round.previous_round_id ? await sheetBefore(db, row, round.previous_round_id) : null,
  }
}

/** The standard and 口径 of a round, for a thread. */
export async function rulesFor(
  db: Db,
  { county_code, standard_key, profile_id, school_year: schoolYear }: RoundRow,
): Promise<RulesAsked> {
  const chosen = profile_id ? await profileIn(db, county_code, profile_id) : null
  const profile = chosen && { name: chosen.name, settings: chosen.settings }
  return { standard: standard_key as StandardKey, profile, schoolYear }
}

async function sheetBefore(db: Db, { county_code, kind, unit_key }: ReturnRow, round: string): Promise<ReturnSheet | null> {
  const row = (await returns.returnsOf(db, county_code, round)).find((one) => one.kind === kind && one.unit_key === unit_key)
  if (!row) return null
  const values = await returns.valuesOf(db, county_code, round, row.return_id)
  return { returnId: row.return_id, school: schoolOf(row), values: effectiveValues(values, 'effective') }
}

async function schoolsWithoutValues(db: Db, { county_code, round_id }: ReturnRow): Promise<ReturnSheet[]> {
  return (await returns.returnsOf(db, county_code, round_id)).flatMap((row) => {
    const school = schoolOf(row)
    return school && row.kind === 'school' ? [{ returnId: row.return_id, school, values: new Map() }] : []
  })
}
