import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { ItemNo } from '../ledger/contract.ts'
import { Adoption, AdoptionOrder, ItemPlan, NameReviews } from './schema.ts'

const tag = '整改方案'
const PlanId = z.strictObject({ id: z.uuid() })

/** `follows`: the plan it is taken as a new version of, `none` for none; absent: the newest adopted one of the same title. */
export const readAdoption = endpoint({
  method: 'GET',
  path: '/api/plans/:id/adoption',
  title: '列入台账：名称对应、将生成或关联的任务、与上一版的不同',
  tag,
  needs: 'rectification.read',
  params: PlanId,
  query: z.strictObject({ follows: z.union([z.uuid(), z.literal('none')]).optional() }),
  reply: Adoption,
})

/** Refused with `record.changed` where somebody decided about one of the names meanwhile, `rectification.no-such-name` for one the plan has not. */
export const answerNames = endpoint({
  method: 'POST',
  path: '/api/plans/:id/adoption/names',
  title: '确认方案中的名称对应名录里的哪个单位',
  tag,
  needs: 'rectification.review',
  params: PlanId,
  body: NameReviews,
  reply: Adoption,
})

/** All of it or nothing. Refused with `record.changed` where the plan, its names or the ledger changed since it was looked at. */
export const adoptPlan = endpoint({
  method: 'POST',
  path: '/api/plans/:id/adoption',
  title: '把方案列入台账',
  tag,
  needs: 'item.manage',
  params: PlanId,
  body: AdoptionOrder,
  reply: Adoption,
})

export const readItemPlans = endpoint({
  method: 'GET',
  path: '/api/items/:no/plans',
  title: '一条整改任务来自哪些公布的方案',
  tag,
  needs: 'item.read',
  about: 'record',
  params: ItemNo,
  reply: z.array(ItemPlan),
})
