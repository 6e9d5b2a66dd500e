import { z } from 'zod'
import { endpoint } from '../../../../endpoint.ts'
import { StandardKeySchema } from '../../../standards/schema.ts'
import { RoundSummary } from '../schema.ts'
import {
  CalendarChange,
  Copied,
  CopiesConfirmed,
  CopyRequest,
  KeeperChange,
  ReminderRequest,
  Reminders,
  RoundBoard,
  SelfCheckSheet,
  Units,
} from './board-schema.ts'
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

/** Asked again and again by an open page. */
export const readBoard = endpoint({
  method: 'GET',
  path: '/api/rounds/:id/board',
  title: '填报进度：各学校、部门的状态、截止日期、问题数和完成度',
  tag,
  needs: 'round.read',
  params: OneRound,
  reply: RoundBoard,
  passive: true,
})

/** Tells people by their notices. Whoever was told within 24 hours is left out unless forced. */
export const remindLate = endpoint({
  method: 'POST',
  path: '/api/rounds/:id/reminders',
  title: '催报：提醒还没有交的填报单位',
  tag,
  needs: 'round.manage',
  params: OneRound,
  body: ReminderRequest,
  reply: Reminders,
})

/** Refused with `round.due-too-early` with the reason; returns that are not handed in yet follow. */
export const changeCalendar = endpoint({
  method: 'PUT',
  path: '/api/rounds/:id/calendar',
  title: '修改各部分的截止日期',
  tag,
  needs: 'round.manage',
  params: OneRound,
  body: CalendarChange,
  reply: RoundDetail,
})

export const listUnits = endpoint({
  method: 'GET',
  path: '/api/rounds/:id/units',
  title: '可以承担部门填报的单位',
  tag,
  needs: 'round.manage',
  params: OneRound,
  reply: Units,
})

export const changeKeeper = endpoint({
  method: 'PUT',
  path: '/api/rounds/:id/keepers/:return',
  title: '指定一份部门填报由哪个单位填写',
  tag,
  needs: 'round.manage',
  params: OneRound.extend({ return: z.uuid() }),
  body: KeeperChange,
  reply: RoundDetail,
})

/** Into what is still being filled in, where nothing was given yet; shown as taken over until somebody says it is right. */
export const copyPrevious = endpoint({
  method: 'POST',
  path: '/api/rounds/:id/copies',
  title: '沿用上年的值（选定的种类），待各单位核对；不确认时只统计',
  tag,
  needs: 'round.manage',
  params: OneRound,
  body: CopyRequest,
  reply: Copied,
})

export const confirmCopies = endpoint({
  method: 'POST',
  path: '/api/returns/:id/copies-confirmed',
  title: '沿用上年的值已核对无误',
  tag,
  needs: 'return.fill',
  about: 'record',
  params: OneRound,
  body: CopiesConfirmed,
  reply: z.object({ confirmed: z.number().int() }),
})

export const readSelfCheck = endpoint({
  method: 'GET',
  path: '/api/returns/:id/self-check',
  title: '自查表：标准的各项要求，以及按现有数据的判定',
  tag,
  needs: 'return.read',
  about: 'record',
  params: OneRound,
  reply: SelfCheckSheet,
})
