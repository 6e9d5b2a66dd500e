import type { PlanTable } from './plan/plan.ts'
import { type LedgerBlock, type LedgerGroup, type LedgerRow, statusSpans } from './plan-views.ts'
import { type TenBlock, tenColumns } from './ten-columns.ts'

/**
 * The ledger as shown, as a table of the ten published columns.
 *
 * @param groupName what a group's line says
 */
export const ledgerTable = (
  preamble: readonly string[],
  groups: readonly LedgerGroup[],
  groupName: ((group: LedgerGroup) => string) | null,
): PlanTable =>
  tenColumns(
    preamble,
    groups.map((group) => ({ name: groupName ? groupName(group) : null, blocks: group.blocks.map(blockOf) })),
  )

function blockOf({ indicator, milestones, rows }: LedgerBlock): TenBlock {
  const { no, text, completion_published, sections, units, funds_published } = indicator
  const spans = statusSpans(rows)
  return {
    no: String(no),
    indicator: text,
    milestones: [...new Set(milestones.map(({ published }) => published))].join('\n'),
    completion: completion_published,
    sections: sections.join('、'),
    units: units.join('、'),
    funds: funds_published,
    rows: rows.map((row, i) => ({
      status: spans[i] === 0 ? '' : statusOf(rows.slice(i, i + spans[i]!)),
      statusSpan: spans[i]!,
      schools: schoolsOf(row),
      measures: row.measures.map((measure) => measure.text).join('\n'),
    })),
  }
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
