import { z } from 'zod'
import { endpoint } from '../../../../endpoint.ts'
import { StandardKeySchema } from '../../../standards/schema.ts'
import { ElementKey, RoundPlace, SchoolYear, StatedItem } from '../schema.ts'

const tag = '监测评估'
const OfStandard = z.strictObject({ standard: StandardKeySchema })

/** Which unit records which item; items not named are the bureau's. `units`: those with people in post who may be given some. */
const Duties = z.object({ units: z.array(z.string()), duties: z.array(z.object({ element: ElementKey, unit: z.string() })) })
export type JudgementDuties = z.infer<typeof Duties>

export const listJudgementDuties = endpoint({
  method: 'GET',
  path: '/api/judgement-duties',
  title: '县级结论由哪个单位记录',
  tag,
  needs: 'judgement.manage',
  query: OfStandard,
  reply: Duties,
})

/** Its people are told. `unit` empty: the bureau records it itself again. What was recorded stays. */
export const assignJudgements = endpoint({
  method: 'PUT',
  path: '/api/judgement-duties',
  title: '把县级结论的记录分给一个单位',
  tag,
  needs: 'judgement.manage',
  body: OfStandard.extend({ elements: z.array(ElementKey).min(1).max(60), unit: z.string().trim().max(60) }),
  reply: Duties,
})

/** An item the viewer's unit records. `max`: most points of a score. `place` names no return, which may be another unit's. */
const OwnItem = StatedItem.omit({ judged: true, place: true }).extend({
  standard: StandardKeySchema,
  place: RoundPlace.omit({ roundId: true, returnId: true }).nullable(),
  max: z.number().nullable(),
  rubric: z.string(),
})
export type OwnItem = z.infer<typeof OwnItem>

/** `schoolYear`: unless named, the one whose round is open, else today's. */
export const listOwnJudgements = endpoint({
  method: 'GET',
  path: '/api/my-judgements',
  title: '分给本单位记录的县级结论',
  tag,
  needs: 'judgement.record',
  about: 'record',
  query: z.strictObject({ schoolYear: SchoolYear.optional() }),
  reply: z.object({ unit: z.string(), schoolYear: z.number().int(), currentYear: z.number().int(), items: z.array(OwnItem) }),
})
