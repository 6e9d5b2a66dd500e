import { z } from 'zod'
import { endpoint, Paging, pageOf } from '../../../endpoint.ts'

const tag = '整改台账'

/** Why somebody might be held to account: closed and then not so, overdue beyond the term, returned twice. */
export const PROPOSAL_KINDS = { rebound: '整改反弹', overdue: '长期逾期', returned: '两次退回' } as const
export type ProposalKind = keyof typeof PROPOSAL_KINDS
const Kind = z.enum(Object.keys(PROPOSAL_KINDS) as [ProposalKind, ...ProposalKind[]])

/** 问责建议: the system proposes with the facts, a person decides. `units`: the school or the units that answer for the item. */
export const Proposal = z.object({
  no: z.number().int(),
  item: z.object({ no: z.number().int(), problem: z.string() }),
  kind: Kind,
  units: z.array(z.string()),
  cause: z.string(),
  at: z.iso.datetime(),
  decision: z.object({ taken: z.boolean(), note: z.string(), at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type Proposal = z.infer<typeof Proposal>

/** The undecided first, then the newest. `overdueDays`: so long after its deadline an item is proposed; our default, the county's to set. */
export const listProposals = endpoint({
  method: 'GET',
  path: '/api/accountability-proposals',
  title: '问责建议',
  tag,
  needs: 'rectification.read',
  query: Paging.extend({ kind: Kind.optional(), open: z.stringbool().optional() }),
  reply: pageOf(Proposal).extend({ overdueDays: z.number().int() }),
})

/** Refused with `record.changed` where somebody decided meanwhile. */
export const decideProposal = endpoint({
  method: 'POST',
  path: '/api/accountability-proposals/:no/decision',
  title: '采纳或不采纳一条问责建议',
  tag,
  needs: 'item.manage',
  params: z.strictObject({ no: z.coerce.number().int().min(1).max(2_000_000_000) }),
  body: z.strictObject({ taken: z.boolean(), note: z.string().trim().min(2, '请写明处理意见').max(500) }),
  reply: Proposal,
})

export const setOverdueDays = endpoint({
  method: 'PUT',
  path: '/api/accountability-settings',
  title: '设定逾期多少天提出问责建议',
  tag,
  needs: 'item.manage',
  body: z.strictObject({ overdueDays: z.number().int().min(1).max(3650) }),
  reply: z.object({ overdueDays: z.number().int() }),
})
