import type { Level, RuleKey } from '@junheng/core/features/warnings/rules.ts'
import type { WarningState } from '@junheng/core/features/warnings/schema.ts'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { WarningCheckTable, WarningSettingTable, WarningStepTable, WarningTable } from './tables.ts'

export type WarningRow = Awaited<ReturnType<typeof standingOf>>[number]

const GRAVITY = sql<number>`array_position(array['red', 'orange', 'yellow', 'blue'], level)`

/** What has not recovered, held against other changes. */
export function standingOf(tx: Db, countyCode: string) {
  return tx
    .selectFrom('warning')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('state', '<>', 'closed')
    .orderBy('warning_id')
    .forUpdate()
    .execute()
}

export function takeWarning(tx: Db, countyCode: string, id: string) {
  return tx
    .selectFrom('warning')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('warning_id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export const warningsOf = (db: Db, countyCode: string, ids: readonly string[]) =>
  db
    .selectFrom('warning')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('warning_id', 'in', ids)
    .orderBy(GRAVITY)
    .orderBy('warning_key')
    .execute()

export const addWarnings = (tx: Db, rows: Insertable<WarningTable>[]) => tx.insertInto('warning').values(rows).execute()

export const setWarnings = (tx: Db, countyCode: string, ids: readonly string[], change: Updateable<WarningTable>) =>
  tx
    .updateTable('warning')
    .set(change)
    .where('county_code', '=', countyCode)
    .where('warning_id', 'in', [...ids])
    .execute()

/** Until the transaction ends nobody else brings the county's warnings up to date. The first number is arbitrary and means that. */
export const holdCounty = (tx: Db, countyCode: string) =>
  sql`select pg_advisory_xact_lock(721640, ${Number(countyCode)}::int)`.execute(tx)

/** What nobody acknowledged in time and can still go up. */
const overdue = (db: Db, today: string) =>
  db.selectFrom('warning').where('state', 'in', ['open', 'escalated']).where('due', '<', today).where('holder', '<>', 'city')

export const overdueOf = (tx: Db, countyCode: string, today: string) =>
  overdue(tx, today)
    .selectAll()
    .where('county_code', '=', countyCode)
    .orderBy(GRAVITY)
    .orderBy('warning_key')
    .forUpdate()
    .execute()

export const countiesOverdue = (db: Db, today: string) =>
  overdue(db, today)
    .innerJoin('county', 'county.county_code', 'warning.county_code')
    .select(['county.county_code', 'county.name', 'county.is_demo'])
    .distinct()
    .execute()

export const addSteps = (tx: Db, rows: Insertable<WarningStepTable>[]) => tx.insertInto('warning_step').values(rows).execute()

export function stepsOf(db: Db, countyCode: string, ids: readonly string[]) {
  return db
    .selectFrom('warning_step')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('warning_id', 'in', ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000'])
    .orderBy('step')
    .execute()
}

/** The number of each warning's last step. */
export async function lastSteps(db: Db, countyCode: string, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('warning_step')
    .select((eb) => ['warning_id', eb.fn.max('step').as('last')])
    .where('county_code', '=', countyCode)
    .where('warning_id', 'in', [...ids])
    .groupBy('warning_id')
    .execute()
  return new Map(rows.map(({ warning_id, last }) => [warning_id, last]))
}

export interface Wanted {
  states: readonly WarningState[]
  level?: Level | undefined
  rule?: RuleKey | undefined
  school?: string | undefined
  text?: string | undefined
  id?: string | undefined
  /** The schools the viewer sees; null = the whole county. */
  reach: readonly string[] | null
  page: number
  size: number
}

export async function listWarnings(db: Db, countyCode: string, wanted: Wanted) {
  const seen = db
    .selectFrom('warning')
    .where('county_code', '=', countyCode)
    .$if(wanted.reach !== null, (query) => query.where('school_code', 'in', [...wanted.reach!, '']))
  const chosen = seen
    .where('state', 'in', wanted.states)
    .$if(wanted.level !== undefined, (query) => query.where('level', '=', wanted.level!))
    .$if(wanted.rule !== undefined, (query) => query.where('rule', '=', wanted.rule!))
    .$if(wanted.school !== undefined, (query) => query.where('school_code', '=', wanted.school!))
    .$if(wanted.id !== undefined, (query) => query.where('warning_id', '=', wanted.id!))
    .$if(Boolean(wanted.text), (query) => query.where(sql<boolean>`position(${wanted.text} in cause) > 0`))
  const { total } = await chosen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await chosen
    .selectAll()
    .orderBy(GRAVITY)
    .orderBy('opened_at', 'desc')
    .orderBy('warning_key')
    .limit(wanted.size)
    .offset((wanted.page - 1) * wanted.size)
    .execute()
  const counts = await seen
    .select((eb) => ['level', eb.fn.countAll<number>().as('count')])
    .where('state', '<>', 'closed')
    .groupBy('level')
    .execute()
  return { total, rows, counts }
}

export const settingsOf = (db: Db, countyCode: string) =>
  db.selectFrom('warning_setting').selectAll().where('county_code', '=', countyCode).execute()

export function putSetting(tx: Db, row: Insertable<WarningSettingTable>) {
  const { level, is_on, settings, changed_at, changed_name } = row
  return tx
    .insertInto('warning_setting')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['county_code', 'rule']).doUpdateSet({ level, is_on, settings, changed_at, changed_name }),
    )
    .execute()
}

/** When the figures were last gone through. */
export const lastCheck = (db: Db, countyCode: string) =>
  db.selectFrom('warning_check').select('at').where('county_code', '=', countyCode).executeTakeFirst()

export function putCheck(tx: Db, row: Insertable<WarningCheckTable>) {
  const { at, source_id, source_name } = row
  return tx
    .insertInto('warning_check')
    .values(row)
    .onConflict((conflict) => conflict.column('county_code').doUpdateSet({ at, source_id, source_name }))
    .execute()
}

/** The newest final run of each earlier school year by a standard: results by the year its figures were counted in. */
export function finalRuns(db: Db, countyCode: string, standardKey: 'quality_balanced_2017' | 'basic_balanced_2012') {
  return db
    .selectFrom('evaluation_run')
    .select(['run_id', 'results_file_id', 'statistics_day', 'judged_on', 'made_at'])
    .where('county_code', '=', countyCode)
    .where('kind', '=', 'final')
    .where('standard_key', '=', standardKey)
    .where((eb) => eb.or([eb('run_basis', 'is', null), eb('run_basis', '=', 'effective')]))
    .orderBy('made_at')
    .execute()
}

/** Returns of open rounds that are past their day and not handed in. */
export function overdueReturns(db: Db, countyCode: string, before: string) {
  return db
    .selectFrom('data_return')
    .innerJoin('data_round', (join) =>
      join
        .onRef('data_round.county_code', '=', 'data_return.county_code')
        .onRef('data_round.round_id', '=', 'data_return.round_id'),
    )
    .select([
      'data_return.return_id',
      'data_return.unit_key',
      'data_return.unit_name',
      'data_return.school_code',
      'data_return.due',
      'data_round.name',
    ])
    .where('data_return.county_code', '=', countyCode)
    .where('data_round.state', '=', 'open')
    .where('data_return.state', 'in', ['draft', 'returned'])
    .where('data_return.due', '<', before)
    .execute()
}
