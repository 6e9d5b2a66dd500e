import { completionMonth } from './dates.ts'
import { STAGE_NAMES } from './find-counts.ts'
import { kindsOf } from './kinds.ts'
import { mentions } from './measures.ts'
import type { Disagreement, Milestone, PlanMeasure, PlanProject } from './plan.ts'
import { awaitedBy, type ProjectsRead } from './projects.ts'
import { place, type ReadIndicator } from './settle.ts'
import { unique } from './words.ts'

/** 完成全部整改任务, 达到合格标准: a milestone for everything the indicator has. */
const OVERALL =
  /(?:全部|全面|所有|各项)[^，,。；;]{0,8}(?:整改|任务|完成|达标)|整改到位|(?:达到|实现)[^，,。；;]{0,6}(?:合格|达标|标准|要求)|完成整改/
const PARTLY = /部分|主体|开工|启动|前期|基础施工|地基|封顶|招(?:投)?标|立项|设计/
const DONE = /竣工|建成|投入使用|具备使用|交付|验收|完成[^，,。；;]{0,24}建设/

/** Milestones and completion against each other, and measures that no milestone speaks of. */
export function findSchedule(indicators: readonly ReadIndicator[], read: ProjectsRead): Disagreement[] {
  const found = indicators.flatMap((indicator) => [
    ...noDates(indicator),
    ...noMilestones(indicator, read),
    ...lateMilestones(indicator),
  ])
  const risky = new Map<string, { due: string; no: number; text: string }>()
  for (const indicator of indicators) found.push(...unfinished(indicator, read, risky))
  for (const indicator of indicators) found.push(...inheritedRisk(indicator, read.projects, risky))
  return found
}

function noDates(indicator: ReadIndicator): Disagreement[] {
  const where = place(indicator.no)
  const found = indicator.milestones
    .filter((milestone) => milestone.due === null)
    .map((milestone) =>
      noDate(
        where,
        `节点“${shortened(milestone.text)}”${milestone.period ? `只写了${milestone.period}，` : ''}没有写到月份，无法提醒和判断逾期。`,
      ),
    )
  if (indicator.completion === null)
    found.push({
      ...noDate(
        where,
        indicator.completion_published === '' ? '没有写完成时间。' : `完成时间“${indicator.completion_published}”没有写到月份。`,
      ),
      severity: 'warn',
    })
  return found
}

const noDate = (where: string, text: string): Disagreement => ({ code: 'NO_DATE', severity: 'info', where, text })

function noMilestones(indicator: ReadIndicator, read: ProjectsRead): Disagreement[] {
  const where = place(indicator.no)
  if (indicator.milestones.length === 0)
    return [{ code: 'NO_MILESTONE', severity: 'warn', where, text: '没有任务目标安排，进度无从跟踪。' }]
  if (indicator.milestones.some((milestone) => OVERALL.test(milestone.text))) return []
  const left = indicator.measures.filter(
    (measure) => !indicator.milestones.some((milestone) => speaksOf(milestone, measure, read)),
  )
  if (left.length === 0) return []
  const named = left.map((measure) => `${stageName(measure.stage)}第 ${measure.no} 条（${shortened(measure.action)}）`)
  return [
    {
      code: 'NO_MILESTONE',
      severity: 'info',
      where,
      text: `这些措施没有自己的节点，也没有“完成全部整改任务”之类的总节点：${named.join('、')}。`,
    },
  ]
}

const stageName = (stage: PlanMeasure['stage']): string => (stage === 'both' ? '' : STAGE_NAMES[stage])

/** By project, by school, or by the same action. A first check of the data (核实) is a milestone for no repair but a survey's reallocation. */
function speaksOf(milestone: Milestone, measure: ReadIndicator['measures'][number], read: ProjectsRead): boolean {
  const projects = read.inMilestone(milestone.text).map((name) => read.byName.get(name))
  if (measure.projects.some((project) => projects.includes(project))) return true
  if (mentions(milestone.text, measure.schools).length > 0) return true
  return kindsOf(milestone.text).some((kind) => measure.kinds.includes(kind))
}

