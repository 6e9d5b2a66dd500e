import type { MeasureFacts } from '@junheng/core/features/rectification/measures/facts.ts'
import type { ItemShort, MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import {
  acceptanceOf,
  delayDays,
  holdsFrom,
  NEVER,
  notBeforeOf,
  type ProjectDays,
} from '@junheng/core/features/rectification/measures/standing.ts'
import type { Db } from '../../../db/database.ts'
import * as queries from './queries.ts'

export const daysOfProject = (row: queries.ProjectRow): ProjectDays => ({
  state: row.state,
  plannedAcceptance: row.planned_acceptance,
  forecastAcceptance: row.forecast_acceptance,
})

/** Measures as people see them, with their items and projects. */
export async function measureViews(db: Db, county: string, rows: readonly queries.MeasureRow[]): Promise<MeasureView[]> {
  const ids = rows.map(({ measure_id }) => measure_id)
  const items = Map.groupBy(await queries.itemsOfMeasures(db, county, ids), ({ measure_id }) => measure_id)
  const projects = Map.groupBy(await queries.projectsOfMeasures(db, county, ids), ({ measure_id }) => measure_id)
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
        acceptance: acceptanceOf(daysOfProject(project)),
        delayDays: delayDays(daysOfProject(project)),
      })),
      holdsFrom:
        row.facts === null
          ? lastAcceptance(own)
          : holdsFrom({ facts: row.facts, notBefore: notBeforeOf(own.map(daysOfProject)) }),
      createdBy: row.created_name,
      createdAt: row.created_at,
      changedAt: row.changed_at,
    }
  })
}

/** Of what a plan words without a day no more is known than when the last building it waits for is accepted. */
function lastAcceptance(projects: readonly queries.ProjectRow[]): string | null {
  const last = notBeforeOf(projects.map(daysOfProject))
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
