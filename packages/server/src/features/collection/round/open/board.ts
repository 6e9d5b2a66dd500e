import type { BoardRow } from '@junheng/core/features/collection/round/open/board-schema.ts'
import type { RoundPart } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolType } from '@junheng/core/features/evaluation/school-types.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { bounded } from '../../../../background/bounded-cache.ts'
import type { Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { Prepared } from '../../../../http/prepared.ts'
import { todayOf } from '../../../orgs/service.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import { askedOf, countedAs } from './asked-paths.ts'
import * as queries from './board-queries.ts'
import { departmentParts, partsOf, schoolParts } from './round-basis.ts'

// 300 schools are some 150 KB; every write to a return makes another.
const boards = bounded<Promise<Uint8Array>>(8)
// How much of a return was filled in at which revision: only what changed is counted anew.
const fillings = bounded<Promise<Map<string, Filling>>>(16)

interface Filling {
  revision: number
  paths: ReadonlySet<string>
}

/**
 * How every unit of a round stands. One short question to the database where nothing changed since it was last asked by anybody.
 *
 * @throws Problem record.missing
 */
export async function readBoard(ctx: Context, id: string): Promise<Prepared> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const stamp = await queries.stampOf(ctx.db, code, id)
  const body = await boards.get([code, id, today, stamp].join(' '), async () => {
    const rows = await rowsOf(ctx.db, await getRound(ctx.db, code, id), today)
    return Buffer.from(JSON.stringify({ rows }))
  })
  return new Prepared({ today }, body)
}

async function rowsOf(db: Db, round: RoundRow, today: string): Promise<BoardRow[]> {
  const { county_code, round_id } = round
  const returns = await queries.boardReturns(db, county_code, round_id)
  const known = await filledOf(db, round, returns)
  const names = new Map(returns.map(({ school_code, unit_name }) => [school_code, unit_name]))
  const partsFor = partsByReturn(round)
  const calendar = partsOf(round.standard_key as StandardKey, round.school_year, ({ key }) => round.due[key] ?? '')
  const viewOf = async (row: queries.BoardReturn): Promise<BoardRow> => {
    const { facts } = row
    const asked = await askedOf(row, round, today)
    const filled = known.get(row.return_id)!.paths
    const type = 'typeCode' in facts ? schoolType(facts.typeCode).zh : null
    const other = row.keeper_school !== row.school_code ? (names.get(row.keeper_school) ?? null) : row.unit_name
    return {
      id: row.return_id,
      kind: row.kind,
      key: row.unit_key,
      name: row.unit_name,
      type,
      town: 'town' in facts ? facts.town : '',
      authority: 'authority' in facts ? facts.authority : '',
      keeper: row.school_code === null ? row.keeper_unit : other,
      state: row.state,
      due: row.due,
      openedAt: row.first_opened_at,
      changedAt: row.changed_at,
      submittedAt: row.submitted_at,
      attestedBy: row.attested_name,
      errors: row.errors,
      warnings: row.warnings,
      unexplained: row.unexplained,
      isCounted: row.counted_revision >= row.revision || row.revision === 1,
      filled: [...asked].filter((each) => filled.has(each)).length,
      asked: asked.size,
      next: nextPart(row, calendar, partsFor(row)),
    }
  }
  return Promise.all(returns.map(viewOf))
}

/** What of the round's values changed since they were counted last is counted; the rest is known. */
async function filledOf(db: Db, { county_code, round_id }: RoundRow, returns: readonly queries.BoardReturn[]) {
  const known = await fillings.get(`${county_code} ${round_id}`, async () => new Map())
  const changed = returns.filter(({ return_id, revision }) => known.get(return_id)?.revision !== revision)
  const rows = await queries.filledPaths(
    db,
    county_code,
    round_id,
    changed.map(({ return_id }) => return_id),
  )
  const byReturn = Map.groupBy(rows, ({ return_id }) => return_id)
  for (const { return_id, revision } of changed)
    known.set(return_id, { revision, paths: new Set((byReturn.get(return_id) ?? []).map(({ path }) => countedAs(path))) })
  return known
}

function partsByReturn({ standard_key }: RoundRow): (row: queries.BoardReturn) => string[] {
  const standard = standard_key as StandardKey
  const ofSchools = schoolParts(standard)
  const ofUnits = new Map<string, string[]>()
  return ({ kind, unit_key }) => {
    if (kind === 'self_check') return []
    if (kind === 'school') return ofSchools
    const known = ofUnits.get(unit_key) ?? departmentParts(standard, unit_key)
    ofUnits.set(unit_key, known)
    return known
  }
}

/** Of a return that was handed in: the first part that did not exist then. */
function nextPart(
  { submitted_at }: queries.BoardReturn,
  calendar: readonly RoundPart[],
  parts: readonly string[],
): BoardRow['next'] {
  if (submitted_at === null) return null
  const handedIn = submitted_at.slice(0, 10)
  const next = calendar.find(({ key, opens }) => parts.includes(key) && opens > handedIn)
  return next ? { zh: next.zh, opens: next.opens, due: next.due || null } : null
}
