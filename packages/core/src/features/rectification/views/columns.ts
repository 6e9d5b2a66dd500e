import { COMPLAINT_CHANNELS, ITEM_LEVELS, ITEM_SOURCES, type ItemFund, type ItemLine, type ItemUnit } from '../ledger/schema.ts'
import { ITEM_STATE_NAMES } from '../ledger/states.ts'
import type { ItemMore } from './schema.ts'

/** An item with everything a column may show. */
export type ItemRow = ItemLine & Omit<ItemMore, 'no'>

/** Every column of the ledger. The first ten are those of a published plan, in its order and words. */
export const ITEM_COLUMNS = {
  no: '编号',
  indicator: '评估认定指标',
  problem: '不达标情况',
  school: '不达标学校',
  measures: '整改措施',
  milestones: '任务目标安排',
  deadline: '完成时间',
  sections: '责任科室',
  units: '责任单位',
  funds: '预计所需资金',
  state: '状态',
  level: '程度',
  source: '问题来源',
  channel: '反映渠道',
  sourceNumber: '文号',
  sourceDate: '来文日期',
  stage: '学段',
  value: '当时的值',
  threshold: '要求',
  gap: '差距',
  basis: '依据',
  chief: '主要领导',
  deputy: '分管领导',
  handler: '具体责任人',
  requirement: '整改要求',
  closeStandard: '销号标准',
  proofFrom: '最早可证明',
  returns: '退回次数',
  reopenings: '重新整改',
  closedOn: '销号日期',
  changed: '最近变动',
} as const
export type ItemColumn = keyof typeof ITEM_COLUMNS

export const ITEM_COLUMN_KEYS = Object.keys(ITEM_COLUMNS) as [ItemColumn, ...ItemColumn[]]

/** The ten columns of a published plan. */
export const PUBLISHED_COLUMNS: readonly ItemColumn[] = ITEM_COLUMN_KEYS.slice(0, 10)

/** What lists show unless asked otherwise. */
export const FIRST_COLUMNS: readonly ItemColumn[] = [
  'no',
  'state',
  'school',
  'indicator',
  'problem',
  'value',
  'deadline',
  'units',
  'measures',
  'milestones',
  'sections',
  'funds',
]

/** Columns whose text a line alone does not have (`ItemMore`). */
export const MORE_COLUMNS: readonly ItemColumn[] = [
  'measures',
  'milestones',
  'basis',
  'chief',
  'deputy',
  'requirement',
  'closeStandard',
]

/** What a column says of an item, as text; empty where nothing is known. `date`: an instant → its day in China. */
export function columnText(row: ItemRow, column: ItemColumn, date: (iso: string) => string): string {
  switch (column) {
    case 'no':
      return `№ ${row.no}`
    case 'indicator':
      return row.indicatorName
    case 'school':
      return row.schoolName ?? '全县'
    case 'measures':
      return measuresText(row)
    case 'milestones':
      return row.milestones.join('\n')
    case 'deadline':
    case 'sourceDate':
    case 'proofFrom':
    case 'closedOn':
      return row[column] ?? ''
    case 'sections':
      return unitNames(row.units, 'section')
    case 'units':
      return unitNames(row.units, 'unit')
    case 'funds':
      return row.funds.map(fundText).join('\n')
    case 'state':
      return row.isOverdue ? `${ITEM_STATE_NAMES[row.state]}（逾期）` : ITEM_STATE_NAMES[row.state]
    case 'level':
      return ITEM_LEVELS[row.level]
    case 'source':
      return ITEM_SOURCES[row.source]
    case 'channel':
      return row.channel === null ? '' : COMPLAINT_CHANNELS[row.channel]
    case 'stage':
      return row.stage === null ? '' : STAGE_NAMES[row.stage]
    case 'value':
      return amount(row.value)
    case 'threshold':
      return amount(row.threshold)
    case 'gap':
      return row.gap === null ? '' : `${amount(row.gap)}${row.unit}`
    case 'returns':
    case 'reopenings':
      return row[column] === 0 ? '' : String(row[column])
    case 'changed':
      return date(row.changedAt)
    case 'problem':
    case 'sourceNumber':
    case 'basis':
    case 'chief':
    case 'deputy':
    case 'handler':
    case 'requirement':
    case 'closeStandard':
      return row[column]
  }
}

/** What is done about it: its measures, and where none is entered what is demanded. */
export const measuresText = ({ measures, requirement }: Pick<ItemMore, 'measures' | 'requirement'>): string =>
  measures.length > 0 ? measures.join('\n') : requirement

export const unitNames = (units: readonly ItemUnit[], part: ItemUnit['part']): string =>
  units
    .filter((unit) => unit.part === part)
    .map(({ name }) => name)
    .join('、')

/** 120万元（县级财政）; an amount nobody stated is said to be so. */
export function fundText({ amountCny, source }: ItemFund): string {
  const sum = amountCny === null ? '金额未写明' : yuanText(amountCny)
  return source === '' ? sum : `${sum}（${source}）`
}

/** Whole yuan as plans write them: 1200000 → 120万元; what is no round number of 万 stays exact. */
export const yuanText = (yuan: number): string => (yuan >= 10_000 ? `${amount(yuan / 10_000)}万元` : `${amount(yuan)}元`)

const STAGE_NAMES = { primary: '小学', junior: '初中' } as const

const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 6, useGrouping: false })
const amount = (value: number | null): string => (value === null ? '' : plain.format(value))
