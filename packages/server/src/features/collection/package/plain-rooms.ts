import { plainNumber } from './cell-text.ts'
import type { CsvFile } from './csv-file.ts'
import type { SchoolIndex } from './schools.ts'

/** Rooms in the order of the file; `school` −1 where the row was not kept. */
export interface RoomColumns {
  school: Int32Array
  lines: Int32Array
  kind: Uint8Array
  area: Float64Array
}

const COMMA = 44
const LF = 10
const CR = 13
const COLUMNS = ['school_code', 'kind', 'area'] as const
const KINDS = [Buffer.from('music,'), Buffer.from('art,')] as const

/**
 * Reads a rooms.csv whose every row is plainly `code,music|art,area` of a known school: nothing quoted, nothing unusual. A nation has
 * a million rooms. Null when any row is not so; nothing has been reported then, and the file is to be read the general way.
 */
export function takeRooms(csv: CsvFile, schools: SchoolIndex, about: number): RoomColumns | null {
  const { bytes, header, width, body } = csv
  if (width !== COLUMNS.length || !COLUMNS.every((key, i) => header.at.get(key) === i)) return null
  const { min, max } = header.columns.values[0]!
  let out = allocate(csv, about)
  let { at, line } = body
  let rows = 0
  let school = -1
  let code = 0
  let codeLength = 0
  for (; at < bytes.length; line++) {
    if (bytes[at] === LF) {
      at++
      continue
    }
    if (rows === out.lines.length) out = grown(csv, out)
    let same = 0
    while (same < codeLength && bytes[at + same] === bytes[code + same]) same++
    if (codeLength === 0 || same < codeLength) {
      let end = at
      while (bytes[end]! > COMMA) end++
      school = bytes[end] === COMMA ? schools.index.find(bytes, at, end - at) : -1
      if (school < 0) return null
      // The comma belongs to what the next row is compared with.
      codeLength = end + 1 - at
    }
    code = at
    const kind = bytes[at + codeLength] === KINDS[0][0] ? 0 : 1
    const word = KINDS[kind]
    at += codeLength
    for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return null
    at += word.length
    const from = at
    while (bytes[at]! > COMMA) at++
    const area = plainNumber(bytes, from, at)
    // An empty cell is NaN and not plain here: it fails both comparisons.
    if (!(area >= (min ?? 0) && area <= (max ?? Number.MAX_VALUE))) return null
    if (bytes[at] === CR) at++
    if (bytes[at++] !== LF) return null
    out.school[rows] = school
    out.lines[rows] = line
    out.kind[rows] = kind
    out.area[rows++] = area
  }
  Object.assign(csv.end, { at, line })
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

function grown(csv: CsvFile, old: RoomColumns): RoomColumns {
  const next = allocate(csv, Math.ceil(old.lines.length * 1.3) + 16)
  next.school.set(old.school)
  next.lines.set(old.lines)
  next.kind.set(old.kind)
  next.area.set(old.area)
  return next
}
