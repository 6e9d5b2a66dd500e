import { z } from 'zod'
import { endpoint } from '../../../../endpoint.ts'
import { RoundPlace, SchoolYear } from '../schema.ts'

const tag = '监测评估'
const OfYear = z.strictObject({ schoolYear: SchoolYear })
const Marks = z.string().regex(/^[01-]{0,60}$/)
const SchoolCode = z.string().regex(/^[0-9A-Za-z]{1,20}$/)

/** What stands of one school; `written`: its count went into the round's return when it was saved. */
const CoreResult = z.object({
  school: z.string(),
  marks: z.string(),
  version: z.number().int(),
  written: z.boolean(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type CoreResult = z.infer<typeof CoreResult>

/** `failAt`: from how many unreached core items a school raises the veto. `place`: the return the counts go into; null without a round of the year. */
const CoreResults = z.object({
  schoolYear: z.number().int(),
  failAt: z.number().int(),
  place: RoundPlace.pick({ roundId: true, roundName: true, unit: true, state: true, mayWrite: true }).nullable(),
  results: z.array(CoreResult),
})
export type CoreResults = z.infer<typeof CoreResults>

export const readCoreResults = endpoint({
  method: 'GET',
  path: '/api/core-results',
  title: '各校办学基本标准逐项结果',
  tag,
  needs: 'evaluation.read',
  query: OfYear,
  reply: CoreResults,
})

/**
 * All schools named, or none. How many core items each does not reach goes into the return of the school year's open round, as what is judged.
 * `seen`: the version the person saw, 0 for none; refused with `record.changed` where another stands.
 */
export const saveCoreResults = endpoint({
  method: 'PUT',
  path: '/api/core-results',
  title: '登记各校办学基本标准逐项结果',
  tag,
  needs: 'judgement.manage',
  body: OfYear.extend({
    changes: z
      .array(z.strictObject({ school: SchoolCode, marks: Marks, seen: z.number().int().min(0) }))
      .min(1)
      .max(2000),
  }),
  reply: CoreResults,
})

/** The first sheet as rows of text, for `readMarks`; nothing is kept. */
export const readCoreSheet = endpoint({
  method: 'POST',
  path: '/api/core-results/sheet',
  title: '读出一份学校办学基本标准结果表（xlsx），不保存',
  tag,
  needs: 'judgement.manage',
  files: { file: { title: '结果表（xlsx）', accepts: ['xlsx'], required: true } },
  reply: z.object({ rows: z.array(z.array(z.string())) }),
})
