import { z } from 'zod'
import { DownloadReply, endpoint } from '../../../../endpoint.ts'
import { ReturnDetail, ValuePathText } from '../schema.ts'
import { ValueEntry, WaitingReturn } from './review-schema.ts'
import { RoundFaults } from './round-schema.ts'
import { ExplanationText, ReturnFaults } from './schema.ts'

const tag = '数据填报'
const OneReturn = z.strictObject({ id: z.uuid() })

/** The return alone, as its unit reported it; what only shows beside other schools is the round's (`round/faults`). */
export const readReturnFaults = endpoint({
  method: 'GET',
  path: '/api/returns/:id/faults',
  title: '一份填报的检查结果：问题、缺报的数据和没有检查的规则',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: ReturnFaults,
})

/** Belongs to the fault's very words (`key`): once a figure changes and the fault says something else, it is asked anew. */
export const explainFault = endpoint({
  method: 'PUT',
  path: '/api/returns/:id/explanations/:key',
  title: '对一条警告或一项缺报写明原因',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: z.strictObject({ id: z.uuid(), key: z.string().regex(/^[0-9a-f]{24}$/) }),
  body: z.strictObject({ text: ExplanationText }),
  reply: ReturnFaults,
})

const OneRound = z.strictObject({ round: z.uuid() })

/** On 核实优先 values, as the round would be judged. Faults beyond a thousand of one rule in one table are counted in one closing line. */
export const readRoundFaults = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/faults',
  title: '一轮填报的检查结果：各校之间、与县级数据、与上一轮，以及每份填报',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: RoundFaults,
  progress: true,
})

/** What the bureau found out about a warning that only shows over the whole round; `returnId` as the fault names it. An error cannot be explained away. */
export const explainRoundFault = endpoint({
  method: 'PUT',
  path: '/api/rounds/:round/explanations/:key',
  title: '对全轮检查的一条警告写明核查结果',
  tag,
  needs: 'return.review',
  params: z.strictObject({ round: z.uuid(), key: z.string().regex(/^[0-9a-f]{24}$/) }),
  body: z.strictObject({ returnId: z.uuid().nullable(), text: ExplanationText }),
  reply: RoundFaults,
})

export const downloadRoundFaults = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/faults.xlsx',
  title: '下载一轮填报的检查结果（xlsx）',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: DownloadReply,
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

const RemarkText = z.string().trim().min(2, '请写明').max(1000)
const OneRemark = z.strictObject({ id: z.uuid(), remark: z.uuid() })

/** About one value, or with a null path about the whole return. */
export const addRemark = endpoint({
  method: 'POST',
  path: '/api/returns/:id/remarks',
  title: '审核时对一项数据（或整份填报）提出疑问',
  tag,
  needs: 'return.review',
  about: 'record',
  params: OneReturn,
  body: z.strictObject({ path: ValuePathText.nullable(), text: RemarkText }),
  reply: ReturnDetail,
})

/** A later answer takes the place of an earlier one, until the remark is settled. */
export const answerRemark = endpoint({
  method: 'POST',
  path: '/api/returns/:id/remarks/:remark/answer',
  title: '答复一条疑问',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: OneRemark,
  body: z.strictObject({ text: RemarkText }),
  reply: ReturnDetail,
})

export const settleRemark = endpoint({
  method: 'POST',
  path: '/api/returns/:id/remarks/:remark/settlement',
  title: '一条疑问办结',
  tag,
  needs: 'return.review',
  about: 'record',
  params: OneRemark,
  reply: ReturnDetail,
})

/** Every value there ever was at one place, newest first, whosever word it was. */
export const readValueHistory = endpoint({
  method: 'GET',
  path: '/api/returns/:id/history',
  title: '一项数据的来历：谁、何时、由多少改为多少、怎样改的、为什么',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  query: z.strictObject({ path: ValuePathText }),
  reply: z.object({ entries: z.array(ValueEntry) }),
})

/** In the order they were handed in. */
export const listWaiting = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/waiting',
  title: '一轮填报中等待审核的各份',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: z.object({ roundName: z.string(), waiting: z.array(WaitingReturn) }),
})

/** All of them or none: refused with `round.not-clean` where one has anything to look at, with `record.changed` where one changed since it was listed. */
export const acceptClean = endpoint({
  method: 'POST',
  path: '/api/rounds/:round/acceptances',
  title: '一次通过没有问题也没有说明的各份填报',
  tag,
  needs: 'return.review',
  params: OneRound,
  body: z.strictObject({
    returns: z
      .array(z.strictObject({ id: z.uuid(), revision: z.number().int() }))
      .min(1)
      .max(1000),
  }),
  reply: z.object({ accepted: z.number().int() }),
})
