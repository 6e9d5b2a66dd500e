import { type ExpressionBuilder, type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { Schema } from '../../../db/schema.ts'
import type { Actor } from '../../../http/context.ts'
import { reachItems } from '../ledger/find-item.ts'
import type { ApprovalStepTable, ParallelApprovalTable } from './tables.ts'

export type ApprovalRow = NonNullable<Awaited<ReturnType<typeof findApproval>>>
export type StepRow = Awaited<ReturnType<typeof stepsOf>>[number]

export const addApproval = (tx: Db, row: Insertable<ParallelApprovalTable>) =>
  tx.insertInto('parallel_approval').values(row).execute()

export const addSteps = (tx: Db, rows: Insertable<ApprovalStepTable>[]) => tx.insertInto('approval_step').values(rows).execute()

/** Where the viewer sees it: the whole county, a part of their own unit, or an item of theirs. */
function seenBy(actor: Actor) {
  return (eb: ExpressionBuilder<Schema, 'parallel_approval'>) => {
    if (actor.reach.kind === 'county') return sql<boolean>`true`
    const part = eb.exists(
      eb
        .selectFrom('approval_step')
        .select('approval_step.position')
        .whereRef('approval_step.county_code', '=', 'parallel_approval.county_code')
        .whereRef('approval_step.approval_id', '=', 'parallel_approval.approval_id')
        .where(isOwn(actor)),
    )
    const item = eb.exists(
      eb
        .selectFrom('rectification_item')
        .select('rectification_item.item_no')
        .whereRef('rectification_item.county_code', '=', 'parallel_approval.county_code')
        .whereRef('rectification_item.item_no', '=', 'parallel_approval.item_no')
        .where(reachItems(actor) as never),
    )
    return eb.or([part, item])
  }
}

const isOwn = ({ post }: Actor) =>
  post.orgId === null ? sql<boolean>`approval_step.unit_name = ${post.unit}` : sql<boolean>`approval_step.org_id = ${post.orgId}`

export async function listApprovals(
  db: Db,
  actor: Actor,
  countyCode: string,
  { item, project, page, size }: { item?: number | undefined; project?: string | undefined; page: number; size: number },
) {
  const seen = db
    .selectFrom('parallel_approval')
    .where('parallel_approval.county_code', '=', countyCode)
    .where(seenBy(actor))
    .$if(item !== undefined, (query) => query.where('parallel_approval.item_no', '=', item!))
    .$if(project !== undefined, (query) => query.where('parallel_approval.project_id', '=', project!))
  const { total } = await seen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const rows = await seen
    .selectAll('parallel_approval')
    .orderBy('made_at', 'desc')
    .orderBy('approval_id')
    .limit(size)
    .offset((page - 1) * size)
    .execute()
  return { total, rows }
}

export const approvalsOfProjects = (db: Db, actor: Actor, countyCode: string) =>
  db
    .selectFrom('parallel_approval')
    .selectAll('parallel_approval')
    .where('parallel_approval.county_code', '=', countyCode)
    .where('parallel_approval.project_id', 'is not', null)
    .where(seenBy(actor))
    .orderBy('made_at', 'desc')
    .orderBy('approval_id')
    .execute()

export const findApproval = (db: Db, actor: Actor, countyCode: string, id: string) =>
  db
    .selectFrom('parallel_approval')
    .selectAll('parallel_approval')
    .where('parallel_approval.county_code', '=', countyCode)
    .where('parallel_approval.approval_id', '=', id)
    .where(seenBy(actor))
    .executeTakeFirst()

export const projectNames = (db: Db, countyCode: string, ids: readonly string[]) =>
  db
    .selectFrom('building_project')
    .select(['project_id', 'name'])
    .where('county_code', '=', countyCode)
    .where('project_id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()

export const stepsOf = (db: Db, countyCode: string, ids: readonly string[]) =>
  db
    .selectFrom('approval_step')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('approval_id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('approval_id')
    .orderBy('position')
    .execute()

/** Held until the transaction ends. */
export const takeStep = (tx: Db, countyCode: string, id: string, position: number) =>
  tx
    .selectFrom('approval_step')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('approval_id', '=', id)
    .where('position', '=', position)
    .forUpdate()
    .executeTakeFirst()

export const setStep = (tx: Db, countyCode: string, id: string, position: number, change: Updateable<ApprovalStepTable>) =>
  tx
    .updateTable('approval_step')
    .set(change)
    .where('county_code', '=', countyCode)
    .where('approval_id', '=', id)
    .where('position', '=', position)
    .execute()
