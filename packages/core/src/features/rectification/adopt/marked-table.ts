import type { ItemFund } from '../ledger/schema.ts'
import { ITEM_STATE_NAMES, ITEM_STATES, type ItemState } from '../ledger/states.ts'
import { findGrid, type PlanGrid } from '../plan/grid.ts'
import { FIELDS, type Field } from '../plan/header.ts'
import { LEDGER_MARK } from '../plan/ledger-marks.ts'
import type { PlanImport, PlanTable } from '../plan/plan.ts'
import { groupRows } from '../plan/rows.ts'
import { readStages } from '../plan/stages.ts'
import type { PlanEntry } from '../plan-entries.ts'
import { changedSince, type ItemFacts } from './compare.ts'
import { entryName } from './facts.ts'
import type { IndicatorProgress } from './progress.ts'
import { progressLines } from './progress-lines.ts'
import type { EntryFacts } from './schema.ts'

/** An entry with its item as it stands now; `published`: what the plan says of it. */
export interface MarkedEntry {
  entry: PlanEntry
  published: EntryFacts
  item: ItemFacts & { state: ItemState; funds: readonly ItemFund[] }
}

interface Mark {
  field: Field
  entry: PlanEntry
  /** Marks of one field that say the same share a line. */
  text: string
}

/**
 * The plan's own table with what the ledger has otherwise said at its place, each on a line of its own that begins 【台账】: states under 不达标情况,
 * deadlines under 完成时间, measures, sections, units and funds under theirs; milestones and measures that came on, too. Where nothing changed, a cell is the published one, character for character.
 */
export function markedTable(
  plan: Pick<PlanImport, 'table' | 'indicators'>,
  entries: readonly MarkedEntry[],
  progress: readonly IndicatorProgress[] = [],
): PlanTable {
  const marks = entries.flatMap(marksOf)
  const lines = progressLines(plan, progress)
  if (marks.length + lines.length === 0) return plan.table
  const { table } = plan
  const grid = findGrid([{ table, above: [] }])
  const places = groupRows(grid).map((group) => ({ lines: group.lines, perRow: readStages(group).perRow }))
  const cells = table.cells.map((row) => [...row])
  for (const [place, own] of Map.groupBy(marks, (mark) => placeOf(mark, plan, places, grid))) {
    const [row, column] = place.split(',').map(Number) as [number, number]
    for (const line of linesFor(own, entries))
      cells[row]![column] = [cells[row]![column], line].filter((text) => text !== '').join('\n')
  }
  for (const { indicator, field, stage, text } of lines) {
    const [row, column] = placeOf({ field, entry: { indicator, stage } }, plan, places, grid).split(',').map(Number) as [
      number,
      number,
    ]
    cells[row]![column] = [cells[row]![column], `${LEDGER_MARK}${text}`].filter((line) => line !== '').join('\n')
  }
  return { ...table, cells }
}

function marksOf({ entry, published, item }: MarkedEntry): Mark[] {
  const say = (field: Field, text: string): Mark => ({ field, entry, text })
  const changed = changedSince(published, item)
  const now = (field: 'deadline' | 'sections' | 'units' | 'requirement') => changed.find((one) => one.field === field)?.now
  const [deadline, requirement] = [now('deadline'), now('requirement')]
  const stated = item.funds.filter(({ amountCny }) => amountCny !== null)
  return [
    ...(item.state === 'open' ? [] : [say('status', ITEM_STATE_NAMES[item.state])]),
    ...(requirement === undefined ? [] : [say('measures', oneLine(requirement ?? '') || '未写')]),
    ...(deadline === undefined ? [] : [say('completion', deadline || '未定期限')]),
    ...(['sections', 'units'] as const).flatMap((field) => {
      const text = now(field)
      return text === undefined ? [] : [say(field, text || '未定')]
    }),
    ...(stated.length === 0 ? [] : [say('funds', stated.map(fundText).join('，'))]),
  ]
}

/** The cell a mark belongs to, `row,column`; where the plan has no such column, its 不达标情况. */
function placeOf(
  { field, entry }: { field: Field; entry: Pick<PlanEntry, 'indicator' | 'stage'> },
  { indicators }: Pick<PlanImport, 'indicators'>,
  places: readonly { lines: number[]; perRow: PlanEntry['stage'][][] }[],
  grid: PlanGrid,
): string {
  const { lines, perRow } = places[indicators.indexOf(entry.indicator)]!
  const row =
    lines[
      Math.max(
        0,
        perRow.findIndex((stages) => stages.includes(entry.stage)),
      )
    ]!
  const column = grid.columns.at[field] ?? grid.columns.at.status!
  return `${grid.cell(row, column).row},${column}`
}

/** One line for each thing said, with the names it is said of; without names where it is said of all that the indicator has in the ledger. */
function linesFor(marks: readonly Mark[], entries: readonly MarkedEntry[]): string[] {
  const ordered = FIELDS.flatMap((field) => {
    const own = marks.filter((mark) => mark.field === field)
    return field === 'status' ? ITEM_STATES.flatMap((state) => own.filter(({ text }) => text === ITEM_STATE_NAMES[state])) : own
  })
  return [...Map.groupBy(ordered, ({ field, text }) => `${field}\n${text}`).values()].map((same) => {
    const { field, text, entry } = same[0]!
    const all = entries.filter((one) => one.entry.indicator === entry.indicator)
    const names = same.map((mark) => entryName(mark.entry)).join('、')
    if (field === 'status') return `${LEDGER_MARK}${text}：${names}`
    return same.length === all.length && field !== 'funds' ? `${LEDGER_MARK}${text}` : `${LEDGER_MARK}${names}：${text}`
  })
}

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ')

/** 1200万元（区财政）. */
const fundText = ({ amountCny, source }: ItemFund): string => {
  const amount = amountCny! >= 10_000 ? `${amountCny! / 10_000}万元` : `${amountCny}元`
  return source === '' ? amount : `${amount}（${source}）`
}
