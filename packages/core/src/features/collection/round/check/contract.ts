import { z } from 'zod'
import { endpoint } from '../../../../endpoint.ts'
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
