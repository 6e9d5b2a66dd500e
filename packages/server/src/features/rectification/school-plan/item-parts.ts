import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import { MEASURE_STATES } from '@junheng/core/features/rectification/measures/schema.ts'
import { yuanText } from '@junheng/core/features/rectification/views/columns.ts'
import { sql } from 'kysely'
import type { Db } from '../../../db/database.ts'
import { holdingPieces } from '../evidence/holding.ts'
import { milestonesOfItems } from '../milestones/read-milestones.ts'

/** What was entered of items beside their own text, a line each. */
export interface ItemParts {
  measures: string[]
  milestones: string[]
  evidence: string[]
}

/** Measures that are not cancelled, milestones by day, evidence that holds today; by item. */
export async function itemParts(
  db: Db,
  county: string,
  numbers: readonly number[],
  today: string,
): Promise<(no: number) => ItemParts> {
  const measures = Map.groupBy(await measuresOf(db, county, numbers), ({ item_no }) => item_no)
  const milestones = Map.groupBy(await milestonesOfItems(db, county, numbers, today), ({ itemNo }) => itemNo)
  const evidence = Map.groupBy(await evidenceOf(db, county, numbers, today), ({ item_no }) => item_no)
  return (no) => ({
    measures: (measures.get(no) ?? []).map(measureText),
    milestones: (milestones.get(no) ?? []).map(({ due, text, done }) => `${due} ${text}${done ? `（${done.on} 已完成）` : ''}`),
    evidence: (evidence.get(no) ?? []).map(({ file_name, valid_until }) =>
      valid_until === null ? file_name : `${file_name}（有效至 ${valid_until}）`,
    ),
  })
}

type MeasureRow = Awaited<ReturnType<typeof measuresOf>>[number]

function measureText({ kind, title, cost_cny, state, done_on }: MeasureRow): string {
  const cost = cost_cny === null ? '费用未写明' : `预计 ${yuanText(cost_cny)}`
  return `${MEASURE_NAMES[kind]}：${title}（${cost}，${done_on === null ? MEASURE_STATES[state] : `${done_on} 完成`}）`
}

const measuresOf = (db: Db, county: string, numbers: readonly number[]) =>
  db
    .selectFrom('measure_item')
    .innerJoin('rectification_measure as measure', (join) =>
      join
        .onRef('measure.county_code', '=', 'measure_item.county_code')
        .onRef('measure.measure_id', '=', 'measure_item.measure_id'),
    )
    .select(['measure_item.item_no', 'measure.kind', 'measure.title', 'measure.cost_cny', 'measure.state', 'measure.done_on'])
    .where('measure_item.county_code', '=', county)
    .where('measure_item.item_no', '=', sql<number>`any(${numbers})`)
    .where('measure.state', '<>', 'cancelled')
    .orderBy('measure.created_at')
    .orderBy('measure.measure_id')
    .execute()

const evidenceOf = (db: Db, county: string, numbers: readonly number[], today: string) =>
  holdingPieces(db, county, numbers, today)
    .select(['piece.item_no', 'piece.file_name', 'piece.valid_until'])
    .orderBy('piece.at')
    .execute()
