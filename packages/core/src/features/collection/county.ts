/**
 * One county's data in columns: the engine's only input, whatever it was read from (package, workbook, database).
 *
 * Everything numeric is a Float64Array with one entry a row; `NaN` means *not reported* and is never zero. Booleans are 1/0, enums
 * their code (a number) or the place of their word in the element's `values`. Rows keep the physical line they came from, so that
 * every figure can name its file, row and column.
 */
export const STAGES = ['primary', 'junior'] as const
export type Stage = (typeof STAGES)[number]

/** Where a table came from. `headers` gives, for each column key, the header as it stands in the file. */
export interface TableSource {
  file: string
  sheet: string
  headers: ReadonlyMap<string, string>
  /** Column letters in a workbook (`C`), by column key; absent for CSV. */
  letters?: ReadonlyMap<string, string>
}

export interface Table {
  source: TableSource
  rows: number
  /** Physical row of each entry, counted from 1, the header being row 1. */
  lines: Int32Array
  /** Reported elements by key. A column absent from the map was not in the file at all. */
  numbers: ReadonlyMap<string, Float64Array>
  /** Columns that are words, e.g. `authority` (隶属), `town` (镇街). An empty string is not reported. */
  texts: ReadonlyMap<string, readonly string[]>
}

/** Sorted by school code as text. */
export interface Schools extends Table {
  codes: readonly string[]
  names: readonly string[]
  /** 办学类型代码 as read, e.g. `312`; empty if not reported. */
  types: readonly string[]
  /** 上级学校代码, the central school of a teaching point; empty if none. */
  parents: readonly string[]
}

/** Sorted by school, primary before junior. `school[i]` is a row of `schools`; `stage[i]` an index into STAGES. */
export interface Sections extends Table {
  school: Int32Array
  stage: Uint8Array
}

/** One row a class, grouped by section: the classes of section s are rows start[s] … start[s+1]−1. */
export interface Classes {
  source: TableSource
  rows: number
  lines: Int32Array
  start: Int32Array
  /** 1–9, junior = 7–9; 0 if not reported. */
  grade: Uint8Array
  students: Float64Array
  /** Class names are rarely needed: decoded when asked. */
  name: (row: number) => string
}

/** One row a music or art room, grouped by school like classes. kind 0 music, 1 art. area in ㎡. */
export interface Rooms {
  source: TableSource
  rows: number
  lines: Int32Array
  start: Int32Array
  kind: Uint8Array
  area: Float64Array
}

/** One row a campus, grouped by school; `numbers` holds primary_students, junior_students, senior_students and shared resources. */
export interface Campuses extends Table {
  start: Int32Array
  codes: readonly string[]
  names: readonly string[]
}

/** One row a teacher, grouped by section; words as in the package. ids are hashes. */
export interface Teachers {
  source: TableSource
  rows: number
  lines: Int32Array
  start: Int32Array
  id: readonly string[]
  status: readonly string[]
  degree: readonly string[]
  subject: readonly string[]
  title: readonly string[]
  /** 1/0/NaN */
  backbone: Float64Array
  certified: Float64Array
  hours360: Float64Array
}

/** One entry of county.csv, by its element text as written (`special_funds_yuan`, `fiscal_recurrent_revenue@2024`, `naeq:2024:4:语文`, `veto:…`). */
export interface CountyValue {
  /** The value as written, trimmed and in half-width. */
  text: string
  /** The number it stands for; NaN when it is no number or empty. met/unmet, yes/no, booleans are 1/0. */
  number: number
  line: number
}

/**
 * A table that was handed in with a header is present even when it has no rows; `null` = not handed in, hence not reported.
 */
export interface County {
  code: string
  name: string
  schools: Schools
  sections: Sections
  classes: Classes | null
  rooms: Rooms | null
  campuses: Campuses | null
  teachers: Teachers | null
  values: ReadonlyMap<string, CountyValue>
  valuesSource: TableSource
}
