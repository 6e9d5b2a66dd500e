import type { IssuedKind } from '@junheng/core/features/documents/bulletins/schema.ts'
import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { IssuedPaperTable } from './tables.ts'

/** The last serial given in the year; 0 = none yet. */
export async function lastSerial(db: Db, countyCode: string, year: number): Promise<number> {
  const found = await db
    .selectFrom('paper_register')
    .select('last_serial')
    .where('county_code', '=', countyCode)
    .where('year', '=', year)
    .executeTakeFirst()
  return found?.last_serial ?? 0
}

/** Gives the next serial, or `wished` if none so high was given. Who asks meanwhile waits for this transaction. @returns null where `wished` is too low */
export async function takeSerial(tx: Db, countyCode: string, year: number, wished: number | null): Promise<number | null> {
  const taken = await tx
    .insertInto('paper_register')
    .values({ county_code: countyCode, year, last_serial: wished ?? 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['county_code', 'year'])
        .doUpdateSet({ last_serial: wished ?? sql`paper_register.last_serial + 1` })
        .where(wished === null ? sql<boolean>`true` : sql<boolean>`paper_register.last_serial < ${wished}`),
    )
    .returning('last_serial')
    .executeTakeFirst()
  return taken?.last_serial ?? null
}

export const addIssued = (tx: Db, row: Insertable<IssuedPaperTable>) => tx.insertInto('issued_paper').values(row).execute()

export const addWarningsOf = (tx: Db, rows: { county_code: string; paper_id: string; warning_id: string }[]) =>
  tx.insertInto('issued_paper_warning').values(rows).execute()

const COLUMNS = [
  'paper_id',
  'kind',
  'agency',
  'year',
  'serial',
  'title',
  'receiver',
  'issued_on',
  'run_id',
  'against_id',
  'level',
  'school_code',
  'is_demo',
  'made_at',
  'made_name',
] as const

export type IssuedRow = Awaited<ReturnType<typeof earlierCirculars>>[number]

/** What of the register a viewer sees: the papers to these schools (null: all of the county), and of a unit the bulletins on progress too. */
export interface Sees {
  schools: readonly string[] | null
  progress: boolean
}

interface Wanted {
  kind?: IssuedKind | undefined
  sees: Sees
  page: number
  size: number
}

export async function listIssued(db: Db, countyCode: string, { kind, sees, page, size }: Wanted) {
  const seen = seenBy(db, countyCode, sees).$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
  const { total } = await seen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await seen
    .select(COLUMNS)
    .orderBy('made_at', 'desc')
    .orderBy('serial', 'desc')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

export const findIssued = (db: Db, countyCode: string, sees: Sees, id: string) =>
  seenBy(db, countyCode, sees)
    .select([...COLUMNS, 'paper', 'file_id'])
    .where('paper_id', '=', id)
    .executeTakeFirst()

/** Who sees schools sees what went to them. */
function seenBy(db: Db, countyCode: string, { schools, progress }: Sees) {
  return db
    .selectFrom('issued_paper')
    .where('county_code', '=', countyCode)
    .$if(schools !== null, (query) =>
      query.where((eb) =>
        eb.or([eb('school_code', 'in', [...schools!, '']), ...(progress ? [eb('kind', '=', 'progress' as const)] : [])]),
      ),
    )
}

export const earlierCirculars = (db: Db, countyCode: string, runId: string) =>
  db
    .selectFrom('issued_paper')
    .select(COLUMNS)
    .where('county_code', '=', countyCode)
    .where('run_id', '=', runId)
    .orderBy('made_at', 'desc')
    .execute()

export const earlierProgress = (db: Db, countyCode: string, most: number) =>
  db
    .selectFrom('issued_paper')
    .select(COLUMNS)
    .where('county_code', '=', countyCode)
    .where('kind', '=', 'progress')
    .orderBy('made_at', 'desc')
    .limit(most)
    .execute()

export const earlierNotices = (db: Db, countyCode: string, warningIds: readonly string[]) =>
  db
    .selectFrom('issued_paper')
    .select(COLUMNS)
    .where('county_code', '=', countyCode)
    .where('paper_id', 'in', (eb) =>
      eb
        .selectFrom('issued_paper_warning')
        .select('paper_id')
        .where('county_code', '=', countyCode)
        .where('warning_id', 'in', warningIds),
    )
    .orderBy('made_at', 'desc')
    .execute()

export const warningsOf = (db: Db, countyCode: string, paperIds: readonly string[]) =>
  db
    .selectFrom('issued_paper_warning')
    .select(['paper_id', 'warning_id'])
    .where('county_code', '=', countyCode)
    .where('paper_id', 'in', [...paperIds, '00000000-0000-0000-0000-000000000000'])
    .orderBy('warning_id')
    .execute()

/** What the county wrote last in a bulletin of this kind, as the proposal for the next one. */
export const lastTexts = (db: Db, countyCode: string) =>
  db
    .selectFrom('issued_paper')
    .select(['texts'])
    .where('county_code', '=', countyCode)
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
