import type { PlannedAdoption, PlannedEntry } from '@junheng/core/features/rectification/adopt/plan-adoption.ts'
import type { AdoptionEntry, PlanSource } from '@junheng/core/features/rectification/adopt/schema.ts'
import type { ItemFund } from '@junheng/core/features/rectification/ledger/schema.ts'
import { type ItemDraft, plainDraft } from '../ledger/add-items.ts'
import { proofDayOf } from '../ledger/proof-day.ts'

/** The plan as its items name it, and the letter it answers. */
export interface Origin {
  title: string
  source: PlanSource
  funds: PlannedAdoption['funds']
}

/** The item an entry becomes. */
export function draftOf(
  { entry, line, subject, schoolName }: PlannedEntry,
  { title, source, funds }: Origin,
  today: string,
): ItemDraft {
  const { facts } = line
  const fund = fundNote(line, funds)
  const text = {
    ...source,
    problem: facts.problem,
    basis: `《${title}》第 ${line.no} 项：${entry.indicator.text}`.slice(0, 2000),
    channel: null,
    level: 'general' as const,
    chief: '',
    deputy: '',
    handler: '',
    units: [
      ...facts.sections.map((unit) => ({ part: 'section' as const, ...unit })),
      ...facts.units.map((unit) => ({ part: 'unit' as const, ...unit })),
    ],
    requirement: facts.requirement,
    closeStandard: '',
    deadline: facts.deadline,
    funds: fund === null ? [] : [fund],
  }
  return {
    ...plainDraft({ ...text, ...subject }, schoolName, `由方案《${title}》第 ${line.no} 项“${line.name}”列入`),
    ...proofDayOf(subject, today),
  }
}

/** How an item's note about the funds of its plan begins. */
export const FUND_NOTE = '方案预计'

/**
 * What an item says of its indicator's funds: the amount is the indicator's and stands there once, so the item has none of its own until somebody
 * states one. Null where the plan states no funds.
 */
export function fundNote({ no, facts }: Pick<AdoptionEntry, 'no' | 'facts'>, funds: Origin['funds']): ItemFund | null {
  if (facts.funds === '') return null
  const share = funds.find((one) => one.no === no)?.share ?? 1
  return { amountCny: null, source: `${FUND_NOTE}第 ${no} 项 ${facts.funds}，由 ${share} 条任务共用`.slice(0, 200) }
}

export const isFundNote = ({ amountCny, source }: ItemFund): boolean => amountCny === null && source.startsWith(FUND_NOTE)
