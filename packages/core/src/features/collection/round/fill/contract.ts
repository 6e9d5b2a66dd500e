import { z } from 'zod'
import { endpoint } from '../../../../endpoint.ts'
import { OwnReturn, ReturnForm, ReturnRevision } from './schema.ts'

const tag = '数据填报'
const OneReturn = z.strictObject({ id: z.uuid() })

/** The viewer's own returns, of every round, the ones to do first. Whoever sees the whole county has none of their own. */
export const listOwnReturns = endpoint({
  method: 'GET',
  path: '/api/returns',
  title: '我的填报：本人学校或单位的各份填报，各轮次',
  tag,
  needs: 'return.read',
  about: 'record',
  reply: z.object({ returns: z.array(OwnReturn), today: z.iso.date() }),
})

export const readForm = endpoint({
  method: 'GET',
  path: '/api/returns/:id/form',
  title: '一份填报要填的各项：定义、来源、由谁报、最早何时能有、用于哪些指标',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: ReturnForm,
})

/** Asked by an open page by itself: whether anything changed since it was read. */
export const readRevision = endpoint({
  method: 'GET',
  path: '/api/returns/:id/revision',
  title: '一份填报改到了第几次',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: ReturnRevision,
  passive: true,
})

/** Tells who may sign that the figures are ready; once a day. Refused where the return cannot be signed now. */
export const askForSignature = endpoint({
  method: 'POST',
  path: '/api/returns/:id/signature-request',
  title: '请校长（负责人）签认',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: OneReturn,
  reply: z.object({ told: z.number().int() }),
})
