import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { RunSummary } from '../runs/schema.ts'

/** Kept final runs of one edition by one standard and profile: on 统计 alone, and on what was verified, else reported. */
export const BasisPair = z.object({
  round: z.string(),
  edition: z.number().int(),
  statistics: RunSummary,
  effective: RunSummary,
})
export type BasisPair = z.infer<typeof BasisPair>

/** Newest edition first. Where nothing was handed in as 统计 there is no pair; what turned between the two, `compareRuns` says. */
export const listBasisPairs = endpoint({
  method: 'GET',
  path: '/api/basis-pairs',
  title: '同一轮数据按统计和按核实两次评估的配对',
  tag: '监测评估',
  needs: 'evaluation.read',
  reply: z.object({ pairs: z.array(BasisPair) }),
})
