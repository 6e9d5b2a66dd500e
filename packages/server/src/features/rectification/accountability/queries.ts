import { DEFAULT_OVERDUE_DAYS } from '@junheng/core/features/rectification/accountability/term.ts'
import { type Selectable, sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { EvaluationRunTable } from '../../evaluation/service.ts'
import type { ItemRow } from '../ledger/queries.ts'

export type UncheckedRun = Selectable<EvaluationRunTable> & { county_name: string; county_is_demo: boolean }

/** Final runs of data as a whole that were not held against the ledger yet, of counties where something is closed. */
export const uncheckedRuns = (db: Db): Promise<UncheckedRun[]> =>
  db
    .selectFrom('evaluation_run')
    .innerJoin('county', 'county.county_code', 'evaluation_run.county_code')
    .selectAll('evaluation_run')
    .select(['county.name as county_name', 'county.is_demo as county_is_demo'])
    .where('kind', '=', 'final')
    .where((eb) => eb.or([eb('run_basis', 'is', null), eb('run_basis', '=', 'effective')]))
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('rectification_item')
          .select('item_no')
          .whereRef('rectification_item.county_code', '=', 'evaluation_run.county_code')
          .where('rectification_item.state', '=', 'closed'),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('ledger_check')
            .select('ledger_check.run_id')
            .whereRef('ledger_check.county_code', '=', 'evaluation_run.county_code')
            .whereRef('ledger_check.run_id', '=', 'evaluation_run.run_id'),
        ),
      ),
    )
    .orderBy('made_at')
    .limit(20)
    .execute()

/** @returns false where another process has it already */
export async function noteCheck(tx: Db, { county_code, run_id }: UncheckedRun, at: string): Promise<boolean> {
  const row = await tx
    .insertInto('ledger_check')
    .values({ county_code, run_id, at, reopened: 0 })
    .onConflict((on) => on.doNothing())
    .returning('run_id')
    .executeTakeFirst()
  return row !== undefined
}

export const setReopened = (tx: Db, { county_code, run_id }: UncheckedRun, reopened: number) =>
  tx.updateTable('ledger_check').set({ reopened }).where('county_code', '=', county_code).where('run_id', '=', run_id).execute()

/**
 * Closed items about data that a run may prove wrong: by its standard, closed on what was known before it, and not on newer data than the run's. Held
 * until the transaction ends.
 */
export const closedBefore = (tx: Db, run: UncheckedRun) =>
  tx
    .selectFrom('rectification_item')
    .selectAll()
    .where('county_code', '=', run.county_code)
    .where('standard_key', '=', run.standard_key)
    .where('state', '=', 'closed')
    .where('proof', '=', 'data')
    .where(sql<boolean>`(closed_proof ->> 'at')::timestamptz < ${run.made_at}`)
    .where(
      sql<boolean>`coalesce((
        select coalesce(p.statistics_day, p.judged_on) from evaluation_run p
        where p.county_code = rectification_item.county_code and p.run_id::text = closed_proof ->> 'id'
      ), '1900-01-01') <= coalesce(${run.statistics_day}::date, ${run.judged_on}::date)`,
    )
    .orderBy('item_no')
    .forUpdate()
    .execute()

/** Whether another item about the same matter stands: then the closed one stays as it is. */
export async function standsAgain(tx: Db, { county_code, matter_key }: ItemRow): Promise<boolean> {
  if (matter_key === null) return false
  const found = await tx
    .selectFrom('rectification_item')
    .select('item_no')
    .where('county_code', '=', county_code)
    .where('matter_key', '=', matter_key)
    .where('state', 'in', ['open', 'in_progress', 'submitted', 'verified'])
    .executeTakeFirst()
  return found !== undefined
}

/**
 * Standing items past their deadline by more than the county's term that were not proposed for that deadline. Of what came into the ledger with a deadline
 * already gone by, the term begins on that day: nobody answers for a time before the task was given.
 */
export const longOverdue = (db: Db, today: string) =>
  db
    .selectFrom('rectification_item')
    .innerJoin('county', 'county.county_code', 'rectification_item.county_code')
    .leftJoin('accountability_setting as setting', 'setting.county_code', 'rectification_item.county_code')
    .selectAll('rectification_item')
    .select(['county.name as county_name', 'county.is_demo as county_is_demo'])
    .select(sql<number>`coalesce(setting.overdue_days, ${DEFAULT_OVERDUE_DAYS})::int`.as('overdue_days'))
    .where('rectification_item.state', 'in', ['open', 'in_progress', 'submitted', 'verified'])
    .where('rectification_item.deadline', 'is not', null)
    .where(
      sql<boolean>`greatest(
        rectification_item.deadline,
        (rectification_item.created_at at time zone 'Asia/Shanghai')::date
      ) + coalesce(setting.overdue_days, ${DEFAULT_OVERDUE_DAYS})::int < ${today}::date`,
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('accountability_proposal as proposal')
            .select('proposal.proposal_no')
            .whereRef('proposal.county_code', '=', 'rectification_item.county_code')
            .whereRef('proposal.item_no', '=', 'rectification_item.item_no')
            .where('proposal.kind', '=', 'overdue')
            .where(sql<boolean>`proposal.occasion = rectification_item.deadline::text`),
        ),
      ),
    )
    .orderBy('rectification_item.county_code')
    .orderBy('rectification_item.item_no')
    .limit(200)
    .execute()

export async function overdueDays(db: Db, countyCode: string): Promise<number> {
  const row = await db
    .selectFrom('accountability_setting')
    .select('overdue_days')
    .where('county_code', '=', countyCode)
    .executeTakeFirst()
  return row?.overdue_days ?? DEFAULT_OVERDUE_DAYS
}
