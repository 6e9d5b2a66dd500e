import { FIELD_NAMES, FIELDS } from './plan/header.ts'
import type { Merge, PlanTable } from './plan/plan.ts'

const WIDTH = FIELDS.length
const STATUS = FIELDS.indexOf('status')

/** One row of a block: `statusSpan` rows share its 不达标情况; 0 where a row above says it. */
export interface TenRow {
  status: string
  statusSpan: number
  schools: string
  measures: string
}

/** What stands once over the rows of one indicator. */
export interface TenBlock {
  no: string
  indicator: string
  milestones: string
  completion: string
  sections: string
  units: string
  funds: string
  rows: readonly TenRow[]
}

/** `name`: the line across above its blocks; null where the table is not grouped. */
export interface TenGroup {
  name: string | null
  blocks: readonly TenBlock[]
}

/** The ten published columns: a line across for each named group, and what a block says once merged over its rows, as the published table has it. */
export function tenColumns(preamble: readonly string[], groups: readonly TenGroup[]): PlanTable {
  const cells: string[][] = [FIELDS.map((field) => FIELD_NAMES[field])]
  const merges: Merge[] = []
  for (const { name, blocks } of groups) {
    if (name !== null) {
      merges.push({ row: cells.length, col: 0, rowspan: 1, colspan: WIDTH })
      cells.push([name, ...new Array<string>(WIDTH - 1).fill('')])
    }
    for (const block of blocks) {
      const rowspan = block.rows.length
      if (rowspan > 1) for (const col of SHARED) merges.push({ row: cells.length, col, rowspan, colspan: 1 })
      block.rows.forEach((row, i) => {
        if (row.statusSpan > 1) merges.push({ row: cells.length, col: STATUS, rowspan: row.statusSpan, colspan: 1 })
        const line = FIELDS.map((field) => ({ ...block, ...row })[field])
        cells.push(i === 0 ? line : line.map((text, col) => (SHARED.includes(col) ? '' : text)))
      })
    }
  }
  return { cells, merges, preamble: [...preamble], headerRows: 1 }
}

/** Columns a block says once. */
const SHARED = (['no', 'indicator', 'milestones', 'completion', 'sections', 'units', 'funds'] as const).map((field) =>
  FIELDS.indexOf(field),
)
