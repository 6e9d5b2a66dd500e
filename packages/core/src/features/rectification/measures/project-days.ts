import type { ProjectState } from './schema.ts'

/** After every day anybody plans for: a building of which nobody knows when it is accepted. */
export const NEVER = '9999-12-31'

export interface ProjectDays {
  state: ProjectState
  plannedAcceptance: string | null
  forecastAcceptance: string | null
}

/**
 * When a project is accepted as far as anybody knows on a day; null: unknown, given up, or the day named has gone by and it still is not.
 *
 * @param today `YYYY-MM-DD`
 */
export function acceptanceOf(project: ProjectDays, today: string): string | null {
  if (project.state === 'cancelled') return null
  return isOverdue(project, today) ? null : namedDay(project)
}

/** The day last named for its acceptance has gone by, and it is not accepted. */
export function isOverdue(project: ProjectDays, today: string): boolean {
  const day = namedDay(project)
  return project.state !== 'accepted' && project.state !== 'cancelled' && day !== null && day < today
}

const namedDay = ({ plannedAcceptance, forecastAcceptance }: ProjectDays): string | null =>
  forecastAcceptance ?? plannedAcceptance

const DAY_MS = 86_400_000

/** Days by which acceptance is later than planned, up to today where it is overdue; 0 where it is not, or nobody knows. */
export function delayDays(project: ProjectDays, today: string): number {
  const { state, plannedAcceptance, forecastAcceptance } = project
  const is = isOverdue(project, today) ? today : forecastAcceptance
  if (state === 'cancelled' || plannedAcceptance === null || is === null) return 0
  return Math.max(0, (Date.parse(is) - Date.parse(plannedAcceptance)) / DAY_MS)
}

/** The last acceptance a measure waits for, `NEVER` where one is unknown; null: it waits for none, or only for what is accepted. */
export function notBeforeOf(projects: readonly ProjectDays[], today: string): string | null {
  // Of what is accepted nobody may have written down when.
  const waited = projects.filter(({ state, ...days }) => state !== 'accepted' || namedDay({ state, ...days }) !== null)
  if (waited.length === 0) return null
  return waited.map((project) => acceptanceOf(project, today) ?? NEVER).reduce((last, day) => (day > last ? day : last))
}
