import { TABLES, type TableName } from '@junheng/core/features/collection/columns.ts'
import type { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { openCsv } from './csv-file.ts'
import type { PackageFiles } from './package-files.ts'
import { nextCounty, placeOf } from './part-cuts.ts'
import { bytesOf, type HeadedFile, type OpenFile, openFile } from './part-file.ts'
import { isUsable } from './read-tables.ts'

/** How the files of a package are cut, each into as many parts; part k of every file holds the rows of the same counties. */
export interface PartPlan {
  parts: number
  tables: PlannedTable[]
}

export interface PlannedTable {
  table: TableName
  sheet: string
  path: string
  /** The header's bytes, from the beginning of the file. */
  header: Uint8Array
  /** Lines of the header: rows begin on the next. */
  headerLines: number
  /** Part k is the bytes cuts[k] … cuts[k+1]). */
  cuts: number[]
}

/** From which size on a package is read in parts, and about how large a part is, all its files together, in bytes. */
export interface PartSizes {
  least: number
  part: number
}

/** A part fits into the processor's cache with all that is made of it; a county is read faster whole. */
export const PART_SIZES: PartSizes = { least: 24 << 20, part: 4 << 20 }

/**
 * Looks for places where the files of a large package can be cut between counties. Such places are guessed from a few rows: whoever
 * reads the parts must hold them against each other (`part-agreement.ts`).
 *
 * @param faults receives what is wrong with the headers
 * @returns null when the package is small, in a zip, or its files are not in one order: it is then to be read whole
 */
export function planParts(files: PackageFiles, catalogue: Catalogue, faults: FaultList, sizes = PART_SIZES): PartPlan | null {
  const opened: OpenFile[] = []
  try {
    for (const table of TABLES) {
      const path = files.pathOf?.(table) ?? null
      if (path !== null) opened.push(openFile(table, files.names.get(table)!, path))
    }
    const bytes = opened.reduce((sum, { size }) => sum + size, 0)
    return bytes < sizes.least ? null : plan(opened, Math.ceil(bytes / sizes.part), catalogue, faults)
  } finally {
    for (const file of opened) file.close()
  }
}

function plan(opened: readonly OpenFile[], parts: number, catalogue: Catalogue, faults: FaultList): PartPlan | null {
  const headed: HeadedFile[] = []
  for (const file of opened) {
    const csv = openCsv(file.table, file.sheet, headOf(file), catalogue, faults)
    if (csv === null) return null
    if (isUsable(file.table, csv)) headed.push({ ...file, csv, cuts: [csv.body.at] })
  }
  const schools = headed.find(({ table }) => table === 'schools')
  const others = headed.filter(({ table }) => table !== 'schools')
  const inPlace = others.every(({ table, csv }) => csv.header.at.get(table === 'county' ? 'county_code' : 'school_code') === 0)
  if (!schools || !others.some(({ table }) => table === 'sections') || !inPlace) return null
  for (let k = 1; k < parts; k++) cut(schools, others, k / parts)
  for (const file of headed) file.cuts.push(file.size)
  if (schools.cuts.length < 3) return null
  return { parts: schools.cuts.length - 1, tables: headed.map(planned) }
}

/** One cut through all files at about this share of the schools; none where the files do not show the same place. */
function cut(schools: HeadedFile, others: readonly HeadedFile[], share: number): void {
  const last = schools.cuts.at(-1)!
  const first = schools.cuts[0]!
  const found = nextCounty(schools, Math.max(last, Math.round(first + (schools.size - first) * share)))
  if (found === null || found.at <= last) return
  const done = (found.at - last) / (schools.size - last)
  const places = others.map((file) => placeOf(found, file, file.cuts.at(-1)! + done * (file.size - file.cuts.at(-1)!)))
  if (places.some((at, i) => at === null || at < others[i]!.cuts.at(-1)!)) return
  schools.cuts.push(found.at)
  for (const [i, file] of others.entries()) file.cuts.push(places[i]!)
}

const planned = ({ table, sheet, path, csv, cuts }: HeadedFile): PlannedTable => ({
  table,
  sheet,
  path,
  header: Uint8Array.from(csv.bytes.subarray(0, csv.body.at)),
  headerLines: csv.body.line - 1,
  cuts,
})

const HEAD = 256 << 10

/** The whole rows at a file's beginning, and the byte of room that `openCsv` asks for. */
function headOf(file: OpenFile): Buffer {
  const bytes = bytesOf(file, 0, HEAD)
  const rows = bytes.length < HEAD ? bytes : bytes.subarray(0, bytes.lastIndexOf(10) + 1)
  return Buffer.concat([rows, Buffer.alloc(1)])
}
