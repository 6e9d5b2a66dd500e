import { cutRows, newBlock } from './cells.ts'
import { bytesOf, type HeadedFile } from './part-file.ts'

/** A place in schools.csv where a county begins, and the codes by which the same place is recognised in the other files. */
export interface CountyStart {
  at: number
  county: string
  schools: string[]
}

/** A county's schools fit in it. */
const SMALLEST_WINDOW = 16 << 10
/** Another file's rows of a school lie as far from where they were guessed. */
const SMALLEST_DISTANCE = 64 << 10
const LARGEST_WINDOW = 16 << 20
/** A row of schools.csv is seldom shorter; of shorter ones fewer than all are looked at. */
const USUAL_ROW = 128
/** Some schools have no classes or no rooms: the next one that has any marks the same place. */
const SCHOOLS_TRIED = 8

/** The first row after `from` whose county is not that of the row before it; null when there is none nearby. */
export function nextCounty(schools: HeadedFile, from: number): CountyStart | null {
  for (let size = SMALLEST_WINDOW; size <= LARGEST_WINDOW; size *= 4) {
    const window = bytesOf(schools, from, Math.min(schools.size, from + size))
    const found = countyIn(schools, window.subarray(window.indexOf(LF) + 1, window.lastIndexOf(LF) + 1))
    if (found !== null) return { ...found, at: from + window.indexOf(LF) + 1 + found.at }
    if (from + size >= schools.size) return null
  }
  return null
}

const LF = 10

function countyIn({ csv }: HeadedFile, bytes: Buffer): CountyStart | null {
  const { width, header } = csv
  const block = newBlock(width, Math.ceil(bytes.length / USUAL_ROW))
  cutRows(bytes, width, { at: 0, line: 1 }, block, [])
  const text = (row: number, key: string): string => {
    const cell = row * width + header.at.get(key)!
    return bytes.toString('utf8', block.start[cell], block.end[cell])
  }
  for (let row = 1; row + SCHOOLS_TRIED <= block.rows; row++) {
    const county = text(row, 'county_code')
    const at = block.start[row * width]!
    const isPlain = block.ragged[row] === 0 && block.ragged[row - 1] === 0 && bytes[at - 1] === LF
    if (!isPlain || county === '' || county === text(row - 1, 'county_code')) continue
    return { at, county, schools: Array.from({ length: SCHOOLS_TRIED }, (_, i) => text(row + i, 'school_code')) }
  }
  return null
}

/** Where the rows of this county begin in another file, sought about `guess`; null when they cannot be found. */
export function placeOf(start: CountyStart, file: HeadedFile, guess: number): number | null {
  const codes = file.table === 'county' ? [start.county] : start.schools
  const needles = codes.map((code) => Buffer.from(`\n${code},`))
  for (let half = SMALLEST_DISTANCE; half <= LARGEST_WINDOW; half *= 4) {
    const from = Math.max(0, Math.floor(guess) - half)
    const to = Math.min(file.size, from + half * 2)
    const window = bytesOf(file, from, to)
    for (const [i, needle] of needles.entries()) {
      const at = window.indexOf(needle)
      // Near the window's beginning, the rows of the schools before this one may lie outside it.
      if (at >= 0 && (i === 0 || from === 0 || at > half / 2)) return from + at + 1
    }
    if (from === 0 && to === file.size) return null
  }
  return null
}
