import type { MeasureFacts } from '@junheng/core/features/rectification/measures/facts.ts'
import {
  acceptanceOf,
  delayDays,
  NEVER,
  notBeforeOf,
  type ProjectDays,
} from '@junheng/core/features/rectification/measures/project-days.ts'
import type { ItemShort, MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import { holdsFrom } from '@junheng/core/features/rectification/measures/standing.ts'
import type { Db } from '../../../db/database.ts'
import * as queries from './queries.ts'

export const daysOfProject = (row: queries.ProjectRow): ProjectDays => ({
  state: row.state,
  plannedAcceptance: row.planned_acceptance,
  forecastAcceptance: row.forecast_acceptance,
})

/** Whose measures, and on which day (`YYYY-MM-DD`): what was to be accepted by then and is not is overdue. */
export interface Seen {
  county: string
  today: string
}

/** Measures as people see them, with their items and projects; what fills in a published measure waits for its buildings too. */
export async function measureViews(db: Db, { county, today }: Seen, rows: readonly queries.MeasureRow[]): Promise<MeasureView[]> {
  const ids = rows.map(({ measure_id }) => measure_id)
  const items = Map.groupBy(await queries.itemsOfMeasures(db, county, ids), ({ measure_id }) => measure_id)
  const projects = await projectsByMeasure(db, county, rows)
  return rows.map((row) => {
    const own = projects.get(row.measure_id) ?? []
    return {
      id: row.measure_id,
      title: row.title,
      kind: row.kind,
      facts: row.facts,
      outline: row.outline,
      partOf: row.part_of,
      state: row.state,
      doneOn: row.done_on,
      costCny: row.cost_cny,
      version: row.version,
      items: (items.get(row.measure_id) ?? []).map(itemShort),
      projects: own.map((project) => ({
        id: project.project_id,
        name: project.name,
        acceptance: acceptanceOf(daysOfProject(project), today),
        delayDays: delayDays(daysOfProject(project), today),
      })),
      holdsFrom:
        row.facts === null
          ? lastAcceptance(own, today)
          : holdsFrom({ facts: row.facts, notBefore: notBeforeOf(own.map(daysOfProject), today), doneOn: row.done_on }),
      createdBy: row.created_name,
      createdAt: row.created_at,
      changedAt: row.changed_at,
    }
  })
}

/** The buildings each measure waits for, those of the published measure it fills in among them. */
export async function projectsByMeasure(
  db: Db,
  county: string,
  rows: readonly queries.MeasureRow[],
): Promise<Map<string, queries.ProjectRow[]>> {
  const ids = rows.flatMap(({ measure_id, part_of }) => (part_of === null ? [measure_id] : [measure_id, part_of]))
  const own = Map.groupBy(await queries.projectsOfMeasures(db, county, [...new Set(ids)]), ({ measure_id }) => measure_id)
  return new Map(
    rows.map(({ measure_id, part_of }) => {
      const all = [...(own.get(measure_id) ?? []), ...(part_of === null ? [] : (own.get(part_of) ?? []))]
      return [measure_id, [...new Map(all.map((project) => [project.project_id, project])).values()]]
    }),
  )
}

/** Of what a plan words without a day no more is known than when the last building it waits for is accepted. */
function lastAcceptance(projects: readonly queries.ProjectRow[], today: string): string | null {
  const last = notBeforeOf(projects.map(daysOfProject), today)
  return last === NEVER ? null : last
}

type ItemOfMeasure = Awaited<ReturnType<typeof queries.itemsOfMeasures>>[number]
export const itemShort = ({ item_no, problem, indicator, school_name, deadline, state }: ItemOfMeasure): ItemShort => ({
  no: item_no,
  problem,
  indicator,
  schoolName: school_name,
  deadline,
  state,
})

/** The school a measure builds, where it is a new one. */
export const buildsSchool = (facts: MeasureFacts): string | null =>
  facts.kind === 'new_build' && facts.newSchool !== null ? facts.school : null
