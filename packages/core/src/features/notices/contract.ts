import { z } from 'zod'
import { endpoint, Paging } from '../../endpoint.ts'
import {
  AllRead,
  Deliveries,
  DeliveryState,
  HookDraft,
  Hooks,
  Inbox,
  InboxFilter,
  MailAddress,
  MailCode,
  NoticeCount,
  NoticeSettings,
  NoticeWishes,
  ReadMark,
} from './schema.ts'

const tag = '通知'

export const countNotices = endpoint({
  method: 'GET',
  path: '/api/notices/count',
  title: '未读通知数',
  tag,
  needs: 'signed-in',
  passive: true,
  reply: NoticeCount,
})

/** One's own notices, of all one's posts, newest first. */
export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  title: '我的通知',
  tag,
  needs: 'signed-in',
  query: InboxFilter.extend(Paging.shape),
  reply: Inbox,
})

/** Ids that are not one's own change nothing. */
export const markNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  title: '标为已读或未读',
  tag,
  needs: 'signed-in',
  body: ReadMark,
  reply: NoticeCount,
})

/** Marks what the filter shows and is unread. */
export const markAllRead = endpoint({
  method: 'POST',
  path: '/api/notices/read-all',
  title: '全部标为已读',
  tag,
  needs: 'signed-in',
  body: InboxFilter.pick({ kind: true, search: true }),
  reply: AllRead,
})

export const undoAllRead = endpoint({
  method: 'POST',
  path: '/api/notices/read-all/undo',
  title: '撤销“全部标为已读”',
  tag,
  needs: 'signed-in',
  body: AllRead.pick({ at: true }),
  reply: NoticeCount,
})

export const readNoticeSettings = endpoint({
  method: 'GET',
  path: '/api/notices/settings',
  title: '我的通知设置',
  tag,
  needs: 'signed-in',
  reply: NoticeSettings,
})

export const setNoticeWishes = endpoint({
  method: 'PUT',
  path: '/api/notices/settings',
  title: '修改我的通知设置',
  tag,
  needs: 'signed-in',
  body: NoticeWishes,
  reply: NoticeSettings,
})

/** Mails a code to the address; the address counts once the code is entered. */
export const askMailCode = endpoint({
  method: 'POST',
  path: '/api/notices/mail',
  title: '填写邮箱并发送验证码',
  tag,
  needs: 'signed-in',
  body: z.strictObject({ mail: MailAddress }),
  reply: NoticeSettings,
})

export const confirmMail = endpoint({
  method: 'POST',
  path: '/api/notices/mail/code',
  title: '用验证码确认邮箱',
  tag,
  needs: 'signed-in',
  body: MailCode,
  reply: NoticeSettings,
})

/** Takes back the address that waits for its code; where none waits, the one in use. */
export const removeMail = endpoint({
  method: 'DELETE',
  path: '/api/notices/mail',
  title: '不再使用邮箱',
  tag,
  needs: 'signed-in',
  reply: NoticeSettings,
})

/** The robots of one's county; for the system administrator those of all counties. */
export const listHooks = endpoint({
  method: 'GET',
  path: '/api/notice-hooks',
  title: '群机器人',
  tag,
  needs: 'notices.channels',
  about: 'anyone',
  reply: Hooks,
})

export const addHook = endpoint({
  method: 'POST',
  path: '/api/notice-hooks',
  title: '添加群机器人',
  tag,
  needs: 'notices.channels',
  about: 'anyone',
  body: HookDraft,
  reply: Hooks,
})

export const changeHook = endpoint({
  method: 'PUT',
  path: '/api/notice-hooks/:id',
  title: '修改群机器人',
  tag,
  needs: 'notices.channels',
  about: 'anyone',
  params: z.strictObject({ id: z.uuid() }),
  body: HookDraft,
  reply: Hooks,
})

export const removeHook = endpoint({
  method: 'DELETE',
  path: '/api/notice-hooks/:id',
  title: '删除群机器人',
  tag,
  needs: 'notices.channels',
  about: 'anyone',
  params: z.strictObject({ id: z.uuid() }),
  reply: Hooks,
})

/** Sends a message that says it is a test, now, past the outbox. */
export const testHook = endpoint({
  method: 'POST',
  path: '/api/notice-hooks/:id/test',
  title: '向群机器人发测试消息',
  tag,
  needs: 'notices.channels',
  about: 'anyone',
  params: z.strictObject({ id: z.uuid() }),
  reply: z.strictObject({ sent: z.literal(true) }),
})

/** What is on its way out of the house, newest first. */
export const listDeliveries = endpoint({
  method: 'GET',
  path: '/api/notice-deliveries',
  title: '通知的发送情况',
  tag,
  needs: 'notices.delivery',
  about: 'anyone',
  query: Paging.extend({ state: DeliveryState.optional() }),
  reply: Deliveries,
})

/** Sends again what was given up: these, or all. */
export const retryDeliveries = endpoint({
  method: 'POST',
  path: '/api/notice-deliveries/retry',
  title: '重发没有送出的通知',
  tag,
  needs: 'notices.delivery',
  about: 'anyone',
  body: z.strictObject({ ids: z.array(z.uuid()).min(1).max(200).nullable() }),
  reply: z.object({ count: z.number().int() }),
})
