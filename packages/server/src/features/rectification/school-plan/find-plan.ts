import type { Approved } from '@junheng/core/features/rectification/school-plan/printed-plan.ts'
import { nothingWritten, type PlanItem, type Written } from '@junheng/core/features/rectification/school-plan/schema.ts'
import type { PlanState } from '@junheng/core/features/rectification/school-plan/states.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { planItems } from './plan-items.ts'
import * as queries from './queries.ts'

/** A plan as it is kept, with the items it is about. */
export interface FoundPlan {
  key: queries.PlanKey
  school: { code: string; name: string }
  state: PlanState
  version: number
  /** 0 before the first. */
  step: number
  written: Written
  items: PlanItem[]
  isDemo: boolean
  approved: (Approved & { step: number; at: string; by: string }) | null
}

/** The plan of a school with items; the caller's reach is held against the school by the contract. @throws Problem record.missing */
export async function findPlan(ctx: Context, db: Db, school: string, standard: StandardKey): Promise<FoundPlan> {
  const [found] = await findPlans(ctx, db, standard, [school])
  if (!found) throw new Problem('record.missing')
  return found
}

/** The plans of these schools (null: all) that have items, by their codes. */
export async function findPlans(
  ctx: Context,
  db: Db,
  standard: StandardKey,
  schools: readonly string[] | null,
): Promise<FoundPlan[]> {
  const { code: county } = countyOf(ctx.actor)
  const rows = await queries.itemsOfSchools(db, county, standard, schools)
  const items = await planItems(db, county, todayOf(ctx), rows)
  const newest = new Map((await queries.newestSteps(db, county, standard, schools)).map((row) => [row.school_code, row]))
  const approvals = new Map((await queries.newestApprovals(db, county, standard, schools)).map((row) => [row.school_code, row]))
  const indexes = Map.groupBy(rows.keys(), (i) => rows[i]!.school_code!)
  return [...indexes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([school, own]) => {
      const step = newest.get(school)
      const last = rows[own.at(-1)!]!
      return {
        key: { county, school, standard },
        school: { code: school, name: last.school_name ?? school },
        state: step?.state ?? 'unwritten',
        version: step?.version ?? 0,
        step: step?.step ?? 0,
        written: step?.written ?? nothingWritten(),
        items: own.map((i) => items[i]!),
        isDemo: last.is_demo,
        approved: approvedOf(approvals.get(school)),
      }
    })
}

function approvedOf(row: queries.ApprovalRow | undefined): FoundPlan['approved'] {
  if (!row) return null
  const { step, version, at, account_name: by } = row
  return { step, version, at, by, paper: row.paper!, figures: row.figures! }
}

/** How the approval of the present version is said in it; null while it is not approved. */
export const approvalOf = ({ state, approved }: Pick<FoundPlan, 'state' | 'approved'>): { on: string; by: string } | null =>
  state === 'approved' && approved ? { on: todayOf({ now: new Date(approved.at) }), by: approved.by } : null
