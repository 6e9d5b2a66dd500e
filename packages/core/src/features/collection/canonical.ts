import { type ByteSink, byteSink } from './byte-sink.ts'
import { type PackedNames, packedNames } from './class-names.ts'
import type { Campuses, Classes, County, Rooms, Table, Teachers } from './county.ts'
import { compareText } from './fault-list.ts'

/**
 * A county's data as bytes that depend on nothing but the data: not on the order of rows or columns, the form of the file, or how a
 * number was spelled. Two inputs with equal bytes get equal verdicts; the inputHash is SHA-256 over these. Everything reported is in
 * it, class names and judgements too; where it came from (files, lines, headers) is not. A column without any value is a column not
 * reported; a table handed in without rows is not a table not handed in.
 *
 * @returns bytes that are valid until the sink is written to again
 */
export function canonicalBytes(county: County, sink: ByteSink = byteSink()): Uint8Array {
  const { schools, sections, classes, rooms, campuses, teachers } = county
  sink.words(['county', county.code, county.name])
  sink.words(schools.codes)
  sink.words(schools.names)
  sink.words(schools.types)
  sink.words(schools.parents)
  putTable(sink, schools, null)
  sink.column(sections.school)
  sink.column(sections.stage)
  putTable(sink, sections, null)
  if (classes !== null) putClasses(sink, classes)
  if (rooms !== null) putRooms(sink, rooms)
  if (campuses !== null) putCampuses(sink, campuses)
  if (teachers !== null) putTeachers(sink, teachers)
  putValues(sink, county)
  return sink.take()
}

function putTable(sink: ByteSink, table: Table, order: Int32Array | null): void {
  for (const key of [...table.numbers.keys()].sort()) {
    const column = table.numbers.get(key)!
    if (isBlank(column)) continue
    sink.words([key])
    sink.column(order === null ? column : Array.from(order, (row) => column[row]!))
  }
  for (const key of [...table.texts.keys()].sort()) {
    const column = table.texts.get(key)!
    if (column.every((text) => text === '')) continue
    sink.words([key])
    sink.words(order === null ? column : Array.from(order, (row) => column[row]!))
  }
}

function isBlank(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row++) if (!Number.isNaN(column[row]!)) return false
  return true
}

/** A class is its grade, its pupils and its name's length in two bytes each, then the name; 4.5 million of them a nation. */
function putClasses(sink: ByteSink, classes: Classes): void {
  const names = packedNames(classes)
  const { bytes, from: nameFrom, length: nameLength } = names
  const { start, grade, students } = classes
  sink.words(['classes'])
  sink.column(start)
  let unusual: number[] = []
  for (let section = 0; section + 1 < start.length; section++) {
    const first = start[section]!
    const last = start[section + 1]!
    let size = 0
    for (let row = first; row < last; row++) size += 5 + nameLength[row]!
    const order = classOrder(classes, names, first, last)
    const reserved = sink.reserve(size)
    const { buffer } = reserved
    let { at } = reserved
    for (let place = first; place < last; place++) {
      const row = order === null ? place : order[place - first]!
      const pupils = twoBytes(students[row]!)
      if (pupils === UNUSUAL) unusual.push(students[row]!)
      const length = nameLength[row]!
      buffer[at] = grade[row]!
      buffer[at + 1] = pupils & 255
      buffer[at + 2] = pupils >>> 8
      buffer[at + 3] = length & 255
      buffer[at + 4] = length >>> 8
      at += 5
      const end = nameFrom[row]! + length
      for (let i = nameFrom[row]!; i < end; i++) buffer[at++] = bytes[i]!
    }
    sink.advance(at)
    if (unusual.length > 0) {
      sink.column(unusual)
      unusual = []
    }
  }
}

const UNUSUAL = 0xffff

/** Pupils of a class in two bytes, 0 for not reported; whatever does not fit follows its section in full. */
function twoBytes(students: number): number {
  if (students >= 0 && students < UNUSUAL - 1 && students === Math.floor(students)) return students + 1
  return Number.isNaN(students) ? 0 : UNUSUAL
}

