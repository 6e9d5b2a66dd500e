import { daysUntil } from '../plan-days.ts'
import type { MilestoneFinding, MilestoneState, ReminderRule } from './schema.ts'

/** From so many days before it is due, a milestone is 将到期. */
export const SOON_DAYS = 30

/** How a milestone or deadline stands today. Done and withdrawn stay so whatever the day; what has no day is never overdue. */
export function milestoneState(
  { due, isDone, isWithdrawn }: { due: string | null; isDone: boolean; isWithdrawn: boolean },
  today: string,
): MilestoneState {
  if (isWithdrawn) return 'withdrawn'
  if (isDone) return 'done'
  if (due === null) return 'ahead'
  const left = daysUntil(due, today)
  return left < 0 ? 'overdue' : left <= SOON_DAYS ? 'soon' : 'ahead'
}

export interface DatedItem {
  deadline: string | null
  gap: number | null
  unit: string
  proofFrom: string | null
  proofFromWhy: string
}

export interface DatedMilestone {
  no: number
  due: string | null
  promised: number | null
  isDone: boolean
  isWithdrawn: boolean
}

/** What the milestones that hold promise together, in the item's unit; null where none states an amount. */
export function promisedBy(milestones: readonly DatedMilestone[]): number | null {
  const amounts = milestones.filter(({ isWithdrawn }) => !isWithdrawn).flatMap(({ promised }) => promised ?? [])
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0)
}

/**
 * What cannot be right about an item's dates: a milestone after its deadline; milestones that promise less than it lacks; a deadline before the first
 * day on which anybody could prove it. Withdrawn milestones count for nothing; nobody's amount is guessed.
 */
export function milestoneFindings(item: DatedItem, milestones: readonly DatedMilestone[]): MilestoneFinding[] {
  const held = milestones.filter(({ isWithdrawn }) => !isWithdrawn)
  const { deadline, gap, unit, proofFrom, proofFromWhy } = item
  const findings: MilestoneFinding[] = []
  if (deadline !== null && proofFrom !== null && deadline < proofFrom)
    findings.push({
      code: 'before-proof',
      severity: 'warn',
      no: null,
      text: `完成时限 ${deadline} 早于最早可举证日 ${proofFrom}。${proofFromWhy}`,
    })
  const promised = promisedBy(held)
  // Amounts added up are compared as the engine compares: binary noise decides nothing.
  if (gap !== null && promised !== null && gap - promised > Math.max(Math.abs(gap), 1) * 1e-9)
    findings.push({
      code: 'promises-less',
      severity: 'warn',
      no: null,
      text: `缺口 ${figure(gap)}${unit}，各节点合计承诺 ${figure(promised)}${unit}，还有 ${figure(gap - promised)}${unit}没有安排。`,
    })
  for (const { no, due, isDone } of held) {
    if (due === null && !isDone)
      findings.push({ code: 'no-day', severity: 'info', no, text: '这个节点没有日期，到期不会提醒；请写明日期。' })
    if (due !== null && deadline !== null && due > deadline)
      findings.push({ code: 'later-than-item', severity: 'warn', no, text: `节点 ${due} 晚于整改任务的完成时限 ${deadline}。` })
  }
  return findings
}

/** Not rounded onto its line: four places, and more where it would vanish. */
const figure = (n: number): string => (n !== 0 && Math.abs(n) < 0.0001 ? n.toPrecision(2) : String(Number(n.toFixed(4))))

/**
 * Which reminder of a day is owed today, as days until it: 30, 7, 0, −7, −14 …; null = none. Only the last one reached is owed: a program that slept
 * through two of them says one.
 */
export function reminderOwed(rule: ReminderRule, due: string, today: string): number | null {
  const left = daysUntil(due, today)
  if (left < 0) {
    const times = rule.overdueEvery === 0 ? 0 : Math.floor(-left / rule.overdueEvery)
    if (times > 0) return -times * rule.overdueEvery
  }
  const marks = [...rule.before, ...(rule.onDay ? [0] : [])].filter((mark) => left <= mark)
  return marks.length === 0 ? null : Math.min(...marks)
}
