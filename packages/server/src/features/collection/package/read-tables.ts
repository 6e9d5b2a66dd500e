import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import type { JoinedTables } from './assemble.ts'
import { readClasses } from './classes.ts'
import { readCountyRows } from './county-rows.ts'
import type { CsvFile } from './csv-file.ts'
import { type RawTable, readRawTable } from './raw-table.ts'
import { groupCampuses, readRooms } from './rooms.ts'
import { indexSchools } from './schools.ts'
import { indexSections } from './sections.ts'
import { groupTeachers } from './teachers.ts'

/** A file without its joining columns cannot be read; one that lacks another key column is read as far as it goes. */
export function isUsable(table: TableName, { header }: CsvFile): boolean {
  const needed: Partial<Record<TableName, readonly string[]>> = {
    schools: ['school_code', 'county_code'],
    sections: ['school_code', 'stage'],
    county: ['element', 'value'],
  }
  return needed[table]?.every((key) => header.at.has(key)) ?? header.complete
}

/**
 * Reads and joins the tables. Each file's bytes are let go as soon as its rows are joined.
 *
 * @param open a table's file; null when there is none that can be read
 * @param seeCodes is shown the codes of all rows of schools.csv
 * @returns null when there are no schools and sections to read
 */
export function readTables(
  open: (table: TableName) => CsvFile | null,
  catalogue: Catalogue & CountyKeys,
  seeCodes?: (codes: readonly string[]) => void,
): JoinedTables | null {
  const raw = (table: TableName): RawTable | null => {
    const csv = open(table)
    return csv && readRawTable(csv, table !== 'schools' && table !== 'county')
  }
  const rawSchools = raw('schools')
  seeCodes?.(rawSchools?.words.get('school_code') ?? [])
  const rawSections = raw('sections')
  const schools = rawSchools && indexSchools(rawSchools, catalogue)
  const sections = schools && rawSections && indexSections(rawSections, schools)
  const classesCsv = open('classes')
  const roomsCsv = open('rooms')
  const rooms = roomsCsv && schools && readRooms(roomsCsv, schools)
  // Without schools a file's own faults are still worth saying.
  if (roomsCsv !== null && schools === null) readRawTable(roomsCsv, true)
  const [campuses, teachers, county] = [raw('campuses'), raw('teachers'), raw('county')]
  if (schools === null || sections === null) return null
  return {
    schools,
    sections,
    classes: classesCsv && readClasses(classesCsv, schools, sections),
    rooms,
    campuses: campuses && groupCampuses(campuses, schools),
    teachers: teachers && groupTeachers(teachers, schools, sections),
    county: county && readCountyRows(county, schools.counties, catalogue),
    countySource: county?.csv.source ?? null,
  }
}
