import type { Fault } from '../../../fault.ts'
import type { Stage } from '../../collection/county.ts'
import { PlainDate } from '../../orgs/schema.ts'
import { personalIn } from '../ledger/personal-data.ts'
import {
  COMPLAINT_CHANNELS,
  type ComplaintChannel,
  ITEM_LEVELS,
  ITEM_SOURCES,
  type ItemLevel,
  type ItemSource,
  ItemText,
} from '../ledger/schema.ts'
import { datesIn } from '../plan/dates.ts'

/** What can be wrong with a workbook of items; the numbers are fixed once published. */
export const SHEET_RULES = {
  Z001: { severity: 'error', zh: '工作簿读不出来，或没有“整改任务”这张表，或表里没有任务' },
  Z002: { severity: 'error', zh: '缺少必需的列，或同一列出现两次' },
  Z003: { severity: 'warn', zh: '不认识的表或列，未读取' },
  Z004: { severity: 'error', zh: '单元格填写不合要求' },
  Z005: { severity: 'error', zh: '学校不在名录里，或有几所同名' },
  Z006: { severity: 'error', zh: '指标不在标准里，或与学校、学段对不上' },
  Z007: { severity: 'error', zh: '同一问题在文件里重复，或台账里已有' },
  Z008: { severity: 'warn', zh: '责任单位不在名录里' },
  Z009: { severity: 'error', zh: '任务太多' },
  Z010: { severity: 'error', zh: '单元格里写了电话、身份证号码、银行卡号或电子邮箱' },
} as const satisfies Record<string, { severity: Fault['severity']; zh: string }>
export type SheetRule = keyof typeof SHEET_RULES

export const MOST_ITEMS = 5000
export const ITEM_SHEET = '整改任务'

/** The columns in their order; those that must be there are marked. */
export const ITEM_COLUMNS = [
  { header: '来源', must: true, width: 12, note: `从列表选：${Object.values(ITEM_SOURCES).join('、')}` },
  { header: '文号', must: false, width: 20, note: '督办函、反馈意见的文号' },
  { header: '来文日期', must: false, width: 12, note: '如 2026-09-30' },
  { header: '学校', must: false, width: 24, note: '学校（机构）标识码或名录里的校名；县级问题留空' },
  { header: '学段', must: false, width: 8, note: '小学或初中；按学段评估的指标必填' },
  { header: '指标', must: false, width: 24, note: '代码（L1—L7）或指标名称、四年级语文；不属于任何一项的留空' },
  { header: '问题', must: true, width: 50, note: '一行一个问题；不写学生、家长和反映人的姓名、电话' },
  { header: '依据', must: false, width: 24, note: '条款' },
  { header: '级别', must: false, width: 8, note: `${Object.values(ITEM_LEVELS).join('、')}；不填为一般` },
  { header: '主要领导', must: false, width: 14, note: '姓名和职务，不写电话' },
  { header: '分管领导', must: false, width: 14, note: '姓名和职务，不写电话' },
  { header: '具体责任人', must: false, width: 14, note: '姓名和职务，不写电话' },
  { header: '责任科室', must: false, width: 20, note: '名录里的名称，几个用顿号隔开' },
  { header: '责任单位', must: false, width: 24, note: '名录里的名称，几个用顿号隔开' },
  { header: '整改要求', must: false, width: 40, note: '' },
  { header: '销号标准', must: false, width: 30, note: '' },
  { header: '时限', must: false, width: 14, note: '如 2026-12-31、2026年12月底前' },
  { header: '资金（元）', must: false, width: 14, note: '没有安排的留空，不写 0' },
  { header: '资金来源', must: false, width: 16, note: '' },
  { header: '反映渠道', must: false, width: 12, note: `只有公众反映才写：${Object.values(COMPLAINT_CHANNELS).join('、')}` },
] as const
export type ItemHeader = (typeof ITEM_COLUMNS)[number]['header']

/** A row as it reads by itself: school, indicator and units still as written. */
export interface SheetRow extends Omit<ItemText, 'units'> {
  school: string
  stage: Stage | null
  indicator: string
  sections: string[]
  responsible: string[]
}

export interface SheetTrouble {
  rule: 'Z004' | 'Z010'
  header: ItemHeader
  message: string
  repair: string
}

