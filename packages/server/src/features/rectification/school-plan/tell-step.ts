import { PLAN_LABELS } from '@junheng/core/features/rectification/school-plan/labels.ts'
import type { PlanAction } from '@junheng/core/features/rectification/school-plan/states.ts'
import type { Db } from '../../../db/database.ts'
import type { By } from '../../audit/service.ts'
import { notify } from '../../notices/service.ts'
import type { FoundPlan } from './find-plan.ts'

const SAID = {
  submit: { kind: 'submitted', what: '提交审批' },
  return: { kind: 'returned', what: '被退回' },
  approve: { kind: 'accepted', what: '已批准' },
} as const

/** Tells the bureau of a plan handed in, the school of one returned or approved. */
export async function tellStep(tx: Db, by: By, { key, school }: FoundPlan, action: PlanAction, remark: string): Promise<void> {
  if (action !== 'submit' && action !== 'return' && action !== 'approve') return
  const { kind, what } = SAID[action]
  await notify(tx, by, {
    to: action === 'submit' ? [{ role: 'coordinator', county: key.county }] : [{ school: key.school }],
    kind,
    title: `${school.name}的${PLAN_LABELS[key.standard]}${what}`,
    body: remark,
    link: `/school-plans/${key.school}?standard=${key.standard}`,
    county: key.county,
  })
}
