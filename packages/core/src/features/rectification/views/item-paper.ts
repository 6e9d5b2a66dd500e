import type { PlanTable } from '../plan/plan.ts'
import { type TenBlock, type TenRow, tenColumns } from '../ten-columns.ts'
import { columnText, ITEM_COLUMNS, type ItemColumn, type ItemRow, measuresText, unitNames, yuanText } from './columns.ts'

/** `name` null: the ledger is not grouped. */
export interface PaperGroup {
  name: string | null
  items: readonly ItemRow[]
}

/**
 * Items in the ten columns of a published plan. Items of one indicator with the same milestones, completion, sections and units are one block, in the
 * order of their first; within it those that the same measures answer share a row.
 */
export function itemsAsPlan(preamble: readonly string[], groups: readonly PaperGroup[]): PlanTable {
  let no = 0
  return tenColumns(
    preamble,
    groups.map(({ name, items }) => ({
      name,
      blocks: [...Map.groupBy(items, blockKey).values()].map((block) => blockOf(++no, block)),
    })),
  )
}

/** Items in columns of one's choice, a row each, with a line across for each named group. */
export function itemsAsShown(
  preamble: readonly string[],
  groups: readonly PaperGroup[],
  columns: readonly ItemColumn[],
  date: (iso: string) => string,
): PlanTable {
  const cells = [columns.map((column): string => ITEM_COLUMNS[column])]
  const merges: PlanTable['merges'] = []
  for (const { name, items } of groups) {
    if (name !== null) {
      if (columns.length > 1) merges.push({ row: cells.length, col: 0, rowspan: 1, colspan: columns.length })
      cells.push(columns.map((_, i) => (i === 0 ? name : '')))
    }
    for (const item of items) cells.push(columns.map((column) => columnText(item, column, date)))
  }
  return { cells, merges, preamble: [...preamble], headerRows: 1 }
}

const blockKey = (item: ItemRow): string =>
  JSON.stringify([
    item.standard,
    item.matter,
    // Matters without a name of their own are one each.
    item.matter === 'other' ? item.no : item.indicator,
    item.milestones,
    item.deadline,
    unitNames(item.units, 'section'),
    unitNames(item.units, 'unit'),
  ])

function blockOf(no: number, items: readonly ItemRow[]): TenBlock {
  const [first] = items as readonly [ItemRow, ...ItemRow[]]
  return {
    no: String(no),
    indicator: first.indicatorName || first.problem,
    milestones: first.milestones.join('\n'),
    completion: first.deadline ?? '',
    sections: unitNames(first.units, 'section'),
    units: unitNames(first.units, 'unit'),
    funds: fundsOf(items),
    rows: rowsOf(items),
  }
}

/** Rows that say the same 不达标情况 one after the other share it. */
function rowsOf(items: readonly ItemRow[]): TenRow[] {
  const ordered = [...Map.groupBy(items, statusKey).values()]
  return ordered.flatMap((alike) => {
    const rows = [...Map.groupBy(alike, measuresText)]
    return rows.map(([measures, own], i) => ({
      status: i === 0 ? statusOf(alike) : '',
      statusSpan: i === 0 ? rows.length : 0,
      schools: [...new Set(own.flatMap(({ schoolName }) => schoolName ?? []))].join('、'),
      measures,
    }))
  })
}

const statusKey = ({ matter, stage, problem, scope }: ItemRow): string =>
  matter === 'indicator' || matter === 'duty' ? `${matter} ${stage} ${scope}` : `${matter} ${stage} ${problem}`

const STAGE_NAMES = { primary: '小学', junior: '初中' } as const

/** 3所小学不达标, 初中段校际差异不达标, 四年级语文不达标; what no such words fit says its problem. */
function statusOf(items: readonly ItemRow[]): string {
  const [{ matter, stage, scope, indicatorName, problem }] = items as readonly [ItemRow, ...ItemRow[]]
  const schools = new Set(items.map(({ schoolCode }) => schoolCode)).size
  if ((matter === 'indicator' || matter === 'duty') && scope !== 'county')
    return `${schools}所${stage === null ? '学校' : STAGE_NAMES[stage]}不达标`
  if (matter === 'spread' && stage !== null) return `${STAGE_NAMES[stage]}段校际差异不达标`
  if (matter === 'subject') return `${indicatorName}不达标`
  return problem
}

/**
 * What the items of a block need together, by source, and once what is only said of money in words. The published column speaks of the whole indicator;
 * an amount nobody stated is not nothing, so it is said how many state none.
 */
function fundsOf(items: readonly ItemRow[]): string {
  const sums = new Map<string, number>()
  const notes = new Set<string>()
  let unstated = 0
  for (const { funds } of items) {
    for (const { amountCny, source } of funds) {
      if (amountCny !== null) sums.set(source, (sums.get(source) ?? 0) + amountCny)
      else if (source !== '') notes.add(source)
    }
    if (!funds.some(({ amountCny, source }) => amountCny !== null || source !== '')) unstated++
  }
  const lines = [...[...sums].map(([source, sum]) => `${source}${yuanText(sum)}`), ...notes]
  if (lines.length === 0) return ''
  return unstated === 0 ? lines.join('、') : `${lines.join('、')}（另有${unstated}条未写明）`
}
