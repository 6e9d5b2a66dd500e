import { type Insertable, sql, type Updateable } from 'kysely'
import type { Db } from '../../../db/database.ts'
import type { MeasureTable, ProjectChangeTable, ProjectTable } from './tables.ts'

export type MeasureRow = Awaited<ReturnType<typeof measuresOf>>[number]
export type ItemState = Awaited<ReturnType<typeof itemStates>>[number]
export type ProjectRow = Awaited<ReturnType<typeof projectsOf>>[number]

/** All measures of a county, oldest first. */
export const measuresOf = (db: Db, county: string) =>
  db
    .selectFrom('rectification_measure')
    .selectAll()
    .where('county_code', '=', county)
    .orderBy('created_at')
    .orderBy('measure_id')
    .execute()

export const measuresOfItem = (db: Db, county: string, no: number) =>
  db
    .selectFrom('rectification_measure as m')
    .innerJoin('measure_item as l', (on) =>
      on.onRef('l.county_code', '=', 'm.county_code').onRef('l.measure_id', '=', 'm.measure_id'),
    )
    .selectAll('m')
    .where('m.county_code', '=', county)
    .where('l.item_no', '=', no)
    .orderBy('m.created_at')
    .orderBy('m.measure_id')
    .execute()

export const findMeasure = (db: Db, county: string, id: string) =>
  db
    .selectFrom('rectification_measure')
    .selectAll()
    .where('county_code', '=', county)
    .where('measure_id', '=', id)
    .executeTakeFirst()

/** Held until the transaction ends. */
export const takeMeasure = (tx: Db, county: string, id: string) =>
  tx
    .selectFrom('rectification_measure')
    .selectAll()
    .where('county_code', '=', county)
    .where('measure_id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const addMeasure = (tx: Db, row: Insertable<MeasureTable>) => tx.insertInto('rectification_measure').values(row).execute()

export const setMeasure = (tx: Db, county: string, id: string, change: Updateable<MeasureTable>) =>
  tx
    .updateTable('rectification_measure')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('county_code', '=', county)
    .where('measure_id', '=', id)
    .execute()

/** Items and projects of a measure are put anew. */
export async function setLinks(tx: Db, county: string, id: string, items: readonly number[], projects: readonly string[]) {
  const link = { county_code: county, measure_id: id }
  for (const table of ['measure_item', 'measure_project'] as const)
    await tx.deleteFrom(table).where('county_code', '=', county).where('measure_id', '=', id).execute()
  await tx
    .insertInto('measure_item')
    .values(items.map((item_no) => ({ ...link, item_no })))
    .execute()
  if (projects.length === 0) return
  await tx
    .insertInto('measure_project')
    .values(projects.map((project_id) => ({ ...link, project_id })))
    .execute()
}

/** Which items measures serve, with what is shown of them. */
export const itemsOfMeasures = (db: Db, county: string, ids: readonly string[]) =>
  db
    .selectFrom('measure_item as l')
    .innerJoin('rectification_item as i', (on) =>
      on.onRef('i.county_code', '=', 'l.county_code').onRef('i.item_no', '=', 'l.item_no'),
    )
    .select(['l.measure_id', 'i.item_no', 'i.problem', 'i.indicator', 'i.school_name', 'i.deadline', 'i.state', 'i.merged_into'])
    .where('l.county_code', '=', county)
    .where('l.measure_id', '=', sql<string>`any(${ids})`)
    .orderBy('i.item_no')
    .execute()

/** Where items stand, and into which they were merged. */
export const itemStates = (db: Db, county: string, numbers: readonly number[]) =>
  db
    .selectFrom('rectification_item')
    .select(['item_no', 'state', 'merged_into'])
    .where('county_code', '=', county)
    .where('item_no', '=', sql<number>`any(${numbers})`)
    .execute()

export const projectsOfMeasures = (db: Db, county: string, ids: readonly string[]) =>
  db
    .selectFrom('measure_project as l')
    .innerJoin('building_project as p', (on) =>
      on.onRef('p.county_code', '=', 'l.county_code').onRef('p.project_id', '=', 'l.project_id'),
    )
    .selectAll('p')
    .select('l.measure_id')
    .where('l.county_code', '=', county)
    .where('l.measure_id', '=', sql<string>`any(${ids})`)
    .orderBy('p.name')
    .execute()

/** All projects of a county, by name. */
export const projectsOf = (db: Db, county: string) =>
  db.selectFrom('building_project').selectAll().where('county_code', '=', county).orderBy('name').execute()

export const takeProject = (tx: Db, county: string, id: string) =>
  tx
    .selectFrom('building_project')
    .selectAll()
    .where('county_code', '=', county)
    .where('project_id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export const addProject = (tx: Db, row: Insertable<ProjectTable>) => tx.insertInto('building_project').values(row).execute()

export const setProject = (tx: Db, county: string, id: string, change: Updateable<ProjectTable>) =>
  tx
    .updateTable('building_project')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('county_code', '=', county)
    .where('project_id', '=', id)
    .execute()

export const addProjectChange = (tx: Db, row: Insertable<ProjectChangeTable>) =>
  tx.insertInto('project_change').values(row).execute()

/** Newest first. */
export const projectChanges = (db: Db, county: string) =>
  db.selectFrom('project_change').selectAll().where('county_code', '=', county).orderBy('version', 'desc').execute()
