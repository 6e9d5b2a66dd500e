import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { STAGES } from '../../collection/county.ts'
import { JudgingQuery } from '../../evaluation/contract.ts'
import { StandardKeySchema } from '../../standards/schema.ts'
import { NewItem } from '../ledger/schema.ts'
import {
  CommonText,
  FailureLine,
  FeedbackLetter,
  FeedbackLetterLine,
  NewFeedbackLetter,
  NewProposal,
  Proposal,
  RECORD_KINDS,
  RecordLink,
  SheetCheck,
} from './schema.ts'

const tag = '整改台账'
const No = z.object({ no: z.number().int() })

/** Whose figures by which rules; a kept judgement by `run` with its data's id. */
const Judged = JudgingQuery.pick({ standard: true, profile: true, basis: true, run: true }).extend({ package: z.uuid() })

/** What could be made of a judgement, and which of it stands in the ledger already; nothing is made. */
export const listFailures = endpoint({
  method: 'GET',
  path: '/api/item-sources/failures',
  title: '一次评估中全部不达标项，及已列入台账的编号',
  tag,
  needs: 'item.manage',
  query: Judged,
  reply: z.object({
    source: z.string(),
    run: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    statisticsDay: z.iso.date().nullable(),
    /** A kept judgement by this standard of a later statistics day: what fails here may be mended there. */
    newer: z.object({ id: z.uuid(), name: z.string(), statisticsDay: z.iso.date().nullable() }).nullable(),
    standard: z.object({ key: StandardKeySchema, zh: z.string() }),
    failures: z.array(FailureLine),
  }),
})

/**
 * All of the chosen or none; a judgement that is not kept yet is kept first, so that every item names its run. `warning`: the one that led here, at which
 * their numbers stand then. Refused with `item.exists`, `item.not-failing`.
 */
export const createFromFailures = endpoint({
  method: 'POST',
  path: '/api/item-sources/failures',
  title: '把所选不达标项列入台账',
  tag,
  needs: 'item.manage',
  body: z.strictObject({
    ...Judged.shape,
    chosen: z.array(z.string().max(200)).min(1).max(3000),
    common: CommonText,
    warning: z.uuid().optional(),
  }),
  reply: z.object({ run: z.uuid(), items: z.array(No.extend({ key: z.string() })) }),
})

const Origin = z.strictObject({ kind: z.enum(RECORD_KINDS), record: z.string().min(1).max(200) })

export const readProposal = endpoint({
  method: 'GET',
  path: '/api/item-sources/proposal',
  title: '由一条预警或迎检事项拟出的整改任务，不保存',
  tag,
  needs: 'item.manage',
  query: Origin,
  reply: Proposal,
})

/** Its figures are taken from the record, its words from the caller. */
export const createFromRecord = endpoint({
  method: 'POST',
  path: '/api/item-sources/records',
  title: '把一条预警或迎检事项列入台账',
  tag,
  needs: 'item.manage',
  body: z.strictObject({ ...Origin.shape, item: NewItem }),
  reply: No,
})

/** `missing`: in words why school, stage and indicator do not go together. Figures: of the newest run by the standard, where it fails there. */
export const proposeNew = endpoint({
  method: 'GET',
  path: '/api/item-sources/new',
  title: '手工新增时按学校、学段、指标拟出的依据、现值和缺口，不保存',
  tag,
  needs: 'item.manage',
  query: z.strictObject({
    standard: StandardKeySchema.default('quality_balanced_2017'),
    school: z.string().max(20).optional(),
    stage: z.enum(STAGES).optional(),
    indicator: z.string().max(80).default(''),
  }),
  reply: NewProposal,
})

/** `run`: the one the proposal's figures were of; they are taken from it again. Refused with `item.exists`, `item.personal`, `item.no-school`. */
export const createNew = endpoint({
  method: 'POST',
  path: '/api/item-sources/new',
  title: '手工新增一条，连同所据评估的数',
  tag,
  needs: 'item.manage',
  body: z.strictObject({ item: NewItem, run: z.uuid().nullable().default(null) }),
  reply: No,
})

/** Of the items the viewer sees. */
export const listLinks = endpoint({
  method: 'GET',
  path: '/api/item-sources/links',
  title: '预警、迎检事项各列入了台账的哪一条',
  tag,
  needs: 'item.read',
  about: 'record',
  query: z.strictObject({ kind: z.enum(RECORD_KINDS) }),
  reply: z.object({ links: z.array(RecordLink) }),
})

const OneLetter = z.strictObject({ id: z.uuid() })

/** The newest first. */
export const listFeedbackLetters = endpoint({
  method: 'GET',
  path: '/api/feedback-letters',
  title: '收到的反馈意见、督办函及其整改任务',
  tag,
  needs: 'rectification.read',
  reply: z.object({ letters: z.array(FeedbackLetterLine) }),
})

export const readFeedbackLetter = endpoint({
  method: 'GET',
  path: '/api/feedback-letters/:id',
  title: '一份反馈意见及其整改任务的进展',
  tag,
  needs: 'rectification.read',
  params: OneLetter,
  reply: FeedbackLetter,
})

/** The letter and an item for each problem, all with its due date, or nothing. Refused with `item.exists`, `item.no-school`, `item.no-indicator`, `feedback-letter.exists`. */
export const addFeedbackLetter = endpoint({
  method: 'POST',
  path: '/api/feedback-letters',
  title: '登记一份反馈意见，逐条列入台账',
  tag,
  needs: 'item.manage',
  body: NewFeedbackLetter,
  reply: FeedbackLetter,
})

export const LETTER_PAPERS = { plan: '整改方案', report: '整改报告' } as const

export const downloadLetterPaper = endpoint({
  method: 'GET',
  path: '/api/feedback-letters/:id/papers/:paper',
  title: '按反馈意见生成整改方案或整改报告（docx）',
  tag,
  needs: 'rectification.read',
  params: OneLetter.extend({ paper: z.enum(['plan', 'report']) }),
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})

const workbook = { file: { title: '整改任务工作簿', accepts: ['xlsx'], required: true } } as const

export const itemTemplate = endpoint({
  method: 'GET',
  path: '/api/item-sources/workbook/template',
  title: '批量列入台账的空白工作簿（xlsx）',
  tag,
  needs: 'item.manage',
  about: 'anyone',
  reply: DownloadReply,
  download: [MEDIA_TYPES.xlsx],
})

export const checkItemSheet = endpoint({
  method: 'POST',
  path: '/api/item-sources/workbook/check',
  title: '试读整改任务工作簿：要列入的任务和全部问题，不保存',
  tag,
  needs: 'item.manage',
  files: workbook,
  reply: SheetCheck,
})

/** All of them or none. Refused with `item.sheet-faulty`, `item.other-file`, `item.exists`. */
export const importItemSheet = endpoint({
  method: 'POST',
  path: '/api/item-sources/workbook',
  title: '把工作簿中的整改任务列入台账',
  tag,
  needs: 'item.manage',
  body: z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
  files: workbook,
  reply: z.object({ first: z.number().int(), count: z.number().int() }),
})
