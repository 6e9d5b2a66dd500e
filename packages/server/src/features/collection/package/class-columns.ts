import type { ClassColumns } from './class-run.ts'
import { type ClassRuns, orderOf } from './class-runs.ts'
import type { ClassRows } from './classes.ts'
import type { CsvFile } from './csv-file.ts'

export const allocate = ({ room }: CsvFile, rows: number): ClassColumns => ({
  lines: room(Int32Array, rows),
  grade: room(Uint8Array, rows),
  students: room(Float64Array, rows),
  nameFrom: room(Uint32Array, rows),
  nameLength: room(Uint16Array, rows),
})

/** More room, with what was filled. */
export function grown(csv: CsvFile, old: ClassColumns, rows: number): ClassColumns {
  const next = allocate(csv, rows)
  next.lines.set(old.lines)
  next.grade.set(old.grade)
  next.students.set(old.students)
  next.nameFrom.set(old.nameFrom)
  next.nameLength.set(old.nameLength)
  return next
}

export const trimmed = (c: ClassColumns, rows: number): ClassColumns => ({
  lines: c.lines.subarray(0, rows),
  grade: c.grade.subarray(0, rows),
  students: c.students.subarray(0, rows),
  nameFrom: c.nameFrom.subarray(0, rows),
  nameLength: c.nameLength.subarray(0, rows),
})

/** Groups rows by section. Runs that already rise need only their starts; otherwise one counting sort over the runs. */
export function grouped(csv: CsvFile, columns: ClassColumns, rows: number, runs: ClassRuns, sections: number): ClassRows {
  const { section, firstRow } = runs
  const start = new Int32Array(sections + 1)
  const count = section.length
  const order = orderOf(runs, sections)
  let rising = true
  for (let k = 0; k < count; k++) {
    if (k > 0 && section[k]! < section[k - 1]!) rising = false
    start[section[k]! + 1]! += (k + 1 < count ? firstRow[k + 1]! : rows) - firstRow[k]!
  }
  for (let s = 0; s < sections; s++) start[s + 1]! += start[s]!
  if (rising) return { csv, rows, start, order, ...columns }
  const next = start.slice(0, sections)
  const out = allocate(csv, rows)
  const { lines, grade, students, nameFrom, nameLength } = columns
  for (let k = 0; k < count; k++) {
    const first = firstRow[k]!
    const last = k + 1 < count ? firstRow[k + 1]! : rows
    let place = next[section[k]!]!
    for (let row = first; row < last; row++, place++) {
      out.lines[place] = lines[row]!
      out.grade[place] = grade[row]!
      out.students[place] = students[row]!
      out.nameFrom[place] = nameFrom[row]!
      out.nameLength[place] = nameLength[row]!
    }
    next[section[k]!] = place
  }
  return { csv, rows, start, order, ...out }
}
