import type { ReturnState } from '@junheng/core/features/collection/round/life-cycle.ts'
import { LIFE_CYCLE } from '@junheng/core/features/collection/round/life-cycle.ts'
import { reporterOf } from '@junheng/core/features/collection/round/open/duties.ts'
import { schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import { pathOf } from '@junheng/core/features/collection/round/value-path.ts'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { readCatalogue } from '../../standards/files.ts'
import { takeOnDuty } from './find-return.ts'
import { departmentReturns } from './open/open-queries.ts'
import { findRound } from './round-queries.ts'
import { saveValues } from './save-values.ts'

/** Where a value of the county stands in a round. */
export interface CountyPlace {
  roundId: string
  roundName: string
  returnId: string
  unit: string
  state: ReturnState
  value: string
  /** 0 where nothing was ever typed. */
  version: number
  mayWrite: boolean
}

/**
 * For each of the county's elements the return of the school year's round that holds it; the last open round, else the last one. Elements that no
 * return of it holds are left out.
 */
export async function placesOfCounty(
  db: Db,
  countyCode: string,
  schoolYear: number,
  elements: readonly string[],
): Promise<Map<string, CountyPlace>> {
  const round = await roundOfYear(db, countyCode, schoolYear)
  if (!round) return new Map()
  const returns = new Map((await departmentReturns(db, countyCode, round.round_id)).map((row) => [row.unit_key, row]))
  const values = await db
    .selectFrom('data_value')
    .select(['return_id', 'path', 'value', 'version'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', round.round_id)
    .where('basis', '=', 'reported')
    .where('path', 'in', elements.map(pathOf.county))
    .execute()
  const catalogue = readCatalogue()
  return new Map(
    elements.flatMap((element) => {
      const row = returns.get(reporterOf(element, catalogue))
      if (!row) return []
      const standing = values.find((each) => each.return_id === row.return_id && each.path === pathOf.county(element))
      const place: CountyPlace = {
        roundId: round.round_id,
        roundName: round.name,
        returnId: row.return_id,
        unit: row.unit_key,
        state: row.state,
        value: standing?.value ?? '',
        version: standing?.version ?? 0,
        mayWrite: round.state === 'open' && LIFE_CYCLE.save.from.includes(row.state),
      }
      return [[element, place] as const]
    }),
  )
}

/**
 * Writes a value of the county into the return it is handed in with, by the caller, as if they had typed it there. `seen`: the version they saw.
 * Called inside the transaction of what it follows from, by what has made sure that the caller answers for the value: whose return it is, is not asked.
 *
 * @returns the return's id; null where there is no return that can still be filled in
 * @throws Problem record.changed where somebody else's value stands there
 */
export async function writeCountyValue(
  tx: Db,
  ctx: Context,
  { schoolYear, element, value, seen }: { schoolYear: number; element: string; value: string; seen: number },
): Promise<string | null> {
  const place = (await placesOfCounty(tx, countyOf(ctx.actor).code, schoolYear, [element])).get(element)
  if (!place?.mayWrite) return null
  const changes = [{ path: pathOf.county(element), value, seen }]
  const { conflicts } = await saveValues({ ...ctx, db: tx }, place.returnId, { changes }, takeOnDuty)
  if (conflicts.length > 0) throw new Problem('record.changed')
  return place.returnId
}

/** The return of who leads the county's work in the school year's round: what the county says of single schools stands there. */
export async function placeOfLead(db: Db, countyCode: string, schoolYear: number): Promise<CountyPlace | null> {
  return (await placesOfCounty(db, countyCode, schoolYear, [LEAD_ELEMENT])).get(LEAD_ELEMENT) ?? null
}

// Nobody's in the catalogue, and so the lead's.
const LEAD_ELEMENT = 'basic_school_standard'

/**
 * Writes what the county says of single schools into the lead's return, by the caller; '' takes it back. It outweighs what the schools hand in themselves.
 * `values` by the school's code. Called inside the transaction of what it follows from.
 *
 * @returns the return's id; null where there is no return that can still be filled in
 */
export async function writeOfSchools(
  tx: Db,
  ctx: Context,
  { schoolYear, element, values }: { schoolYear: number; element: string; values: ReadonlyMap<string, string> },
): Promise<string | null> {
  const { code } = countyOf(ctx.actor)
  const place = await placeOfLead(tx, code, schoolYear)
  if (!place?.mayWrite) return null
  const paths = [...values].map(([school, value]) => ({ path: pathOf.of(school, element), value }))
  const rows = await tx
    .selectFrom('data_value')
    .select(['path', 'version'])
    .where('county_code', '=', code)
    .where('return_id', '=', place.returnId)
    .where('basis', '=', 'reported')
    .where(
      'path',
      'in',
      paths.map(({ path }) => path),
    )
    .execute()
  const seen = new Map(rows.map(({ path, version }) => [path, version]))
  const changes = paths.map(({ path, value }) => ({ path, value, seen: seen.get(path) ?? 0 }))
  const { conflicts } = await saveValues({ ...ctx, db: tx }, place.returnId, { changes }, takeOnDuty)
  if (conflicts.length > 0) throw new Problem('record.changed')
  return place.returnId
}

/** The school year data are of: their round's; of a file that of its 统计时点, else `today`'s. */
export async function schoolYearOfData(
  db: Db,
  { round, countyCode, counties }: PackageSummary,
  county: string,
  today: string,
): Promise<number> {
  const found = round && (await findRound(db, countyCode, round.id))
  if (found) return found.school_year
  return schoolYearOf(counties.find(({ code }) => code === county)?.statisticsDay ?? today)
}

/** The school year conclusions are recorded for: that of the round now open, else `today`'s. */
export async function currentSchoolYear(db: Db, countyCode: string, today: string): Promise<number> {
  const open = await db
    .selectFrom('data_round')
    .select('school_year')
    .where('county_code', '=', countyCode)
    .where('state', '=', 'open')
    .orderBy('school_year', 'desc')
    .limit(1)
    .executeTakeFirst()
  return open?.school_year ?? schoolYearOf(today)
}

function roundOfYear(db: Db, countyCode: string, schoolYear: number) {
  return db
    .selectFrom('data_round')
    .select(['round_id', 'name', 'state'])
    .where('county_code', '=', countyCode)
    .where('school_year', '=', schoolYear)
    .orderBy((eb) => eb('state', '=', 'open'), 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}
