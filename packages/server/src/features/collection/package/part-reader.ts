import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { CountyGroup } from '@junheng/core/features/collection/county-group.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import { effectiveCounty } from '@junheng/core/features/collection/effective-county.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { assembleCounties, assembleGroup } from './assemble.ts'
import { codeHashes } from './code-hash.ts'
import { reusedRoom } from './column-room.ts'
import { type CsvFile, openCsv } from './csv-file.ts'
import { encodingOf } from './encoding.ts'
import { openFile, readAt } from './part-file.ts'
import type { PartPlan, PlannedTable } from './part-plan.ts'
import { readTables } from './read-tables.ts'

/** What one part holds, and what is needed to hold it against the others. */
export interface PartReading {
  counties: readonly County[]
  /** The same in common columns; null where they have none. */
  group: CountyGroup | null
  trace: PartTrace
}

export interface PartTrace {
  part: number
  counties: string[]
  /** Hashes of all codes in schools.csv, also of rows that were not kept. */
  schools: Float64Array
  /** Schools and counties that rows refer to and this part lacks. */
  elsewhere: string[]
  /** Physical lines of each file in this part. */
  lines: Map<string, number>
}

export interface PartReader {
  /** One part, lines counting from 1. Null when its bytes show that the package must be read whole. Valid until the next part is read. */
  read: (part: number) => PartReading | null
  close: () => void
}

/**
 * Reads parts of a package one after the other; several readers may share a plan.
 *
 * @param faults where each part's faults go, under its number
 */
export function partReader(plan: PartPlan, catalogue: Catalogue & CountyKeys, faults: FaultList): PartReader {
  const sources = plan.tables.map((table) => ({ table, template: template(table, catalogue), ...source(table) }))
  const { room, again } = reusedRoom()
  const readPart = (part: number): PartReading | null => {
    again()
    faults.startPart(part)
    const elsewhere = new Set<string>()
    const opened = new Map<TableName, CsvFile>()
    for (const { table, template, read } of sources) {
      const bytes = read(part)
      if (encodingOf(bytes) !== 'UTF-8') return null
      const start = { at: 0, line: 1 }
      opened.set(table.table, { ...template, bytes, faults, body: start, end: { ...start }, elsewhere, room })
    }
    let schools: Float64Array = new Float64Array(0)
    const open = (table: TableName): CsvFile | null => opened.get(table) ?? null
    const tables = readTables(open, catalogue, (codes) => {
      schools = codeHashes(codes)
    })
    if (tables === null) return null
    const group = assembleGroup(tables)
    const counties = group?.counties ?? assembleCounties(tables).map((county) => effectiveCounty(county, faults))
    const lines = new Map([...opened.values()].map(({ sheet, end }) => [sheet, end.line - 1]))
    return { counties, group, trace: { part, counties: counties.map((c) => c.code), schools, elsewhere: [...elsewhere], lines } }
  }
  const close = (): void => {
    for (const { close } of sources) close()
  }
  return { read: readPart, close }
}

/** The file as its header shows it; what is wrong with the header was said when the plan was made. */
function template({ table, sheet, header }: PlannedTable, catalogue: Catalogue): CsvFile {
  return openCsv(table, sheet, Buffer.concat([header, Buffer.alloc(1)]), catalogue, new FaultList())!
}

/** Reads parts of a file into one buffer, which stays in the processor's cache; what was read before is overwritten. */
function source({ table, sheet, path, cuts }: PlannedTable): { read: (part: number) => Buffer; close: () => void } {
  const file = openFile(table, sheet, path)
  let room = Buffer.alloc(0)
  const read = (part: number): Buffer => {
    const [from, to] = [cuts[part]!, cuts[part + 1]!]
    if (to - from >= room.length) room = Buffer.allocUnsafeSlow(Math.ceil((to - from) * 1.25) + 1)
    const size = readAt(file, from, room.subarray(0, to - from))
    // The cutter wants a line feed at the end; all parts but perhaps the last have it.
    if (room[size - 1] === LF) return room.subarray(0, size)
    room[size] = LF
    return room.subarray(0, size + 1)
  }
  return { read, close: file.close }
}

const LF = 10
