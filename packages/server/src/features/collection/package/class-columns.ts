import { byteLoops, takeMemory } from './byte-loops.ts'
import { orderOf } from './class-runs.ts'
import type { ClassRows } from './classes.ts'
import type { ColumnRoom } from './column-room.ts'
import type { CsvFile } from './csv-file.ts'
import type { GatheredClasses } from './plain-classes.ts'

/** Where class rows are gathered. */
export interface ClassColumns {
  lines: Int32Array
  grade: Uint8Array
  students: Float64Array
  nameFrom: Uint32Array
  nameLength: Uint16Array
}

/** Columns in the memory of the loops: where each begins, and how many rows there is room for. */
export interface LoopColumns {
  rows: number
  at: readonly [lines: number, grade: number, students: number, nameFrom: number, nameLength: number]
}

export function loopColumns(rows: number): LoopColumns {
  const [lines, grade, students] = [takeMemory(rows * 4), takeMemory(rows), takeMemory(rows * 8)]
  return { rows, at: [lines, grade, students, takeMemory(rows * 4), takeMemory(rows * 2)] }
}

/** More room, with what was filled. */
export function grown(old: LoopColumns, filled: number, rows: number): LoopColumns {
  const next = loopColumns(rows)
  byteLoops().gatherClasses(moves([0], [filled], [0]), 1, ...old.at, ...next.at)
  return next
}

/** The columns as they stand in memory; void as soon as more memory is taken. */
export function viewed({ rows, at: [lines, grade, students, nameFrom, nameLength] }: LoopColumns): ClassColumns {
  const { buffer } = byteLoops().memory
  return {
    lines: new Int32Array(buffer, lines, rows),
    grade: new Uint8Array(buffer, grade, rows),
    students: new Float64Array(buffer, students, rows),
    nameFrom: new Uint32Array(buffer, nameFrom, rows),
    nameLength: new Uint16Array(buffer, nameLength, rows),
  }
}

/** Groups rows by section. Runs that already rise need only their starts; otherwise their rows are put where their sections stand. */
export function grouped(csv: CsvFile, { columns, rows, runs }: GatheredClasses, sections: number): ClassRows {
  const { section, firstRow } = runs
  const start = new Int32Array(sections + 1)
  const sizes = firstRow.map((first, k) => (firstRow[k + 1] ?? rows) - first)
  let isRising = true
  for (let k = 0; k < section.length; k++) {
    if (k > 0 && section[k]! < section[k - 1]!) isRising = false
    start[section[k]! + 1]! += sizes[k]!
  }
  for (let s = 0; s < sections; s++) start[s + 1]! += start[s]!
  const order = orderOf(runs, sections)
  let ordered = columns
  if (!isRising) {
    const next = start.slice(0, sections)
    const places = section.map((s, k) => {
      const place = next[s]!
      next[s] = place + sizes[k]!
      return place
    })
    ordered = loopColumns(rows)
    byteLoops().gatherClasses(moves(firstRow, sizes, places), section.length, ...columns.at, ...ordered.at)
  }
  return { csv, rows, start, order, ...copied(viewed(ordered), rows, csv.room) }
}

/** Which rows go where, as `gatherClasses` wants it. */
function moves(first: readonly number[], sizes: readonly number[], places: readonly number[]): number {
  const at = takeMemory(first.length * 12)
  const list = new Int32Array(byteLoops().memory.buffer, at, first.length * 3)
  first.forEach((row, k) => {
    list[k * 3] = row
    list[k * 3 + 1] = sizes[k]!
    list[k * 3 + 2] = places[k]!
  })
  return at
}

function copied(from: ClassColumns, rows: number, room: ColumnRoom): ClassColumns {
  const columns: ClassColumns = {
    lines: room(Int32Array, rows),
    grade: room(Uint8Array, rows),
    students: room(Float64Array, rows),
    nameFrom: room(Uint32Array, rows),
    nameLength: room(Uint16Array, rows),
  }
  columns.lines.set(from.lines.subarray(0, rows))
  columns.grade.set(from.grade.subarray(0, rows))
  columns.students.set(from.students.subarray(0, rows))
  columns.nameFrom.set(from.nameFrom.subarray(0, rows))
  columns.nameLength.set(from.nameLength.subarray(0, rows))
  return columns
}
