import { z } from 'zod'
import { endpoint } from '../../../../endpoint.ts'
import { PackageSummary } from '../../schema.ts'
import { Amendable, Amendment, AmendmentDecision, AmendmentEffect, AmendmentRequest, LockRequest, RoundLock } from './schema.ts'

const tag = '数据填报'
const OneRound = z.strictObject({ round: z.uuid() })
const OneReturn = z.strictObject({ id: z.uuid() })

export const readLock = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/lock',
  title: '一次填报的锁定情况和各版数据',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: RoundLock,
})

/** Locks what is accepted and makes an edition of all that is locked. Refused with `round.not-accepted` unless the rest is left out for a reason. */
export const lockRound = endpoint({
  method: 'POST',
  path: '/api/rounds/:round/lock',
  title: '锁定一次填报，形成一版数据',
  tag,
  needs: 'round.manage',
  params: OneRound,
  body: LockRequest,
  reply: RoundLock,
  progress: true,
})

/** Rounds that are still being filled in, each as a package can be judged: what it says changes with every value. */
export const listLive = endpoint({
  method: 'GET',
  path: '/api/rounds/live',
  title: '正在填报、可按实时数据评估的各次填报',
  tag,
  needs: 'round.read',
  reply: z.object({ packages: z.array(PackageSummary) }),
})

export const listAmendments = endpoint({
  method: 'GET',
  path: '/api/rounds/:round/amendments',
  title: '锁定后的修订申请',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: z.object({ amendments: z.array(Amendment) }),
})

export const listReturnAmendments = endpoint({
  method: 'GET',
  path: '/api/returns/:id/amendments',
  title: '一份填报可申请修订的数据，和已有的修订申请',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneReturn,
  reply: Amendable,
})

/** Needs a reason. Nothing changes until somebody else of the bureau approves it. */
export const askAmendment = endpoint({
  method: 'POST',
  path: '/api/returns/:id/amendments',
  title: '申请修订已锁定的数据',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: OneReturn,
  body: AmendmentRequest,
  reply: Amendment,
})

/** For whoever decides, before they do. Refused with `round.already-decided` where nothing waits. */
export const readAmendmentEffect = endpoint({
  method: 'GET',
  path: '/api/returns/:id/amendments/:amendment/effect',
  title: '一项修订批准后新增的警告和错误',
  tag,
  needs: 'return.review',
  about: 'record',
  params: z.strictObject({ id: z.uuid(), amendment: z.uuid() }),
  reply: AmendmentEffect,
})

/** Approval writes the values and makes the next edition, at once or not at all. */
export const decideAmendment = endpoint({
  method: 'POST',
  path: '/api/returns/:id/amendments/:amendment/decision',
  title: '批准或不批准一项修订',
  tag,
  needs: 'return.review',
  about: 'record',
  params: z.strictObject({ id: z.uuid(), amendment: z.uuid() }),
  body: AmendmentDecision,
  reply: Amendment,
})

export const withdrawAmendment = endpoint({
  method: 'DELETE',
  path: '/api/returns/:id/amendments/:amendment',
  title: '撤回自己的修订申请',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: z.strictObject({ id: z.uuid(), amendment: z.uuid() }),
  reply: Amendment,
})