/** One row read, with all that is wrong with it by itself; where something is, the row only serves to look for what else is. */
export function readItemRow(cell: (header: ItemHeader) => string): { row: SheetRow; troubles: SheetTrouble[] } {
  const troubles: SheetTrouble[] = []
  const given = (header: ItemHeader) => cell(header).trim()
  const refuse = (header: ItemHeader, message: string) =>
    troubles.push({
      rule: 'Z004',
      header,
      message,
      repair: ITEM_COLUMNS.find((column) => column.header === header)!.note || '请核对这一格。',
    })
  const date = (header: ItemHeader): string | null => {
    const text = given(header)
    if (text === '') return null
    const found = dayIn(text)
    if (found === null) refuse(header, `“${text.slice(0, 40)}”不是日期。`)
    return found
  }
  const word = <K extends string>(header: ItemHeader, words: Readonly<Record<K, string>>, other: K | null): K | null => {
    const text = given(header)
    if (text === '' && other !== null) return other
    const found = (Object.keys(words) as K[]).find((key) => words[key] === text)
    if (found === undefined) refuse(header, text === '' ? `“${header}”不能为空。` : `没有“${text.slice(0, 40)}”这一种。`)
    return found ?? null
  }
  const source = word<ItemSource>('来源', ITEM_SOURCES, null)
  const level = word<ItemLevel>('级别', ITEM_LEVELS, 'general')
  const stage = given('学段') === '' ? null : word<Stage>('学段', { primary: '小学', junior: '初中' }, null)
  const channel = given('反映渠道') === '' ? null : word<ComplaintChannel>('反映渠道', COMPLAINT_CHANNELS, null)
  if (channel !== null && source !== 'public') refuse('反映渠道', '来源不是公众反映，这里写了反映渠道。')
  const row = {
    source,
    channel,
    sourceNumber: given('文号'),
    sourceDate: date('来文日期'),
    problem: given('问题'),
    basis: given('依据'),
    level,
    chief: given('主要领导'),
    deputy: given('分管领导'),
    handler: given('具体责任人'),
    requirement: given('整改要求'),
    closeStandard: given('销号标准'),
    deadline: date('时限'),
    funds: fundsOf(given('资金（元）'), given('资金来源'), refuse),
  }
  const held = { ...row, source: source ?? ('self_check' as const), level: level ?? ('general' as const) }
  for (const { path, message } of ItemText.safeParse(held).error?.issues ?? [])
    refuse(HEADERS[String(path[0])] ?? '问题', `${message}。`)
  for (const { header } of ITEM_COLUMNS)
    for (const { kind, shown } of personalIn(given(header)))
      troubles.push({
        rule: 'Z010',
        header,
        message: `这里像是写了${kind}（${shown}）。`,
        repair: '台账不存个人信息，请删去这一处。',
      })
  const [sections, responsible] = [namesIn(given('责任科室')), namesIn(given('责任单位'))]
  return { row: { ...held, school: given('学校'), stage, indicator: given('指标'), sections, responsible }, troubles }
}

const HEADERS: Readonly<Record<string, ItemHeader>> = {
  sourceNumber: '文号',
  problem: '问题',
  basis: '依据',
  chief: '主要领导',
  deputy: '分管领导',
  handler: '具体责任人',
  requirement: '整改要求',
  closeStandard: '销号标准',
  funds: '资金来源',
}

const namesIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[、,，;；\n]+/)
      .map((name) => name.trim())
      .filter(Boolean),
  ),
]

/** A plain day, or official wording that comes to one day. */
function dayIn(text: string): string | null {
  const plain = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text.normalize('NFKC'))
  if (!plain) return wordedDay(text)
  const iso = `${plain[1]}-${plain[2]!.padStart(2, '0')}-${plain[3]!.padStart(2, '0')}`
  return PlainDate.safeParse(iso).success ? iso : null
}

function wordedDay(text: string): string | null {
  const [only, another] = datesIn(text)
  return only && !another ? only.due : null
}

function fundsOf(amount: string, source: string, refuse: (header: ItemHeader, message: string) => void): ItemText['funds'] {
  if (amount === '' && source === '') return []
  const bare = amount.normalize('NFKC').replace(/[,\s]/g, '')
  if (amount !== '' && !/^\d{1,12}$/.test(bare)) {
    refuse('资金（元）', `“${amount.slice(0, 40)}”不是整元数。`)
    return []
  }
  return [{ amountCny: amount === '' ? null : Number(bare), source }]
}
