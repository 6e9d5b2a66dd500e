import type { Fault } from '@junheng/core/fault.ts'
import { TABLES, type TableName } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import { effectiveCounty } from '@junheng/core/features/collection/effective-county.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { assembleCounties } from './assemble.ts'
import { readClasses } from './classes.ts'
import { readCountyRows } from './county-rows.ts'
import { type CsvFile, openCsv } from './csv-file.ts'
import { openPackage, type PackageFiles, type PackageLimits } from './package-files.ts'
import { type RawTable, readRawTable } from './raw-table.ts'
import { groupCampuses, groupRooms } from './rooms.ts'
import { indexSchools } from './schools.ts'
import { indexSections } from './sections.ts'
import { groupTeachers } from './teachers.ts'

/** What a package holds: its counties by code, and every fault. `readable` is false when schools or sections cannot be read at all. */
export interface PackageReading {
  counties: County[]
  faults: Fault[]
  readable: boolean
}

/**
 * Reads a county package: a folder, a zip file, or the bytes of a zip. Nothing is thrown for bad input: every fault is listed with
 * where it stands and how to mend it, values that cannot be used are NaN, and what can be read is returned.
 *
 * @param input path of a folder or a .zip, or a zip's bytes
 * @param limits how large a zip may grow; bytes from the web are limited even when this is left out, files of the command line are not
 */
export async function readCountyPackage(
  input: string | Uint8Array,
  catalogue: Catalogue & CountyKeys,
  limits?: PackageLimits,
): Promise<PackageReading> {
  return readCountyFiles(await openPackage(input, limits), catalogue)
}

/** Reads tables from wherever their bytes come: a package's files, or a workbook's sheets put as such. */
export function readCountyFiles(files: PackageFiles, catalogue: Catalogue & CountyKeys): PackageReading {
  const faults = new FaultList([...TABLES.map((t) => files.names.get(t) ?? `${t}.csv`)])
  const open = (table: TableName): CsvFile | null => {
    const bytes = files.take(table)
    if (bytes === null) return null
    const csv = openCsv(table, files.names.get(table)!, bytes, catalogue, faults)
    return csv !== null && isUsable(table, csv) ? csv : null
  }
  const counties = readTables(open, catalogue)?.map((county) => effectiveCounty(county, faults)) ?? null
  for (const { rule, sheet, words } of files.troubles) faults.structural(rule, { sheet }, () => words)
  return { counties: counties ?? [], faults: faults.list(), readable: counties !== null }
}

/** A file without its joining columns cannot be read; one that lacks another key column is read as far as it goes. */
function isUsable(table: TableName, { header }: CsvFile): boolean {
  const needed: Partial<Record<TableName, readonly string[]>> = {
    schools: ['school_code', 'county_code'],
    sections: ['school_code', 'stage'],
    county: ['element', 'value'],
  }
  return needed[table]?.every((key) => header.at.has(key)) ?? header.complete
}

/** Null when there are no schools and sections to read. Each file's bytes are let go as soon as its rows are joined. */
function readTables(open: (table: TableName) => CsvFile | null, catalogue: Catalogue & CountyKeys): County[] | null {
  const raw = (table: TableName): RawTable | null => {
    const csv = open(table)
    return csv && readRawTable(csv, table !== 'schools' && table !== 'county')
  }
  const rawSchools = raw('schools')
  const rawSections = raw('sections')
  const schools = rawSchools && indexSchools(rawSchools, catalogue)
  const sections = schools && rawSections && indexSections(rawSections, schools)
  const classesCsv = open('classes')
  const [rooms, campuses, teachers, county] = (['rooms', 'campuses', 'teachers', 'county'] as const).map(raw) as [
    RawTable | null,
    RawTable | null,
    RawTable | null,
    RawTable | null,
  ]
  if (schools === null || sections === null) return null
  return assembleCounties({
    schools,
    sections,
    classes: classesCsv && readClasses(classesCsv, schools, sections),
    rooms: rooms && groupRooms(rooms, schools),
    campuses: campuses && groupCampuses(campuses, schools),
    teachers: teachers && groupTeachers(teachers, schools, sections),
    county: county && readCountyRows(county, schools.counties, catalogue),
    countySource: county?.csv.source ?? null,
  })
}
