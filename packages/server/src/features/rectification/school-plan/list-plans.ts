import type { PlanLine } from '@junheng/core/features/rectification/school-plan/contract.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import * as queries from './queries.ts'

/** The schools with items that the viewer reaches, and how far their plans have come. */
export async function listPlans(ctx: Context, standard: StandardKey): Promise<{ items: PlanLine[] }> {
  const { code } = countyOf(ctx.actor)
  const { reach } = ctx.actor
  const schools = reach.kind === 'county' ? null : reach.kind === 'schools' ? reach.codes : []
  const counts = await queries.countItems(ctx.db, code, standard, schools, todayOf(ctx))
  const newest = new Map((await queries.planHeads(ctx.db, code, standard, schools)).map((row) => [row.school_code, row]))
  const approved = new Map((await queries.approvalDays(ctx.db, code, standard, schools)).map((row) => [row.school_code, row]))
  return {
    items: counts.map((row) => {
      const [step, approval] = [newest.get(row.school_code), approved.get(row.school_code)]
      const { total, standing, late, closed, added } = row
      return {
        school: { code: row.school_code, name: row.school_name ?? row.school_code },
        state: step?.state ?? 'unwritten',
        version: step?.version ?? 0,
        approved: approval ? { version: approval.version, at: approval.at } : null,
        changedAt: step?.at ?? null,
        items: { total, standing, late, closed, added },
        nextDue: row.next_due,
      }
    }),
  }
}
