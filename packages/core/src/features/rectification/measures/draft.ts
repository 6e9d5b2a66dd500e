import type { County, Stage } from '../../collection/county.ts'
import { splitKind } from '../../evaluation/split.ts'

type TableName = 'sections' | 'schools' | 'campuses'

/** A class while measures are reckoned; `row` is its row in the data, null for a class that is only opened. */
export interface DraftClass {
  grade: number
  students: number
  row: number | null
}

export interface DraftRoom {
  kind: number
  area: number
  line: number
}

/**
 * A county being changed: only columns and groups that are touched are copied, the county it began with stays as it was. `finish` gives the county
 * as it is then.
 */
export interface Draft {
  county: County
  schoolRow: (code: string) => number | null
  sectionRow: (school: number, stage: Stage) => number | null
  value: (table: TableName, row: number, element: string) => number
  set: (table: TableName, row: number, element: string, value: number) => void
  /** Adds to a school's amount, and to the campus's where the school's amounts are told by campus. `orNone`: not reported is none. */
  addToSchool: (school: number, campus: string | null, element: string, by: number, orNone?: boolean) => void
  /** What a school has of an amount, campus by campus where it is told so. */
  amountOf: (school: number, element: string) => number
  classesOf: (section: number) => DraftClass[] | null
  roomsOf: (school: number) => DraftRoom[] | null
  /** What could not be reckoned, said once. */
  unreckoned: Set<string>
  /** Who has not got the pupils, classes or rooms that are to leave. */
  tooFew: Set<string>
  /** Schools that were merged into another so far, by code. */
  gone: Map<string, { name: string; into: string; on: string }>
  /** Rows of campuses that a measure named. */
  named: Set<number>
  /** Columns that were changed, with what they were. */
  columns: () => { table: TableName; element: string; column: Float64Array; was: Float64Array | undefined }[]
  finish: () => County
}

export function draftOf(county: County): Draft {
  const columns = new Map<string, { table: TableName; element: string; column: Float64Array }>()
  const classes = new Map<number, DraftClass[]>()
  const rooms = new Map<number, DraftRoom[]>()
  const unreckoned = new Set<string>()
  const tableOf = (table: TableName) => county[table]!

  const read = (table: TableName, row: number, element: string): number =>
    (columns.get(`${table} ${element}`)?.column ?? tableOf(table).numbers.get(element))?.[row] ?? Number.NaN

  const write = (table: TableName, row: number, element: string, value: number): void => {
    const key = `${table} ${element}`
    let own = columns.get(key)
    if (own === undefined) {
      const { numbers, rows } = tableOf(table)
      own = { table, element, column: numbers.get(element)?.slice() ?? new Float64Array(rows).fill(Number.NaN) }
      columns.set(key, own)
    }
    own.column[row] = value
  }

  const named = new Set<number>()
  return {
    county,
    unreckoned,
    tooFew: new Set(),
    gone: new Map(),
    named,
    columns: () => [...columns.values()].map((own) => ({ ...own, was: tableOf(own.table).numbers.get(own.element) })),
    schoolRow: (code) => orNone(county.schools.codes.indexOf(code)),
    sectionRow: (school, stage) => {
      const { sections } = county
      const wanted = stage === 'primary' ? 0 : 1
      return orNone(sections.school.findIndex((owner, row) => owner === school && sections.stage[row] === wanted))
    },
    value: read,
    set: write,
    amountOf: (school, element) => {
      const rows = county.campuses?.numbers.has(element) ? campusRows(county, school) : []
      return rows.length === 0
        ? read('schools', school, element)
        : rows.reduce((sum, row) => sum + read('campuses', row, element), 0)
    },
    addToSchool: (school, code, element, by, orNone = false) => {
      const had = (value: number): number => (orNone && Number.isNaN(value) ? 0 : value)
      write('schools', school, element, had(read('schools', school, element)) + by)
      const campus = campusFor(county, school, code, element)
      if (campus === 'none') return
      if (campus !== 'unsaid') {
        if (code !== null) named.add(campus)
        write('campuses', campus, element, had(read('campuses', campus, element)) + by)
        return
      }
      // Which stage's campus it goes to decides whose it is: without that nobody can say.
      write('schools', school, element, Number.NaN)
      for (const row of campusRows(county, school)) write('campuses', row, element, Number.NaN)
      unreckoned.add(`${county.schools.names[school]}有几个校区、几个学段，没有写明放在哪个校区，无法推算`)
    },
    classesOf: (section) => {
      const table = county.classes
      if (table === null) return null
      const known = classes.get(section)
      if (known) return known
      const own: DraftClass[] = []
      for (let row = table.start[section]!; row < table.start[section + 1]!; row++)
        own.push({ grade: table.grade[row]!, students: table.students[row]!, row })
      classes.set(section, own)
      return own
    },
    roomsOf: (school) => {
      const table = county.rooms
      if (table === null) return null
      const known = rooms.get(school)
      if (known) return known
      const own: DraftRoom[] = []
      for (let row = table.start[school]!; row < table.start[school + 1]!; row++)
        own.push({ kind: table.kind[row]!, area: table.area[row]!, line: table.lines[row]! })
      rooms.set(school, own)
      return own
    },
    finish: () => {
      const withColumns = { ...county }
      for (const table of ['sections', 'schools', 'campuses'] as const) {
        const own = [...columns.values()].filter((each) => each.table === table)
        if (own.length === 0) continue
        const numbers = new Map(tableOf(table).numbers)
        for (const { element, column } of own) numbers.set(element, column)
        Object.assign(withColumns, { [table]: { ...tableOf(table), numbers } })
      }
      return { ...withColumns, classes: regroupedClasses(county, classes), rooms: regroupedRooms(county, rooms) }
    },
  }
}

