import { FIELD_NAMES, FIELDS } from './plan/header.ts'
import type { Merge, PlanTable } from './plan/plan.ts'
import { type LedgerBlock, type LedgerGroup, type LedgerRow, statusSpans } from './plan-views.ts'

const WIDTH = FIELDS.length
const STATUS = FIELDS.indexOf('status')

/**
 * The ledger as shown, as a table of the ten published columns: a line across for each group, and what an indicator says once merged over its rows, as
 * the published table has it.
 *
 * @param groupName what a group's line says
 */
export function ledgerTable(
  preamble: readonly string[],
  groups: readonly LedgerGroup[],
  groupName: ((group: LedgerGroup) => string) | null,
): PlanTable {
  const cells: string[][] = [FIELDS.map((field) => FIELD_NAMES[field])]
  const merges: Merge[] = []
  for (const group of groups) {
    if (groupName) {
      merges.push({ row: cells.length, col: 0, rowspan: 1, colspan: WIDTH })
      cells.push([groupName(group), ...new Array<string>(WIDTH - 1).fill('')])
    }
    for (const block of group.blocks) {
      const rowspan = block.rows.length
      if (rowspan > 1) for (const col of SHARED) merges.push({ row: cells.length, col, rowspan, colspan: 1 })
      const spans = statusSpans(block.rows)
      block.rows.forEach((row, i) => {
        const span = spans[i]!
        if (span > 1) merges.push({ row: cells.length, col: STATUS, rowspan: span, colspan: 1 })
        const status = span === 0 ? '' : statusOf(block.rows.slice(i, i + span))
        const line = lineOf(block, row, status)
        cells.push(i === 0 ? line : line.map((text, col) => (SHARED.includes(col) ? '' : text)))
      })
    }
  }
  return { cells, merges, preamble: [...preamble], headerRows: 1 }
}

/** Columns an indicator says once. */
const SHARED = ['no', 'indicator', 'milestones', 'completion', 'sections', 'units', 'funds'].map((field) =>
  FIELDS.indexOf(field as (typeof FIELDS)[number]),
)

function lineOf({ indicator, milestones }: LedgerBlock, row: LedgerRow, status: string): string[] {
  const { no, text, completion_published, sections, units, funds_published } = indicator
  return [
    String(no),
    text,
    status,
    schoolsOf(row),
    row.measures.map((measure) => measure.text).join('\n'),
    [...new Set(milestones.map(({ published }) => published))].join('\n'),
    completion_published,
    sections.join('、'),
    units.join('、'),
    funds_published,
  ]
}

/** 3所小学不达标, 初中段校际差异不达标, 四年级语文II级: what the rows shown come to, a line each. */
export function statusOf(rows: readonly Pick<LedgerRow, 'entries'>[]): string {
  const entries = rows.flatMap((row) => row.entries)
  const lines = STAGES_ZH.flatMap(([stage, name]) => {
    const own = entries.filter((entry) => entry.stage === stage)
    const schools = own.filter(({ kind }) => kind === 'school').length
    return [
      ...(schools > 0 ? [`${schools}所${name}不达标`] : []),
      ...own.flatMap(({ kind, subject, indicator }) => {
        if (kind === 'cv') return [`${name}段校际差异不达标`]
        if (kind === 'subject' && subject)
          return [`${GRADES[subject.grade] ?? subject.grade}年级${subject.subject}${subject.level_published}级`]
        return kind === 'stage' ? [indicator.stages[stage].status_published.trim() || `${name}段`] : []
      }),
    ]
  })
  return lines.join('\n')
}

const STAGES_ZH = [
  ['primary', '小学'],
  ['junior', '初中'],
] as const
const GRADES = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** Schools as published at their place. */
const schoolsOf = ({ entries }: LedgerRow): string => entries.flatMap(({ published }) => published ?? []).join('、')
