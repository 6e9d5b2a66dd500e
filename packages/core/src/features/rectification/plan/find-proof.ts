import { shortened } from './find-schedule.ts'
import type { Disagreement, Milestone } from './plan.ts'
import { place, type ReadIndicator } from './settle.ts'

/** Annual statistics: state of September 1, handed in by September 20 (教育事业统计). */
const COUNTED_ON = '09-01'
const HANDED_IN = '09-20'
/** 决算 of a year is settled in the middle of the next. */
const ACCOUNTS_MONTH = '06'
/** 质量监测 by subject, three years a round, first year of the 2021 scheme; each result follows its test. */
const ROUND_START = 2021
const ROUND: readonly RegExp[] = [/数学|体育|心理/, /语文|艺术|音乐|美术|英语/, /德育|道德|科学|劳动/]

/** Papers prove themselves at once: a survey, a scheme, a contract. */
const PAPER = /核实|核查|普查|摸底|方案|协议|合同|签订|论证|计划|调研/
const OVERALL = /全部|全面完成|整改到位|达标|达到/
const OUTCOME = /减小|缩小|降低|提高|达到|达标|解决|消除|全部整改|整改任务/

/**
 * Milestones and completion dates before the earliest day on which their proof can exist.
 *
 * Values per pupil, rooms, school and class sizes are those of September 1: what takes effect after it shows in the next year's data only.
 * Work takes effect when the latest milestone it waits for is due; without such a milestone nothing is claimed.
 *
 * @param issued the plan's date, null if unknown: monitoring rounds before it cannot prove what it sets out to do
 */
export function findProof(indicators: readonly ReadIndicator[], issued: string | null): Disagreement[] {
  return indicators.flatMap((indicator) => {
    if (indicator.proof === 'school_year_start') return [...statistics(indicator), ...outcomes(indicator)]
    if (indicator.proof === 'monitoring_round') return monitoring(indicator, issued)
    return indicator.proof === 'final_accounts' ? accounts(indicator) : []
  })
}

/** The first statistical day on or after `date`, and when its data are in. */
function nextCount(date: string): { day: string; known: string } {
  const year = Number(date.slice(0, 4)) + (date.slice(5) > COUNTED_ON ? 1 : 0)
  return { day: `${year}-${COUNTED_ON}`, known: `${year}-${HANDED_IN}` }
}

function statistics(indicator: ReadIndicator): Disagreement[] {
  if (indicator.completion === null) return []
  const last = steps(indicator)
    .map(({ due }) => due!)
    .sort()
    .at(-1)
  if (!last) return []
  const count = nextCount(last)
  if (count.known.slice(0, 7) <= indicator.completion) return []
  const cause = indicator.milestones.find((milestone) => milestone.due === last)!
  return [
    notInTime(
      indicator.no,
      'warn',
      `完成时间是 ${indicator.completion}，而本项按每年 9 月 1 日的学生数和办学条件计算：“${shortened(cause.text)}”安排在 ${last}，其后的变化最早体现在 ${count.day} 的数据（${count.known} 前报送），在完成时间之前拿不出达标的证明。`,
    ),
  ]
}

/** Everything that must happen before values can change; an overall 完成全部整改任务 only repeats the completion. */
const steps = (indicator: ReadIndicator): Milestone[] =>
  indicator.milestones.filter(({ due, text }) => due !== null && due.slice(0, 7) <= indicator.completion! && !OVERALL.test(text))

/** A milestone that promises a changed value, not only work done. */
function outcomes(indicator: ReadIndicator): Disagreement[] {
  const before = indicator.milestones.filter(({ due }) => due !== null)
  return indicator.milestones.flatMap((milestone) => {
    const { due, text } = milestone
    if (due === null || !OUTCOME.test(text) || PAPER.test(text) || due.slice(0, 7) === indicator.completion) return []
    const waitsFor = before.filter((other) => other.due! < due && PAPER.test(other.text)).at(-1)?.due ?? due
    const count = nextCount(waitsFor)
    if (count.known <= due) return []
    return [
      notInTime(
        indicator.no,
        'info',
        `节点“${shortened(text)}”定在 ${due}，它的效果要到 ${count.day} 的数据（${count.known} 前报送）才看得出来；到期只能验收工作，不能验收指标值。`,
      ),
    ]
  })
}

function monitoring(indicator: ReadIndicator, issued: string | null): Disagreement[] {
  const deadline =
    indicator.completion ??
    indicator.milestones
      .map(({ due }) => due?.slice(0, 7) ?? '')
      .sort()
      .at(-1)
  const from =
    issued ?? indicator.milestones.map(({ due, period }) => due ?? /\d{4}/.exec(period ?? '')?.[0]).find((date) => date)
  const year = Number((from ?? deadline ?? '').slice(0, 4))
  if (!deadline || !year) return []
  const failing = (indicator.subject_results ?? []).filter(({ passed }) => !passed)
  const late = failing
    .map((result) => ({ ...result, test: nextTest(result.subject, year) }))
    .filter(({ test }) => test !== null && `${test}` > deadline.slice(0, 4))
  const named = late.map(
    ({ grade, subject, test }) => `${grade === 8 ? '八' : grade === 4 ? '四' : grade}年级${subject}最早在 ${test} 年再次监测`,
  )
  const text =
    named.length > 0
      ? `完成时间是 ${deadline}，而国家义务教育质量监测三年一轮、各科轮流：${[...new Set(named)].join('，')}，结果还要在其后公布，完成时间之前没有新的监测结果可以证明达标。`
      : failing.length === 0
        ? `本项由国家义务教育质量监测的结果证明，监测三年一轮、各科轮流，请核对 ${deadline} 前是否有相应学科的新结果。`
        : null
  return text ? [notInTime(indicator.no, named.length > 0 ? 'warn' : 'info', text)] : []
}

/** The next year after `year` in which a subject's turn comes; tests are in May, so the year of issue itself is past. */
function nextTest(subject: string, year: number): number | null {
  const turn = ROUND.findIndex((subjects) => subjects.test(subject))
  if (turn < 0) return null
  let test = year + 1
  while ((test - ROUND_START) % 3 !== turn) test++
  return test
}

/** Money spent is proven by the final accounts of its year, which the next year's middle brings. */
function accounts(indicator: ReadIndicator): Disagreement[] {
  if (indicator.completion === null) return []
  const last = steps(indicator)
    .map(({ due }) => due!)
    .sort()
    .at(-1)
  if (!last) return []
  const known = `${Number(last.slice(0, 4)) + 1}-${ACCOUNTS_MONTH}`
  if (known <= indicator.completion) return []
  return [
    notInTime(
      indicator.no,
      'warn',
      `完成时间是 ${indicator.completion}，本项由年度决算证明，${last.slice(0, 4)} 年的决算一般要到 ${known} 才有。`,
    ),
  ]
}

const notInTime = (no: number, severity: Disagreement['severity'], text: string): Disagreement => ({
  code: 'NOT_PROVABLE_IN_TIME',
  severity,
  where: place(no),
  text,
})
