import { labelOf, type Unit } from './label.ts'
import type { Field, Recogniser } from './recogniser.ts'
import { PERSONAL } from './recogniser.ts'
import { type ColumnPath, columnPaths, heightOf, isWithinMerge, MAX_HEADER, type SheetHead, titleOf } from './sheet-head.ts'

/** A column that is read: which field it fills and in what unit. */
export interface TakenColumn {
  column: number
  field: Field
  shown: string
  /** As written over it, else over the sheet; null where nothing names one. */
  unit: Unit | null
}

/** A sheet with a row a school, pupil, teacher, room or asset. */
export interface ListSheet {
  layout: 'list'
  recogniser: Recogniser
  by: 'title' | 'columns'
  /** Index into the head's rows of the first row under the header. */
  bodyAt: number
  columns: TakenColumn[]
  /** Headers that no field calls its own, with the column they stand over. */
  unknown: { column: number; shown: string }[]
  /** Headers about persons; they were not read. */
  personal: string[]
  /** Fields that two columns claim alike; neither is read. */
  ambiguous: { key: string; shown: string[]; column: number }[]
  missing: string[]
}

/** What a sheet and its file are called. */
export interface SheetNames {
  file: string
  sheet: string
}

/** In the first rows a header is looked for: titles, units and remarks stand above it. */
const WITHIN = 20

/**
 * Finds which table a sheet is and where its columns are: by the words of its title, else by the columns that only one table has. The header
 * is wherever most words are known, of one to four rows.
 *
 * @param names the file's and the sheet's name, which may say the title
 * @returns null where no table fits, or two fit equally well
 */
export function recogniseList(head: SheetHead, names: SheetNames, recognisers: readonly Recogniser[]): ListSheet | null {
  const headers = possibleHeaders(head)
  const found = recognisers.flatMap((recogniser) => {
    const best = bestHeader(headers, recogniser)
    return best === null ? [] : [{ ...best, recogniser, by: isTitled(recogniser, names, best.title) }]
  })
  const titled = byTitle(found)
  const among = titled.length > 0 ? titled : found.filter((f) => f.missing.length === 0 && isTelling(f.recogniser, f.columns))
  const [first, second] = among.sort((a, b) => b.score - a.score)
  if (!first || (second && second.score === first.score && second.recogniser !== first.recogniser)) return null
  const { recogniser, by, columns, unknown, personal, ambiguous, missing } = first
  return {
    layout: 'list',
    recogniser,
    by: by === null ? 'columns' : 'title',
    bodyAt: first.from + first.height,
    columns,
    unknown,
    personal,
    ambiguous,
    missing,
  }
}

type Assigned = Pick<ListSheet, 'columns' | 'unknown' | 'personal' | 'ambiguous' | 'missing'>
type Header = Assigned & { from: number; height: number; score: number; title: string }
interface PossibleHeader {
  from: number
  height: number
  paths: ColumnPath[]
  title: ReturnType<typeof titleOf>
}

/** Every place a header could be; what stands over the columns there is the same whatever table it may turn out to be. */
function possibleHeaders(head: SheetHead): PossibleHeader[] {
  return head.rows.slice(0, WITHIN).flatMap((_, from) => {
    if (isWithinMerge(head, from)) return []
    const title = titleOf(head, from)
    const least = heightOf(head, from)
    const most = Math.min(MAX_HEADER, head.rows.length - from)
    return Array.from({ length: Math.max(0, most - least + 1) }, (_, i) => {
      const height = least + i
      return { from, height, title, paths: columnPaths(head, from, height) }
    })
  })
}

/** Where most words are known; of equals the lowest header, so that titles above do not become headings. */
function bestHeader(headers: readonly PossibleHeader[], recogniser: Recogniser): Header | null {
  let best: Header | null = null
  for (const { from, height, paths, title } of headers) {
    const assigned = assign(paths, recogniser, title.unit)
    const keys = new Set(assigned.columns.map((c) => c.field.key))
    if (!keys.has('school_code') && !keys.has('school_name')) continue
    const score = assigned.columns.length + assigned.ambiguous.length
    const isBetter = best === null || score > best.score || (score === best.score && height < best.height)
    if (score >= 2 && isBetter) best = { ...assigned, from, height, score, title: title.words }
  }
  return best
}

