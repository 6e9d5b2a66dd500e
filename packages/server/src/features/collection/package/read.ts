import type { Fault } from '@junheng/core/fault.ts'
import { TABLES, type TableName } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import { effectiveCounty } from '@junheng/core/features/collection/effective-county.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { assembleCounties } from './assemble.ts'
import { type CsvFile, openCsv } from './csv-file.ts'
import { openPackage, type PackageFiles, type PackageLimits } from './package-files.ts'
import { isUsable, readTables } from './read-tables.ts'

/**
 * What a package holds: its counties by code, and every fault. `typed` are the same counties before lists stand in for figures. `readable` is false
 * when schools or sections cannot be read at all.
 */
export interface PackageReading {
  counties: County[]
  typed: County[]
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
  const tables = readTables(open, catalogue)
  const typed = tables && assembleCounties(tables)
  const counties = typed?.map((county) => effectiveCounty(county, faults))
  for (const { rule, sheet, words } of files.troubles) faults.structural(rule, { sheet }, () => words)
  return { counties: counties ?? [], typed: typed ?? [], faults: faults.list(), readable: typed !== null }
}