function lateMilestones(indicator: ReadIndicator): Disagreement[] {
  const { completion } = indicator
  if (completion === null) return []
  const late = indicator.milestones.filter(({ due }) => due !== null && due.slice(0, 7) > completion)
  const found = late.map((milestone) =>
    risk(place(indicator.no), 'warn', `完成时间是 ${completion}，节点“${shortened(milestone.text)}”却在 ${milestone.due}。`),
  )
  for (const measure of indicator.measures) {
    const promised = /[^，,。；;]*(?:建成|竣工|投入使用|交付)/.exec(measure.action)?.[0]
    const month = promised ? completionMonth(promised) : null
    if (month && month > completion)
      found.push(
        risk(
          place(indicator.no, measure.stage),
          'warn',
          `完成时间是 ${completion}，第 ${measure.no} 条措施所靠的“${shortened(promised!)}”却在 ${month}。`,
          measure.schools_canonical,
        ),
      )
  }
  return found
}

/** The last word on a building before the completion date is only part of it. */
function unfinished(
  indicator: ReadIndicator,
  read: ProjectsRead,
  risky: Map<string, { due: string; no: number; text: string }>,
): Disagreement[] {
  if (indicator.completion === null) return []
  return indicator.milestones.flatMap((milestone) => {
    const projects = unique(read.inMilestone(milestone.text).map((name) => read.byName.get(name) ?? name))
    if (milestone.due === null || projects.length === 0 || !PARTLY.test(milestone.text)) return []
    const open = projects.filter((project) => !finishedLater(indicator, project, milestone.due!, read))
    if (open.length === 0) return []
    for (const project of open) risky.set(project, { due: milestone.due, no: indicator.no, text: milestone.text })
    const schools = waiting(indicator, open, read.projects)
    const names = schools.length > 0 ? `；靠它整改的学校：${schools.join('、')}` : ''
    return [
      risk(
        place(indicator.no),
        'warn',
        `完成时间是 ${indicator.completion}，而到 ${milestone.due} 的节点只是“${shortened(milestone.text)}”，${open.join('、')} 届时不能投入使用${names}。`,
        schools,
      ),
    ]
  })
}

function finishedLater(indicator: ReadIndicator, project: string, due: string, read: ProjectsRead): boolean {
  return indicator.milestones.some((later) => {
    if (later.due === null || later.due < due || PARTLY.test(later.text)) return false
    const named = read.inMilestone(later.text).map((name) => read.byName.get(name))
    return named.includes(project) ? DONE.test(later.text) : later.due > due && OVERALL.test(later.text)
  })
}

function waiting(indicator: ReadIndicator, open: readonly string[], projects: readonly PlanProject[]): string[] {
  return unique(
    indicator.measures.flatMap((measure) =>
      measure.schools_canonical.filter((school) =>
        awaitedBy(school, measure, projects).some((project) => open.includes(project)),
      ),
    ),
  )
}

/** Other indicators that wait for the same building. */
function inheritedRisk(
  indicator: ReadIndicator,
  projects: readonly PlanProject[],
  risky: ReadonlyMap<string, { due: string; no: number; text: string }>,
): Disagreement[] {
  const open = unique(indicator.measures.flatMap((measure) => measure.projects)).filter((project) => {
    const from = risky.get(project)
    return from && from.no !== indicator.no && indicator.completion !== null && indicator.completion <= from.due.slice(0, 7)
  })
  const schools = waiting(indicator, open, projects)
  if (schools.length === 0) return []
  const from = risky.get(open[0]!)!
  return [
    risk(
      place(indicator.no),
      'info',
      `本项完成时间是 ${indicator.completion}，也要靠 ${open.join('、')}；按指标 ${from.no} 的节点，到 ${from.due} 还不能投入使用。涉及：${schools.join('、')}。`,
      schools,
    ),
  ]
}

const risk = (where: string, severity: Disagreement['severity'], text: string, names?: string[]): Disagreement => ({
  code: 'SCHEDULE_RISK',
  severity,
  where,
  text,
  ...(names && names.length > 0 ? { names } : {}),
})

export const shortened = (text: string): string => (text.length <= 40 ? text.replace(/[。；]$/, '') : `${text.slice(0, 38)}……`)
