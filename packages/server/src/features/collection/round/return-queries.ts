import type { Basis } from '@junheng/core/features/collection/round/bases.ts'
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import { sha256Of } from '../../../files/stored-files.ts'
import type { DataReturnStepTable, DataReturnTable } from './tables.ts'

const columns = [
  'county_code',
  'round_id',
  'return_id',
  'kind',
  'unit_key',
  'unit_name',
  'school_code',
  'keeper_school',
  'keeper_org_id',
  'keeper_unit',
  'facts',
  'due',
  'state',
  'revision',
  'first_opened_at',
  'changed_at',
  'submitted_at',
  'attested_name',
  'attested_unit',
  'errors',
  'warnings',
] as const

export type ReturnRow = NonNullable<Awaited<ReturnType<typeof findReturn>>>
export type ValueRow = Awaited<ReturnType<typeof valuesOf>>[number]

export function findReturn(db: Db, countyCode: string, id: string) {
  return oneReturn(db, countyCode, id).executeTakeFirst()
}

/** Waits for whoever is changing it. */
export function lockReturn(tx: Db, countyCode: string, id: string) {
  return oneReturn(tx, countyCode, id).forUpdate().executeTakeFirst()
}

function oneReturn(db: Db, countyCode: string, id: string) {
  return db.selectFrom('data_return').select(columns).where('county_code', '=', countyCode).where('return_id', '=', id)
}

/** Of a whole round, or some of its returns. */
export function returnsOf(db: Db, countyCode: string, roundId: string, returnIds?: readonly string[]) {
  return db
    .selectFrom('data_return')
    .select(columns)
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .$if(returnIds !== undefined, (query) => query.where('return_id', 'in', returnIds!))
    .orderBy('unit_key')
    .execute()
}

/** Of every return with figures, by id, what is another as soon as anything is said otherwise in it. */
export interface Marks {
  of: ReadonlyMap<string, string>
  /** Of all of them together. */
  stamp: string
  changedAt: string | null
}

/**
 * Each change of a value, by whomever, makes a new revision, and what the directory says of its school may change without one: that is the mark's last word.
 * One row, because it is asked for before everything that looks at a live round.
 */
export async function marksOf(db: Db, countyCode: string, roundId: string): Promise<Marks> {
  const { rows } = await sql<{ marks: string | null; changed_at: string | null }>`
    select string_agg(concat_ws(' ', return_id, revision, extract(epoch from changed_at), md5(facts::text)), E'\n' order by unit_key) as marks,
      max(changed_at) as changed_at
    from data_return
    where county_code = ${countyCode} and round_id = ${roundId}::uuid and kind <> 'self_check'`.execute(db)
  const { marks, changed_at } = rows[0]!
  const of = (marks ?? '').split('\n').map((line): [string, string] => [line.slice(0, UUID_LENGTH), line.slice(UUID_LENGTH + 1)])
  return { of: new Map(marks === null ? [] : of), stamp: sha256Of(Buffer.from(marks ?? '')), changedAt: changed_at }
}

const UUID_LENGTH = 36

export const addReturns = (tx: Db, rows: Insertable<DataReturnTable>[]) => tx.insertInto('data_return').values(rows).execute()

export function updateReturn(tx: Db, row: { county_code: string; return_id: string }, change: Updateable<DataReturnTable>) {
  return tx
    .updateTable('data_return')
    .set(change)
    .where('county_code', '=', row.county_code)
    .where('return_id', '=', row.return_id)
    .execute()
}

/** The first look at it, told apart from no look at all; a second one changes nothing. */
export function markOpened(db: Db, row: { county_code: string; return_id: string }, at: string) {
  return db
    .updateTable('data_return')
    .set({ first_opened_at: at })
    .where('county_code', '=', row.county_code)
    .where('return_id', '=', row.return_id)
    .where('first_opened_at', 'is', null)
    .execute()
}

export const addStep = (tx: Db, row: Insertable<DataReturnStepTable>) => tx.insertInto('data_return_step').values(row).execute()

