import { type Insertable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { SelfReportTables } from './tables.ts'

export type TextRow = Awaited<ReturnType<typeof textsUntil>>[number]
export type ReportRow = Awaited<ReturnType<typeof listReports>>[number]

/** The newest text of each key, of the newest year until `year`. */
export const textsUntil = (db: Db, countyCode: string, year: number) =>
  db
    .selectFrom('paper_text')
    .distinctOn('text_key')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('year', '<=', year)
    .orderBy('text_key')
    .orderBy('year', 'desc')
    .orderBy('version', 'desc')
    .execute()

export const textHistory = (db: Db, countyCode: string, year: number, key: string) =>
  db
    .selectFrom('paper_text')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('year', '=', year)
    .where('text_key', '=', key)
    .orderBy('version', 'desc')
    .execute()

export const addText = (tx: Db, row: Insertable<SelfReportTables['paper_text']>) =>
  tx.insertInto('paper_text').values(row).returningAll().executeTakeFirstOrThrow()

/** Newest first. */
export const listReports = (db: Db, countyCode: string) =>
  db
    .selectFrom('self_report')
    .innerJoin('evaluation_run', (join) =>
      join
        .onRef('evaluation_run.county_code', '=', 'self_report.county_code')
        .onRef('evaluation_run.run_id', '=', 'self_report.run_id'),
    )
    .selectAll('self_report')
    .select(['evaluation_run.name as run_name', 'evaluation_run.kind as run_kind'])
    .where('self_report.county_code', '=', countyCode)
    .orderBy('self_report.year', 'desc')
    .orderBy('self_report.number', 'desc')
    .execute()

export const addReport = (tx: Db, row: Insertable<SelfReportTables['self_report']>) =>
  tx.insertInto('self_report').values(row).execute()

/** Versions of a county are numbered one after the other. */
export const lockReports = (tx: Db, countyCode: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`self_report ${countyCode}`}, 0))`.execute(tx)
