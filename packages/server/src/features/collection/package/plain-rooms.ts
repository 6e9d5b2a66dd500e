import { byteLoops, releaseMemory, takeMemory } from './byte-loops.ts'
import type { CsvFile } from './csv-file.ts'
import type { SchoolIndex } from './schools.ts'
import { WINDOW, windows } from './windows.ts'

/** Rooms in the order of the file; `school` −1 where the row was not kept. */
export interface RoomColumns {
  school: Int32Array
  lines: Int32Array
  kind: Uint8Array
  area: Float64Array
}

const COLUMNS = ['school_code', 'kind', 'area'] as const
/** A row has at least so many bytes: `c,art,1` and the end of the line. */
const SHORTEST = 8
const MOST = WINDOW / SHORTEST

/**
 * Reads a rooms.csv whose every row is plainly `code,music|art,area` of a known school: nothing quoted, nothing unusual. A nation has
 * a million rooms. Null when any row is not so; nothing has been reported then, and the file is to be read the general way.
 */
export function plainRooms(csv: CsvFile, schools: SchoolIndex, about: number): RoomColumns | null {
  const { bytes, header, width, body } = csv
  if (width !== COLUMNS.length || !COLUMNS.every((key, i) => header.at.get(key) === i)) return null
  const { min, max } = header.columns.values[0]!
  releaseMemory()
  schools.index.use()
  const { memory, takeRooms, roomsEnd } = byteLoops()
  const at = [takeMemory(MOST * 4), takeMemory(MOST * 4), takeMemory(MOST), takeMemory(MOST * 8)] as const
  let out = allocate(csv, about)
  let rows = 0
  const state = { ...body }
  const show = windows<null>(bytes, roomsEnd, ({ from, to, line }) => {
    const taken = takeRooms(from, to, line, 0, ...at, min ?? 0, max ?? Number.MAX_VALUE)
    if (rows + taken > out.lines.length) out = grown(csv, out, rows + taken)
    const { buffer } = memory
    out.school.set(new Int32Array(buffer, at[0], taken), rows)
    out.lines.set(new Int32Array(buffer, at[1], taken), rows)
    out.kind.set(new Uint8Array(buffer, at[2], taken), rows)
    out.area.set(new Float64Array(buffer, at[3], taken), rows)
    rows += taken
  })
  show(state, null)
  if (state.at < bytes.length) return null
  Object.assign(csv.end, state)
  return {
    school: out.school.subarray(0, rows),
    lines: out.lines.subarray(0, rows),
    kind: out.kind.subarray(0, rows),
    area: out.area.subarray(0, rows),
  }
}

const allocate = ({ room }: CsvFile, rows: number): RoomColumns => ({
  school: room(Int32Array, rows),
  lines: room(Int32Array, rows),
  kind: room(Uint8Array, rows),
  area: room(Float64Array, rows),
})

function grown(csv: CsvFile, old: RoomColumns, least: number): RoomColumns {
  const next = allocate(csv, Math.ceil(least * 1.3) + 16)
  next.school.set(old.school)
  next.lines.set(old.lines)
  next.kind.set(old.kind)
  next.area.set(old.area)
  return next
}
