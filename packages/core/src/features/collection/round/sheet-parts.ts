import { STAGES, type Stage } from '../county.ts'
import type { ChosenValue, ReturnSheet, ValueAddress } from './assemble.ts'
import { RETURN_LISTS, type ReturnList, readPath, readRow } from './value-path.ts'

export type WrittenCell = { text: string; from: ValueAddress | null }
export type Written = ReadonlyMap<string, WrittenCell>

/** Rows that stand together in a table, and every column any of them has, in the order in which they name them. */
export interface WrittenRows {
  rows: readonly Written[]
  columns: readonly string[]
  /** The columns as one text: rows of many schools have the same. */
  shape: string
}

/** What one return says, sorted by where it goes; a cell that was cleared is none. */
export interface SheetParts {
  school: readonly [string, WrittenCell][]
  /** A row a stage it reported figures or classes of. */
  sections: WrittenRows
  /** Rows as they are called over: classes by stage, grade and number; other lists by their words. */
  lists: Readonly<Record<ReturnList, WrittenRows>>
  /** Of which lists it said something: rows, or that it has none. */
  listed: ReadonlySet<ReturnList>
  /** A department's figures of the county, and of single schools by code. */
  county: readonly [string, WrittenCell][]
  of: ReadonlyMap<string, readonly [string, WrittenCell][]>
}

// A round is put together again after every edit, and of all its returns one is another.
const known = new WeakMap<ReturnSheet, SheetParts>()

/** The same sheet is taken apart once. */
export function partsOf(sheet: ReturnSheet): SheetParts {
  const before = known.get(sheet)
  if (before) return before
  const parts = takeApart(sheet)
  known.set(sheet, parts)
  return parts
}

function takeApart({ returnId, school, values }: ReturnSheet): SheetParts {
  const own: [string, WrittenCell][] = []
  const sections: Record<Stage, [string, WrittenCell][]> = { primary: [], junior: [] }
  const lists: Record<ReturnList, Written[]> = { classes: [], rooms: [], campuses: [], teachers: [] }
  const listed = new Set<ReturnList>()
  const county: [string, WrittenCell][] = []
  const of = new Map<string, [string, WrittenCell][]>()
  for (const [path, chosen] of values) {
    const place = chosen.value === '' ? null : readPath(path)
    if (place === null) continue
    const cell = written(returnId, path, chosen)
    if (place.table === 'schools') own.push([place.column, cell])
    else if (place.table === 'sections') sections[place.stage].push([place.column, cell])
    else if (place.table === 'county') county.push([place.element, cell])
    else if (place.table === 'none') {
      if (chosen.value === '1') listed.add(place.list)
    } else if (place.table === 'of') of.set(place.school, [...(of.get(place.school) ?? []), [place.column, cell]])
    else if (place.table !== 'self') {
      listed.add(place.table)
      const words = readRow(chosen.value)
      if (words !== null) lists[place.table].push(rowOf(words, cell.from, school?.code ?? ''))
    }
  }
  for (const list of RETURN_LISTS) lists[list].sort(byWords)
  const code = school?.code ?? ''
  return {
    school: own,
    sections: together(sectionRows(code, sections, lists.classes)),
    lists: {
      classes: together(lists.classes),
      rooms: together(lists.rooms),
      campuses: together(lists.campuses),
      teachers: together(lists.teachers),
    },
    listed,
    county,
    of,
  }
}

export function together(rows: readonly Written[]): WrittenRows {
  const columns = new Set<string>()
  for (const row of rows) for (const column of row.keys()) columns.add(column)
  const all = [...columns]
  return { rows, columns: all, shape: all.join() }
}

/** Classes without any figure of their section still belong to one. */
function sectionRows(
  code: string,
  figures: Readonly<Record<Stage, [string, WrittenCell][]>>,
  classes: readonly Written[],
): Written[] {
  return STAGES.filter((stage) => figures[stage].length > 0 || classes.some((row) => row.get('stage')?.text === stage)).map(
    (stage) => new Map([said('school_code', code), said('stage', stage), ...figures[stage]]),
  )
}

/** What the directory or the round itself says. */
export const said = (name: string, text: string): [string, WrittenCell] => [name, { text, from: null }]

const written = (returnId: string, path: string, { value, basis, version }: ChosenValue): WrittenCell => ({
  text: value,
  from: { returnId, path, basis, version },
})

function rowOf(words: Readonly<Record<string, string>>, from: ValueAddress | null, school: string): Written {
  const cells = Object.entries(words).map(([name, text]): [string, WrittenCell] => [name, { text, from }])
  return new Map([...cells, said('school_code', school)])
}

function byWords(a: Written, b: Written): number {
  for (const name of ['stage', 'grade', 'kind', 'campus_code', 'class_name', 'teacher_id']) {
    const order = COLLATOR.compare(a.get(name)?.text ?? '', b.get(name)?.text ?? '')
    if (order !== 0) return name === 'stage' ? -order : order
  }
  return 0
}
const COLLATOR = new Intl.Collator('zh-CN', { numeric: true })
