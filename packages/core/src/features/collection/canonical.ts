import { type ByteSink, byteSink } from './byte-sink.ts'
import { compareNumbers, putClasses } from './canonical-classes.ts'

export { classOrder, compareClassNames } from './canonical-classes.ts'

import type { Campuses, County, Rooms, Table, Teachers } from './county.ts'
import { compareText } from './fault-list.ts'

/**
 * Writes a county's data as bytes that depend on nothing but the data: not on the order of rows or columns, the form of the file, or how a
 * number was spelled. Two inputs with equal bytes get equal verdicts; the inputHash is SHA-256 over these. Everything reported is in
 * it, class names and judgements too; where it came from (files, lines, headers) is not. A column without any value is a column not
 * reported; a table handed in without rows is not a table not handed in.
 *
 * @param write receives the bytes piece by piece; a piece is valid during the call
 */
export function writeCanonical(county: County, sink: ByteSink, write: (bytes: Uint8Array) => void): void {
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
  if (classes !== null) putClasses(county, classes, sink, write)
  if (rooms !== null) putRooms(sink, rooms)
  if (campuses !== null) putCampuses(sink, campuses)
  if (teachers !== null) putTeachers(sink, teachers)
  putValues(sink, county)
  write(sink.take())
}

/** All of `writeCanonical` in one piece. */
export function canonicalBytes(county: County): Uint8Array {
  const pieces: Uint8Array[] = []
  writeCanonical(county, byteSink(), (bytes) => pieces.push(bytes.slice()))
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

function putTable(sink: ByteSink, table: Table, order: Int32Array | null): void {
  for (const key of ordered(table.numbers.keys()).sorted) {
    const column = table.numbers.get(key)!
    if (isBlank(column)) continue
    sink.bytes(keyWords(key))
    sink.column(column, order)
  }
  for (const key of ordered(table.texts.keys()).sorted) {
    const column = table.texts.get(key)!
    if (column.every((text) => text === '')) continue
    sink.words([key])
    sink.words(order === null ? column : Array.from(order, (row) => column[row]!))
  }
}

const known = new Map<string, Uint8Array>()

/** A column's key as `words` writes it; there are few, and a nation writes them a hundred thousand times. */
function keyWords(key: string): Uint8Array {
  let words = known.get(key)
  if (words === undefined) {
    const sink = byteSink()
    sink.words([key])
    words = sink.take().slice()
    known.set(key, words)
  }
  return words
}

interface Ordered {
  given: readonly string[]
  sorted: readonly string[]
  /** Where each of `sorted` stands in `given`. */
  places: Int32Array
}

const lastOrdered: Ordered[] = []
/** Tables of numbers and of texts, of schools and sections, and county items: so many different lists come in turn. */
const LISTS_IN_TURN = 8

/** Keys in order. One county of a package has the same keys as the one before, so the last answers are remembered. */
function ordered(keys: Iterable<string>): Ordered {
  const given = [...keys]
  const same = lastOrdered.find((last) => last.given.length === given.length && last.given.every((key, i) => key === given[i]))
  if (same) return same
  const sorted = given.toSorted(compareText)
  const places = new Map(given.map((key, i) => [key, i]))
  const answer = { given, sorted, places: Int32Array.from(sorted, (key) => places.get(key)!) }
  lastOrdered.unshift(answer)
  lastOrdered.length = Math.min(lastOrdered.length, LISTS_IN_TURN)
  return answer
}

function isBlank(column: Float64Array): boolean {
  for (let row = 0; row < column.length; row++) if (!Number.isNaN(column[row]!)) return false
  return true
}

function putRooms(sink: ByteSink, { start, kind, area }: Rooms): void {
  sink.words(['rooms'])
  sink.column(start)
  const compare = (a: number, b: number): number => kind[a]! - kind[b]! || compareNumbers(area[a]!, area[b]!)
  let sorted = true
  for (let school = 0; school + 1 < start.length && sorted; school++) {
    for (let row = start[school]! + 1; row < start[school + 1]! && sorted; row++) sorted = compare(row - 1, row) <= 0
  }
  const order = sorted ? null : grouped(start, compare)
  sink.column(kind, order)
  sink.column(area, order)
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
  for (const column of [teachers.backbone, teachers.certified, teachers.hours360]) sink.column(column, order)
}

function grouped(start: Int32Array, compare: (a: number, b: number) => number): Int32Array {
  const order = new Int32Array(start.at(-1)!)
  for (let row = 0; row < order.length; row++) order[row] = row
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
  const keys = ordered(values.keys())
  sink.bytes(valuesWords(keys))
  const texts: string[] = []
  for (const { text } of values.values()) texts.push(text)
  sink.words(Array.from(keys.places, (place) => texts[place]!))
}

const knownValues = new WeakMap<Ordered, Uint8Array>()

/** The keys of a county's values as `words` writes them, made once as long as counties have the same. */
function valuesWords(keys: Ordered): Uint8Array {
  let words = knownValues.get(keys)
  if (words === undefined) {
    const sink = byteSink()
    sink.words(['values', ...keys.sorted])
    words = sink.take().slice()
    knownValues.set(keys, words)
  }
  return words
}
