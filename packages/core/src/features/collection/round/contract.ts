import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { ReturnDetail, SavedValues, SaveValues, StepRequest } from './schema.ts'

const tag = '数据填报'
const OneReturn = z.strictObject({ id: z.uuid() })

/** Everything its page shows. Opening it for the first time is noted for the progress board. */
export const readReturn = endpoint({
  method: 'GET',
  path: '/api/returns/:id',
  title: '一份填报：各项的值、上年值、疑问和经过',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: ReturnDetail,
})

/** Autosave. Value by value: what nobody else changed meanwhile is kept, the rest is answered with what now stands. */
export const saveValues = endpoint({
  method: 'PATCH',
  path: '/api/returns/:id/values',
  title: '保存填写的值；与他人的修改冲突的逐项返回',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: OneReturn,
  body: SaveValues,
  reply: SavedValues,
})

const step = (action: string, title: string, needs: 'return.attest' | 'return.review') =>
  endpoint({
    method: 'POST',
    path: `/api/returns/:id/${action}`,
    title,
    tag,
    needs,
    about: 'record',
    params: OneReturn,
    body: StepRequest,
    reply: ReturnDetail,
  })

/** Refused with `round.has-faults` while there are errors, warnings nobody explained, or needed values neither reported nor explained; `unready` lists all. */
export const submitReturn = step('submission', '校长（负责人）签认并提交', 'return.attest')
export const withdrawReturn = step('withdrawal', '撤回已提交的填报，继续修改', 'return.attest')
/** Refused with `round.nothing-new` where nothing has come to exist since it was signed that is still to be reported. */
export const resumeReturn = step('continuation', '续填：已通过的填报补报后来才能形成的数据', 'return.attest')
/** Needs an open remark or a note: who gets it back must know why. */
export const returnReturn = step('refusal', '退回填报，附疑问', 'return.review')
export const acceptReturn = step('acceptance', '审核通过', 'return.review')