const orNone = (row: number): number | null => (row < 0 ? null : row)

export function campusRows({ campuses }: County, school: number): number[] {
  if (campuses === null) return []
  return Array.from({ length: campuses.start[school + 1]! - campuses.start[school]! }, (_, i) => campuses.start[school]! + i)
}

/** Where a school of one stage has its campuses makes no difference; where they share between stages it must be said. */
function campusFor(county: County, school: number, code: string | null, element: string): number | 'none' | 'unsaid' {
  const rows = county.campuses?.numbers.has(element) ? campusRows(county, school) : []
  if (rows.length === 0) return 'none'
  const named = rows.find((row) => county.campuses!.codes[row] === code)
  return named ?? (rows.length === 1 || splitKind(county, school) === null ? rows[0]! : 'unsaid')
}

function regroupedClasses({ classes, sections }: County, changed: ReadonlyMap<number, DraftClass[]>): County['classes'] {
  if (classes === null || changed.size === 0) return classes
  const all: DraftClass[] = []
  const start = new Int32Array(sections.rows + 1)
  for (let section = 0; section < sections.rows; section++) {
    const own = changed.get(section)
    if (own) all.push(...own)
    else
      for (let row = classes.start[section]!; row < classes.start[section + 1]!; row++)
        all.push({ grade: classes.grade[row]!, students: classes.students[row]!, row })
    start[section + 1] = all.length
  }
  return {
    source: classes.source,
    rows: all.length,
    lines: Int32Array.from(all, ({ row }) => (row === null ? 0 : classes.lines[row]!)),
    start,
    grade: Uint8Array.from(all, ({ grade }) => grade),
    students: Float64Array.from(all, ({ students }) => students),
    name: (at) => (all[at]!.row === null ? '新增班' : classes.name(all[at]!.row)),
  }
}

function regroupedRooms({ rooms, schools }: County, changed: ReadonlyMap<number, DraftRoom[]>): County['rooms'] {
  if (rooms === null || changed.size === 0) return rooms
  const all: DraftRoom[] = []
  const start = new Int32Array(schools.rows + 1)
  for (let school = 0; school < schools.rows; school++) {
    const own = changed.get(school)
    if (own) all.push(...own)
    else
      for (let row = rooms.start[school]!; row < rooms.start[school + 1]!; row++)
        all.push({ kind: rooms.kind[row]!, area: rooms.area[row]!, line: rooms.lines[row]! })
    start[school + 1] = all.length
  }
  return {
    source: rooms.source,
    rows: all.length,
    lines: Int32Array.from(all, ({ line }) => line),
    start,
    kind: Uint8Array.from(all, ({ kind }) => kind),
    area: Float64Array.from(all, ({ area }) => area),
  }
}
