import { besideLine, figureRun, VERDICT_WORDS, verdictWord } from '../../documents/bulletins/words.ts'
import { type Block, type Cell, cell, type PaperTable, paragraph, type Run } from '../../documents/paper.ts'
import type { SchoolView } from '../../evaluation/school-schema.ts'
import type { Standard } from '../../standards/standard.ts'
import { ITEM_STATE_NAMES, isStanding } from '../ledger/states.ts'
import { fundText, measuresText, unitNames, yuanText } from '../views/columns.ts'
import type { PlanItem } from './schema.ts'
import { subjectOf } from './written-text.ts'

type Column = PaperTable['columns'][number]
const left = (width: number): Column => ({ width, align: 'left' })
const center = (width: number): Column => ({ width, align: 'center' })

const table = (columns: Column[], head: string[], rows: Cell[][]): Block => ({
  kind: 'table',
  caption: null,
  columns,
  head: [head.map((text) => cell(text))],
  rows,
})

const number = (item: PlanItem): Cell => cell(`№ ${item.no}`)
const orDash = (text: string): string => (text === '' ? '—' : text)

/** The items with their figures when they were found, what is lacking, and how it is now. */
export function itemTable(items: readonly PlanItem[], view: SchoolView | null, standard: Standard): Block {
  const digits = (code: string) => standard.indicators.find((each) => each.code === code)?.decimals ?? 2
  return table(
    [center(8), left(20), left(25), left(17), left(15), center(15)],
    ['编号', '指标', '问题', '列入时', '现在', '状态'],
    items.map((item) => [
      number(item),
      cell(subjectOf(item)),
      cell(item.problem),
      cell(thenText(item, digits(item.indicator))),
      cell(nowRun(item, view, digits(item.indicator))),
      cell(stateText(item)),
    ]),
  )
}

function thenText({ matter, value, threshold, gap, unit }: PlanItem, digits: number): string {
  if (value === null) return '—'
  const said = matter === 'indicator' ? besideLine(value, threshold, digits) : plain(value)
  const line = threshold === null ? '' : `，标准 ${threshold}`
  // A size may lie above its line as a resource lies below it.
  const word = threshold !== null && value > threshold ? '超' : '缺'
  return `${said}${line}${gap === null ? '' : `，${word} ${plain(gap)}${unit}`}`
}

const PLAIN = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4, useGrouping: false })
const plain = (value: number): string => PLAIN.format(value)

/** What the data in use say of the item's own figure; a dash where it has none, or the school is not in them. */
function nowRun(item: PlanItem, view: SchoolView | null, digits: number): Run | string {
  if (view === null) return '—'
  if (item.matter === 'indicator') {
    const figure = view.sections.find(({ stage }) => stage === item.stage)?.indicators.find(({ code }) => code === item.indicator)
    if (!figure) return '—'
    const { value, threshold, verdict, mark } = figure
    const word = mark === 'spare' ? '余项' : verdictWord(verdict)
    return figureRun(value === null ? '' : `${besideLine(value, threshold, digits)}，${word}`, {
      key: `item.${item.no}.now`,
      label: `№ ${item.no} ${subjectOf(item)}的现值`,
      value,
      explain: { indicator: item.indicator, school: view.code, stage: item.stage! },
      missing: value === null ? ['所需数据没有报全'] : [],
    })
  }
  const duty =
    item.matter === 'duty' || item.matter === 'item' ? view.duties.find(({ key }) => key === item.indicator) : undefined
  return duty?.concerns && duty.verdict ? VERDICT_WORDS[duty.verdict] : '—'
}

const stateText = ({ state, isOverdue, closedOn }: PlanItem): string =>
  closedOn !== null && state === 'closed'
    ? `${ITEM_STATE_NAMES.closed}\n${closedOn}`
    : `${ITEM_STATE_NAMES[state]}${isOverdue ? '（逾期）' : ''}`

/** `measures`: what is done by whom of the county; `people`: the three named and the units. */
export function dutyTable(what: 'measures' | 'people', items: readonly PlanItem[]): Block {
  if (what === 'measures')
    return table(
      [center(10), left(28), left(62)],
      ['编号', '指标', '措施'],
      items.map((item) => [number(item), cell(subjectOf(item)), cell(orDash(measuresText(item)))]),
    )
  return table(
    [center(10), center(15), center(15), center(15), left(20), left(25)],
    ['编号', '主要领导', '分管领导', '具体责任人', '责任科室', '责任单位'],
    items.map((item) => [
      number(item),
      cell(orDash(item.chief)),
      cell(orDash(item.deputy)),
      cell(orDash(item.handler)),
      cell(orDash(unitNames(item.units, 'section'))),
      cell(orDash(unitNames(item.units, 'unit'))),
    ]),
  )
}

/** When each item is due, by which steps, and from when on its proof can exist at all. */
export const milestoneTable = (items: readonly PlanItem[]): Block =>
  table(
    [center(10), left(42), center(16), center(32)],
    ['编号', '任务目标安排', '完成时间', '最早可举证日'],
    items.map((item) => [
      number(item),
      cell(orDash(item.milestones.join('\n'))),
      cell(orDash(item.deadline ?? '')),
      cell(orDash(`${item.proofFrom ?? ''}${isTooEarly(item) ? '\n▲ 完成时间早于此日，到期时还拿不出证明' : ''}`)),
    ]),
  )

const isTooEarly = ({ deadline, proofFrom, state }: PlanItem): boolean =>
  isStanding(state) && deadline !== null && proofFrom !== null && deadline < proofFrom

/** The funds of each item with their sources, and what they come to; an amount nobody stated is no nothing. */
export function fundBlocks(items: readonly PlanItem[], school: string): Block[] {
  const funds = items.flatMap((item) => item.funds.map((fund) => ({ item, fund })))
  if (funds.length === 0) return [paragraph('台账中没有写明这些问题所需的资金。')]
  const stated = funds.flatMap(({ fund }) => fund.amountCny ?? [])
  const sum = stated.reduce((total, amount) => total + amount, 0)
  const unstated = funds.length - stated.length
  const total = figureRun(yuanText(sum), { key: `school.${school}.funds`, label: '已写明金额的资金合计', value: sum })
  return [
    table(
      [center(10), left(40), left(50)],
      ['编号', '指标', '资金（来源）'],
      items
        .filter((item) => item.funds.length > 0)
        .map((item) => [number(item), cell(subjectOf(item)), cell(item.funds.map(fundText).join('\n'))]),
    ),
    ...(stated.length === 0
      ? [paragraph('各笔资金都没有写明金额。')]
      : [paragraph('已写明金额的合计', total, unstated > 0 ? `；另有${unstated}笔没有写明金额，未计入合计。` : '。')]),
  ]
}

/** By what each item is closed, the evidence it has, and what closed it. */
export const proofTable = (items: readonly PlanItem[]): Block =>
  table(
    [center(10), left(38), left(30), left(22)],
    ['编号', '销号标准', '佐证材料', '销号依据'],
    items.map((item) => [
      number(item),
      cell(orDash(item.closeStandard)),
      cell(orDash(item.evidence.join('\n'))),
      cell(orDash(item.closedProof?.text ?? '')),
    ]),
  )
