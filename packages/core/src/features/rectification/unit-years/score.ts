import { z } from 'zod'

/** How a unit's year is scored. `latePercent`: what a task put right after its deadline counts, in per cent of one in time; the others are points taken off. */
export const ScoreRule = z.strictObject({
  latePercent: z.number().int().min(0).max(100),
  perReturn: z.number().min(0).max(100),
  perRebound: z.number().min(0).max(100),
})
export type ScoreRule = z.infer<typeof ScoreRule>

/** Until the county sets its own: our proposal, no document prescribes it. */
export const DEFAULT_SCORE_RULE: ScoreRule = { latePercent: 50, perReturn: 1, perRebound: 5 }

/**
 * What became of the tasks a unit had to put right in a year. `onTime`, `tardy`: closed on or before (in the year it was
 * closed), after the deadline; `undone`: the deadline has gone by
 * and it stands; `ahead`: its day is still to come. `returns`, `rebounds`: in that year.
 */
export interface UnitYearFacts {
  onTime: number
  tardy: number
  undone: number
  ahead: number
  returns: number
  rebounds: number
}

/**
 * 年度履职得分, 0 to 100, unrounded: `100 × (onTime + tardy × latePercent %) ÷ (onTime + tardy + undone) − returns × perReturn − rebounds × perRebound`,
 * not under 0. Null where nothing of the year is due yet and nothing was finished: who had nothing to do did neither well nor badly.
 */
export function unitScore({ onTime, tardy, undone, returns, rebounds }: UnitYearFacts, rule: ScoreRule): number | null {
  const due = onTime + tardy + undone
  if (due === 0) return null
  const share = (100 * onTime + rule.latePercent * tardy) / due
  return Math.max(0, share - returns * rule.perReturn - rebounds * rule.perRebound)
}

/** The same as a line one can check by hand. */
export function scoreInWords(facts: UnitYearFacts, rule: ScoreRule): string {
  const { onTime, tardy, undone, returns, rebounds } = facts
  const score = unitScore(facts, rule)
  if (score === null) return '本年没有到期的任务，不计分'
  const tardyPart = tardy > 0 ? ` + ${tardy} × ${rule.latePercent}%` : ''
  const less = [
    returns > 0 ? ` − 退回 ${returns} × ${rule.perReturn}` : '',
    rebounds > 0 ? ` − 反弹 ${rebounds} × ${rule.perRebound}` : '',
  ].join('')
  return `100 ×（${onTime}${tardyPart}）÷ ${onTime + tardy + undone}${less} = ${shownScore(score)}`
}

/** One decimal, without a needless zero; never rounded up to full marks. */
export function shownScore(score: number): string {
  const shown = score.toFixed(1)
  return score < 100 && shown === '100.0' ? '99.9' : shown.replace(/\.0$/, '')
}