/** Which of its titles a table has: `sheet` in the sheet itself or its name, `file` only in the file's name; null for none. */
export function isTitled({ titles }: Recogniser, { file, sheet }: SheetNames, above: string): 'sheet' | 'file' | null {
  const has = (text: string): boolean => titles.some((title) => plain(text).includes(plain(title)))
  return has(sheet) || has(above) ? 'sheet' : has(file) ? 'file' : null
}

/** Those the sheet names itself; only where there is none, those the file's name says. */
export function byTitle<T extends { by: 'sheet' | 'file' | null }>(found: readonly T[]): T[] {
  const own = found.filter((f) => f.by === 'sheet')
  return own.length > 0 ? own : found.filter((f) => f.by === 'file')
}

/** Whose table it is cannot be told from columns that every table has. */
const isTelling = ({ stage, kind }: Recogniser, columns: readonly TakenColumn[]): boolean => {
  const own = columns.filter(({ field }) => !COMMON.has(field.key))
  const staged = stage === null || columns.some(({ field }) => field.key === 'stage')
  return staged && own.length >= (kind === 'schools' ? 2 : 1)
}
const COMMON = new Set(['school_code', 'school_name', 'stage', 'town'])

function assign(paths: readonly ColumnPath[], recogniser: Recogniser, sheetWide: Unit | null) {
  const columns: TakenColumn[] = []
  const ambiguous: ListSheet['ambiguous'] = []
  const used = new Set<number>()
  for (const field of recogniser.fields) {
    const hits = firstHits(paths, field)
    if (hits.length === 0) continue
    for (const hit of hits) used.add(hit.column)
    if (hits.length > 1) ambiguous.push({ key: field.key, shown: hits.map((h) => h.shown), column: hits[0]!.column })
    else
      columns.push({
        column: hits[0]!.column,
        field,
        shown: hits[0]!.shown,
        unit: hits[0]!.unit ?? (field.unit ? sheetWide : null),
      })
  }
  const rest = paths.filter(({ column, path }) => !used.has(column) && !IGNORED.test(path.at(-1)!))
  const isPersonal = ({ path }: ColumnPath) => PERSONAL.test(path.join(''))
  const keys = new Set(columns.map((c) => c.field.key))
  return {
    columns,
    ambiguous,
    unknown: rest.filter((p) => !isPersonal(p)).map(({ column, shown }) => ({ column, shown })),
    personal: rest.filter(isPersonal).map(({ shown }) => shown),
    missing: recogniser.required.filter((key) => !keys.has(key)),
  }
}

/** Running numbers and remarks are nobody's data. */
const IGNORED = /^(序号|编号|行号|备注|说明|甲|乙|丙|代码|总计|合计|其他)$/

/** The columns the earliest of a field's names fits; a name fits where it ends the path over the column. */
function firstHits(paths: readonly ColumnPath[], field: Field): ColumnPath[] {
  let names = split.get(field)
  if (names === undefined) {
    names = field.names.map((name) => name.split('/').map((part) => labelOf(part).words))
    split.set(field, names)
  }
  for (const wanted of names) {
    const hits = paths.filter(({ path }) => endsWith(path, wanted))
    // A heading of its own comes before the same words under another.
    const whole = hits.filter(({ path }) => path.length === wanted.length)
    if (hits.length > 0) return whole.length > 0 ? whole : hits
  }
  return []
}

/** A field's names as they are compared, made once. */
const split = new WeakMap<Field, string[][]>()

const endsWith = (path: readonly string[], wanted: readonly string[]): boolean =>
  wanted.length <= path.length && wanted.every((word, i) => path[path.length - wanted.length + i] === word)

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** True for the row of column numbers under many headers: 甲 乙 1 2 3. */
export function isNumbering(cells: readonly string[]): boolean {
  const texts = cells.map((text) => text.normalize('NFKC').trim()).filter((text) => text !== '')
  const numbers = texts.filter((text) => !/^[甲乙丙丁]$/.test(text))
  return (
    texts.length > 1 &&
    (numbers.length > 0 ? numbers : ['x']).every((text, i) => Number(text) === i + Number(numbers[0])) &&
    (texts.length > numbers.length || (numbers.length > 2 && Number(numbers[0]) <= 1))
  )
}
