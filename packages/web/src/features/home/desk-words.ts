import type { Role } from '@junheng/core/features/access/roles.ts'
import type { Desk, DeskTask, TaskKind } from '@junheng/core/features/home/schema.ts'
import { dueText } from '../../shared/due-words.ts'
import type { Mark } from '../../shared/marks.tsx'
import type { ENGLISH } from './desk-english.ts'

type Text = keyof typeof ENGLISH
interface Said {
  text: Text
  values: Record<string, string | number>
}

/** What a task asks for, in words. */
export function taskWords({ kind, urgency, n, name }: DeskTask): Said {
  const values = { n, name: name ?? '' }
  if (urgency !== 'returned') return { text: TASKS[kind], values }
  return { text: n > 0 ? '{name}：已退回，有 {n} 条疑问，修改后再交' : '{name}：已退回，修改后再交', values }
}

/** How soon it asks, in words, and the colour that goes with them. */
export function urgencyWords(
  { urgency, due }: DeskTask,
  today: string,
): Said & { mark: Extract<Mark, 'unmet' | 'spare' | 'not_judgeable'> } {
  if (urgency === 'returned') return { text: '退回', values: {}, mark: 'unmet' }
  if (urgency === 'red') return { text: '紧急', values: {}, mark: 'unmet' }
  if (due === null)
    return urgency === 'overdue'
      ? { text: '逾期', values: {}, mark: 'unmet' }
      : { text: '待办', values: {}, mark: 'not_judgeable' }
  const { zh, n } = dueText(due, today)
  const mark = urgency === 'overdue' ? 'unmet' : n <= 3 ? 'spare' : 'not_judgeable'
  return { text: zh, values: { n }, mark }
}

const TASKS: Readonly<Record<TaskKind, Text>> = {
  'return-fill': '{name}：填报数据',
  'return-sign': '{name}：填报、核对并签认',
  'self-check': '{name}：自查并提交',
  'round-late': '{name}：{n} 份填报逾期没有交',
  'round-review': '{name}：{n} 份填报等您审核',
  'round-amendments': '{name}：{n} 件修订申请等您决定',
  'round-lock': '{name}：{n} 份填报全部通过，可以锁定',
  'round-open': '现在没有进行中的填报，开启一轮',
  verify: '{n} 份已交的填报可以核实',
  'warning-red': '{n} 条红色预警等待签收',
  'warning-late': '{n} 条预警过了期限没有签收',
  'warning-handed-up': '{n} 条预警上报到您这里，等待签收',
  'warning-open': '{n} 条其他预警等待签收',
  'item-late': '{n} 条整改任务逾期',
  'item-verify': '{n} 条整改任务等您验收',
  'item-close': '{n} 条整改任务已验收，可以销号',
  'item-mine': '{n} 条整改任务由您落实',
  notices: '{n} 条要紧的通知没有读',
  deliveries: '{n} 条通知没有送出',
  'posts-asked': '{n} 个岗位申请等您办理',
  'accounts-locked': '{n} 个账号因密码错误被锁定',
  'accounts-without-post': '{n} 个账号还没有岗位，不能登录',
  'log-broken': '操作记录有 {n} 处对不上，请立即核查',
  'log-unverified': '操作记录超过 30 天没有核验',
}

/** What happens next where nothing waits. */
export function nothingWords(role: Role, { done }: Pick<Desk, 'done'>): Said {
  if (done.submitted > 0)
    return { text: '没有待办。您交的 {n} 份填报正在审核，退回或通过都会通知您。', values: { n: done.submitted } }
  return { text: NOTHING[role], values: {} }
}

const FILLING = '没有待办。新一轮填报开始后，这里列出要填的内容和截止日期，并通知您。'
const NOTHING: Readonly<Record<Role, Text>> = {
  coordinator: '没有待办。有单位交来数据、逾期或触发预警时，会列在这里。',
  leader: '没有待办。填报逾期、预警上报到您时，会列在这里。',
  city_supervisor: '没有待办。填报逾期、预警上报到市级时，会列在这里。',
  section_officer: FILLING,
  department_officer: FILLING,
  township_officer: FILLING,
  inspector: '没有待办。您负责的学校交来数据后，这里提示核实。',
  principal: FILLING,
  filler: FILLING,
  system_admin: '没有待办。通知没有送出、账号被锁定时，会列在这里。',
  security_admin: '没有待办。有人申请岗位时，会列在这里。',
  audit_admin: '没有待办。操作记录对不上或超过 30 天没有核验时，会列在这里。',
}