export function stepsOf(db: Db, countyCode: string, returnId: string) {
  return db
    .selectFrom('data_return_step')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('return_id', '=', returnId)
    .orderBy('revision')
    .execute()
}

export function remarksOf(db: Db, countyCode: string, returnId: string) {
  return db
    .selectFrom('data_remark')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('return_id', '=', returnId)
    .orderBy('at')
    .execute()
}

export function valuesOf(db: Db, countyCode: string, roundId: string, returnId?: string) {
  return db
    .selectFrom('data_value')
    .select(['return_id', 'basis', 'path', 'value', 'version', 'how', 'note', 'at', 'account_name'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .$if(returnId !== undefined, (query) => query.where('return_id', '=', returnId!))
    .orderBy('path')
    .execute()
}

/** What a run is judged on, and no more: of a whole round, or of some of its returns. */
export function chosenValuesOf(db: Db, countyCode: string, roundId: string, returnIds?: readonly string[]) {
  return db
    .selectFrom('data_value')
    .select(['return_id', 'basis', 'path', 'value', 'version'])
    .where('county_code', '=', countyCode)
    .where('round_id', '=', roundId)
    .$if(returnIds !== undefined, (query) => query.where('return_id', 'in', returnIds!))
    .orderBy('path')
    .execute()
}

export function valuesAt(tx: Db, row: ReturnRow, basis: Basis, paths: readonly string[]) {
  return tx
    .selectFrom('data_value')
    .select(['return_id', 'basis', 'path', 'value', 'version', 'how', 'note', 'at', 'account_name'])
    .where('county_code', '=', row.county_code)
    .where('round_id', '=', row.round_id)
    .where('return_id', '=', row.return_id)
    .where('basis', '=', basis)
    .where('path', 'in', paths)
    .execute()
}

/** One value to write: its next version. */
export interface WrittenValue {
  return_id: string
  path: string
  value: string
  version: number
  /** Its own, where it is not that of all values written with it. */
  note?: string
  details?: Record<string, unknown>
}

/** What is said of all values written in one go. */
export interface Writing {
  county_code: string
  round_id: string
  basis: Basis
  how: string
  note: string | null
  details: Record<string, unknown> | null
  at: string
  account_id: string | null
  account_name: string
}

/** Writes values and their history in one statement, however many. The returns they belong to must be locked by the caller. */
export async function putValues(tx: Db, by: Writing, values: readonly WrittenValue[]): Promise<void> {
  const list = (pick: (value: WrittenValue) => unknown) => values.map(pick)
  await sql`
    with given as (
      select * from unnest(
        ${list((v) => v.return_id)}::uuid[], ${list((v) => v.path)}::text[], ${list((v) => v.value)}::text[], ${list((v) => v.version)}::int[],
        ${list((v) => v.note ?? by.note)}::text[], ${list((v) => jsonOf(v.details ?? by.details))}::jsonb[]
      ) as t(return_id, path, value, version, note, details)
    ), entry as (
      insert into data_value_entry
        (county_code, round_id, return_id, basis, path, version, value, how, note, details, at, account_id, account_name)
      select ${by.county_code}, ${by.round_id}::uuid, return_id, ${by.basis}, path, version, value, ${by.how}, note, details,
        ${by.at}::timestamptz, ${by.account_id}::uuid, ${by.account_name}
      from given
    )
    insert into data_value (county_code, round_id, return_id, basis, path, value, version, how, note, at, account_name)
    select ${by.county_code}, ${by.round_id}::uuid, return_id, ${by.basis}, path, value, version, ${by.how}, note,
      ${by.at}::timestamptz, ${by.account_name}
    from given
    on conflict (county_code, round_id, return_id, basis, path) do update
      set value = excluded.value, version = excluded.version, how = excluded.how, note = excluded.note, at = excluded.at,
        account_name = excluded.account_name
  `.execute(tx)
}

const jsonOf = (details: Record<string, unknown> | null): string | null => (details === null ? null : JSON.stringify(details))
