import { z } from 'zod'
import { endpoint } from '../../../../endpoint.ts'
import { StandardKeySchema } from '../../../standards/schema.ts'
import { RoundSummary } from '../schema.ts'
import { OpenRound, PastImport, PastRound, RoundDetail, RoundProposal, SchoolYear } from './schema.ts'

const tag = '数据填报'
const OneRound = z.strictObject({ id: z.uuid() })

/** Newest school year first. */
export const listRounds = endpoint({
  method: 'GET',
  path: '/api/rounds',
  title: '本县各轮数据填报',
  tag,
  needs: 'round.read',
  reply: z.object({ rounds: z.array(RoundSummary) }),
})

/** Nothing is stored. Without a school year: the present one by China's day. */
export const proposeRound = endpoint({
  method: 'GET',
  path: '/api/rounds/proposal',
  title: '开启一轮填报之前：会请谁填什么、何时截止',
  tag,
  needs: 'round.manage',
  query: z.strictObject({ schoolYear: SchoolYear.optional(), standard: StandardKeySchema.default('quality_balanced_2017') }),
  reply: RoundProposal,
})

/** Refused with `round.already-open`, `round.due-too-early` (both with the reason), `round.no-schools`. */
export const openRound = endpoint({
  method: 'POST',
  path: '/api/rounds',
  title: '开启一轮数据填报，通知各填报单位',
  tag,
  needs: 'round.manage',
  body: OpenRound,
  reply: RoundDetail,
})

export const readRound = endpoint({
  method: 'GET',
  path: '/api/rounds/:id',
  title: '一轮填报：校历、截止日期和填报单位',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: RoundDetail,
})

/** Refused with `round.past-unreadable`, `round.past-undated`, `round.not-past`, `round.already-open`. */
export const importRound = endpoint({
  method: 'POST',
  path: '/api/rounds/past',
  title: '把往年的数据导入为已锁定的一轮；不确认时只检查',
  tag,
  needs: 'round.manage',
  body: PastImport,
  files: { file: { title: '往年的工作簿（xlsx）或数据包（zip）', accepts: ['xlsx', 'zip'], required: false } },
  reply: PastRound,
  progress: true,
})
