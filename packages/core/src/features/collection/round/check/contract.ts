import { z } from 'zod'
import { DownloadReply, endpoint } from '../../../../endpoint.ts'
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
  title: '对一条提示或一项缺报写明原因',
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
