import type { Campuses, Rooms, TableSource } from '@junheng/core/features/collection/county.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import { type CsvFile, rowsAbout } from './csv-file.ts'
import { type Grouping, groupRows, inOrder, linesInOrder, startsOf, wordsInOrder } from './grouping.ts'
import { plainRooms, type RoomColumns } from './plain-rooms.ts'
import { type RawTable, readRawTable } from './raw-table.ts'
import { isUsableCode, type SchoolIndex } from './schools.ts'
import { joiner } from './sections.ts'

/** rooms.csv and campuses.csv, gathered by school. */
export interface RoomRows extends Grouping {
  source: TableSource
  lines: Int32Array
  kind: Uint8Array
  area: Float64Array
}

const KINDS = new Map([
  ['music', 0],
  ['音乐', 0],
  ['音乐教室', 0],
  ['art', 1],
  ['美术', 1],
  ['美术教室', 1],
])

/** Reads rooms.csv and gathers it by school. */
export function readRooms(csv: CsvFile, schools: SchoolIndex): RoomRows {
  const { school, lines, kind, area } = plainRooms(csv, schools, rowsAbout(csv)) ?? roomsOf(readRawTable(csv, true), schools)
  const grouping = groupRows(school, schools.codes.length)
  const { order } = grouping
  const kinds = new Uint8Array(order.length)
  for (let i = 0; i < order.length; i++) kinds[i] = kind[order[i]!]!
  return { ...grouping, source: csv.source, lines: linesInOrder(lines, order), kind: kinds, area: inOrder(area, order) }
}

/** The general way, with everything a row can be. */
function roomsOf(raw: RawTable, schools: SchoolIndex): RoomColumns {
  const join = joiner(raw, schools)
  const kinds = raw.words.get('kind') ?? []
  const kindOf = new Uint8Array(raw.rows)
  const schoolOf = new Int32Array(raw.rows)
  for (let row = 0; row < raw.rows; row++) {
    const kind = KINDS.get(kinds[row]!) ?? KINDS.get(kinds[row]!.toLowerCase())
    schoolOf[row] = join(row)
    if (kind === undefined) {
      schoolOf[row] = -1
      const place = { sheet: raw.csv.sheet, row: raw.lines[row]!, column: raw.csv.header.headers.get('kind') ?? 'kind' }
      raw.csv.faults.structural('S016', place, () => [
        `教室类型填的是${quoted(kinds[row]!)}，这一行没有读取。`,
        '填 music（音乐）或 art（美术）。',
      ])
    } else kindOf[row] = kind
  }
  return { school: schoolOf, lines: raw.lines, kind: kindOf, area: raw.numbers.get('area')! }
}

export function countyRooms(all: RoomRows, first: number, last: number): Rooms {
  const from = all.start[first]!
  const to = all.start[last]!
  return {
    source: all.source,
    rows: to - from,
    lines: all.lines.subarray(from, to),
    start: startsOf(all.start, first, last),
    kind: all.kind.subarray(from, to),
    area: all.area.subarray(from, to),
  }
}

export interface CampusRows extends Grouping {
  source: TableSource
  lines: Int32Array
  codes: readonly string[]
  names: readonly string[]
  numbers: ReadonlyMap<string, Float64Array>
}

export function groupCampuses(raw: RawTable, schools: SchoolIndex): CampusRows {
  const join = joiner(raw, schools)
  const codes = raw.words.get('campus_code') ?? []
  const seen = new Set<string>()
  const schoolOf = new Int32Array(raw.rows)
  for (let row = 0; row < raw.rows; row++) {
    const school = join(row)
    schoolOf[row] = school
    if (school < 0) continue
    if (!isUsableCode(raw.csv, 'campus_code', raw.lines[row]!, codes[row]!, '校区代码')) {
      schoolOf[row] = -1
      continue
    }
    const key = `${school}\n${codes[row]}`
    if (seen.has(key)) {
      schoolOf[row] = -1
      raw.csv.faults.structural(
        'S045',
        { sheet: raw.csv.sheet, row: raw.lines[row]!, column: raw.csv.header.headers.get('campus_code') ?? 'campus_code' },
        () => [
          `学校 ${schools.codes[school]} 的校区代码${quoted(codes[row]!)}已经出现过，这一行没有读取。`,
          '每个校区只留一行，不同校区用不同代码。',
        ],
      )
    }
    seen.add(key)
  }
  const grouping = groupRows(schoolOf, schools.codes.length)
  return {
    ...grouping,
    source: raw.csv.source,
    lines: linesInOrder(raw.lines, grouping.order),
    codes: wordsInOrder(codes, grouping.order),
    names: wordsInOrder(raw.words.get('campus_name'), grouping.order),
    numbers: new Map([...raw.numbers].map(([key, column]) => [key, inOrder(column, grouping.order)])),
  }
}

export function countyCampuses(all: CampusRows, first: number, last: number): Campuses {
  const from = all.start[first]!
  const to = all.start[last]!
  return {
    source: all.source,
    rows: to - from,
    lines: all.lines.subarray(from, to),
    start: startsOf(all.start, first, last),
    codes: all.codes.slice(from, to),
    names: all.names.slice(from, to),
    numbers: new Map([...all.numbers].map(([key, column]) => [key, column.subarray(from, to)])),
    texts: new Map(),
  }
}
