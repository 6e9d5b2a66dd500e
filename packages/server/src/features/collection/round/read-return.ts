import type {
  Remark,
  ReturnDetail,
  ReturnStep,
  ReturnSummary,
  SchoolIdentity,
} from '@junheng/core/features/collection/round/schema.ts'
import type { Db } from '../../../db/database.ts'
import type { Actor, Context } from '../../../http/context.ts'
import { actionsFor, findReturn, type ReturnRow } from './find-return.ts'
import * as queries from './return-queries.ts'
import * as rounds from './round-queries.ts'
import { effectiveValues } from './round-sheets.ts'
import { savedValue } from './save-values.ts'

/** @throws Problem record.missing */
export async function readReturn(ctx: Context, id: string): Promise<ReturnDetail> {
  const row = await findReturn(ctx, id)
  if (row.first_opened_at === null && isKeeper(ctx.actor)) await queries.markOpened(ctx.db, row, ctx.now.toISOString())
  return detailOf(ctx.db, ctx.actor, row)
}

/** Who fills in or signs; that the bureau looked at a return does not mean that it was opened. */
const isKeeper = (actor: Actor): boolean => actor.reach.kind === 'schools' && actor.role !== 'inspector'

export async function detailOf(db: Db, actor: Actor, row: ReturnRow): Promise<ReturnDetail> {
  const round = await rounds.getRound(db, row.county_code, row.round_id)
  const { county_code, return_id } = row
  return {
    ...summaryOf(row, actor),
    roundName: round.name,
    schoolYear: round.school_year,
    roundState: round.state,
    school: schoolOf(row),
    values: (await queries.valuesOf(db, county_code, row.round_id, return_id)).map(savedValue),
    previous: await previousOf(db, row, round.previous_round_id),
    remarks: (await queries.remarksOf(db, county_code, return_id)).map(remarkOf),
    steps: (await queries.stepsOf(db, county_code, return_id)).map(stepOf),
  }
}

export const schoolOf = ({ school_code, facts }: ReturnRow): SchoolIdentity | null =>
  school_code === null ? null : (facts as SchoolIdentity)

async function previousOf(db: Db, row: ReturnRow, previousId: string | null): Promise<ReturnDetail['previous']> {
  if (previousId === null) return null
  const before = (await queries.returnsOf(db, row.county_code, previousId)).find(
    ({ kind, unit_key }) => kind === row.kind && unit_key === row.unit_key,
  )
  if (!before) return null
  const round = await rounds.getRound(db, row.county_code, previousId)
  const values = effectiveValues(await queries.valuesOf(db, row.county_code, previousId, before.return_id), 'effective')
  return { name: round.name, values: Object.fromEntries([...values].map(([path, { value }]) => [path, value])) }
}

export function summaryOf(row: ReturnRow, actor: Actor): ReturnSummary {
  return {
    id: row.return_id,
    round: row.round_id,
    kind: row.kind,
    unitKey: row.unit_key,
    unitName: row.unit_name,
    state: row.state,
    revision: row.revision,
    due: row.due,
    firstOpenedAt: row.first_opened_at,
    changedAt: row.changed_at,
    submittedAt: row.submitted_at,
    attested: row.attested_name === null ? null : { name: row.attested_name, unit: row.attested_unit ?? '' },
    errors: row.errors,
    warnings: row.warnings,
    mayDo: actionsFor(actor, row),
  }
}

export function remarkOf(row: Awaited<ReturnType<typeof queries.remarksOf>>[number]): Remark {
  const { answer, answered_at, answered_name, settled_at, settled_name } = row
  return {
    id: row.remark_id,
    path: row.path,
    text: row.text,
    at: row.at,
    by: row.account_name,
    answer: answer !== null && answered_at !== null ? { text: answer, at: answered_at, by: answered_name ?? '' } : null,
    settled: settled_at === null ? null : { at: settled_at, by: settled_name ?? '' },
  }
}

function stepOf(row: Awaited<ReturnType<typeof queries.stepsOf>>[number]): ReturnStep {
  const { revision, action, from_state: from, to_state: to, note, at, account_name: by } = row
  return { revision, action, from, to, note, at, by }
}