/** Rows of one section by grade, then name (shorter first, so that 2班 precedes 10班), then pupils; null when they stand so already. */
export function classOrder(classes: Classes, names: PackedNames, from: number, to: number): number[] | null {
  let sorted = true
  for (let row = from + 1; row < to && sorted; row++) sorted = compareClasses(classes, names, row - 1, row) <= 0
  if (sorted) return null
  return Array.from({ length: to - from }, (_, i) => from + i).sort((a, b) => compareClasses(classes, names, a, b))
}

function compareClasses(classes: Classes, names: PackedNames, a: number, b: number): number {
  return compareClassNames(classes, names, a, b) || compareNumbers(classes.students[a]!, classes.students[b]!)
}

/** By grade, then name; 0 for two classes of one grade and one name. */
export function compareClassNames({ grade }: Classes, { bytes, from, length }: PackedNames, a: number, b: number): number {
  if (grade[a] !== grade[b]) return grade[a]! - grade[b]!
  if (length[a] !== length[b]) return length[a]! - length[b]!
  const fromA = from[a]!
  const fromB = from[b]!
  for (let i = 0; i < length[a]!; i++) {
    const difference = bytes[fromA + i]! - bytes[fromB + i]!
    if (difference !== 0) return difference
  }
  return 0
}

/** Unreported first, so that the order is total. */
const compareNumbers = (a: number, b: number): number =>
  Number.isNaN(a) ? (Number.isNaN(b) ? 0 : -1) : Number.isNaN(b) ? 1 : a - b

function putRooms(sink: ByteSink, { start, kind, area }: Rooms): void {
  sink.words(['rooms'])
  sink.column(start)
  const compare = (a: number, b: number): number => kind[a]! - kind[b]! || compareNumbers(area[a]!, area[b]!)
  let sorted = true
  for (let school = 0; school + 1 < start.length && sorted; school++) {
    for (let row = start[school]! + 1; row < start[school + 1]! && sorted; row++) sorted = compare(row - 1, row) <= 0
  }
  const order = sorted ? null : grouped(start, compare)
  sink.column(order === null ? kind : Array.from(order, (row) => kind[row]!))
  sink.column(order === null ? area : Array.from(order, (row) => area[row]!))
}

function putCampuses(sink: ByteSink, campuses: Campuses): void {
  const order = grouped(campuses.start, (a, b) => compareText(campuses.codes[a]!, campuses.codes[b]!))
  sink.words(['campuses'])
  sink.column(campuses.start)
  sink.words(Array.from(order, (row) => campuses.codes[row]!))
  sink.words(Array.from(order, (row) => campuses.names[row]!))
  putTable(sink, campuses, order)
}

function putTeachers(sink: ByteSink, teachers: Teachers): void {
  const { start, id, status, degree, subject, title } = teachers
  const spelled = (row: number): string => [id, status, degree, subject, title].map((column) => column[row]).join('\n')
  const order = grouped(start, (a, b) => compareText(id[a]!, id[b]!) || compareText(spelled(a), spelled(b)))
  sink.words(['teachers'])
  sink.column(start)
  for (const column of [id, status, degree, subject, title]) sink.words(Array.from(order, (row) => column[row]!))
  for (const column of [teachers.backbone, teachers.certified, teachers.hours360])
    sink.column(Array.from(order, (row) => column[row]!))
}

function grouped(start: Int32Array, compare: (a: number, b: number) => number): Int32Array {
  const order = Int32Array.from({ length: start.at(-1)! }, (_, row) => row)
  for (let group = 0; group + 1 < start.length; group++) {
    // Groups are a handful of rows: inserting each in its place needs no allocation.
    for (let place = start[group]! + 1; place < start[group + 1]!; place++) {
      const row = order[place]!
      let to = place
      while (to > start[group]! && compare(order[to - 1]!, row) > 0) {
        order[to] = order[to - 1]!
        to--
      }
      order[to] = row
    }
  }
  return order
}

function putValues(sink: ByteSink, { values }: County): void {
  const keys = [...values.keys()].sort(compareText)
  sink.words(['values', ...keys])
  sink.words(keys.map((key) => values.get(key)!.text))
}
