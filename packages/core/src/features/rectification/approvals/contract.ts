import { z } from 'zod'
import { endpoint, Paging, pageOf } from '../../../endpoint.ts'
import { ApprovalChange, ApprovalPart, ParallelApproval } from './schema.ts'

const tag = '并联审批'

/** Newest first. A department sees those it has a part in, a school those of its items. */
export const listApprovals = endpoint({
  method: 'GET',
  path: '/api/parallel-approvals',
  title: '并联审批：各部门办理状态',
  tag,
  needs: 'item.read',
  about: 'record',
  query: Paging.extend({ item: z.coerce.number().int().min(1).optional(), project: z.uuid().optional() }),
  reply: pageOf(ParallelApproval),
})

export const openApproval = endpoint({
  method: 'POST',
  path: '/api/parallel-approvals',
  title: '新增一件并联审批',
  tag,
  needs: 'item.manage',
  body: z.strictObject({
    title: z.string().trim().min(2, '请填写办理的事情').max(120),
    item: z.number().int().min(1).nullable().default(null),
    project: z.uuid().nullable().default(null),
    parts: z.array(ApprovalPart).min(1, '至少写一个部门').max(30),
  }),
  reply: ParallelApproval,
})

/** A department officer says how the own unit stands, and of no other; the office may enter it for any. */
export const changeApproval = endpoint({
  method: 'PUT',
  path: '/api/parallel-approvals/:id/steps/:position',
  title: '更新本部门的审批状态',
  tag,
  needs: 'item.act',
  about: 'record',
  params: z.strictObject({ id: z.uuid(), position: z.coerce.number().int().min(1) }),
  body: ApprovalChange.extend({ seen: z.number().int().min(1) }),
  reply: ParallelApproval,
})
