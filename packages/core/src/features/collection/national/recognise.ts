import { labelOf, type Unit } from './label.ts'
import type { Field, Recogniser } from './recogniser.ts'
import { PERSONAL } from './recogniser.ts'
import { type ColumnPath, columnPaths, heightOf, MAX_HEADER, type SheetHead, titleOf } from './sheet-head.ts'

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

/** In the first rows a header is looked for: titles, units and remarks stand above it. */
const WITHIN = 20

/**
 * Finds which table a sheet is and where its columns are: by the words of its title, else by the columns that only one table has. The header
 * is wherever most words are known, of one to four rows.
 *
 * @param names the file's and the sheet's name, which may say the title
 * @returns null where no table fits, or two fit equally well
 */
export function recogniseList(head: SheetHead, names: string, recognisers: readonly Recogniser[]): ListSheet | null {
  const found = recognisers.flatMap((recogniser) => {
    const best = bestHeader(head, recogniser)
    if (best === null) return []
    const above = plain(names) + titleOf(head, best.from).words
    const by: ListSheet['by'] = recogniser.titles.some((title) => above.includes(plain(title))) ? 'title' : 'columns'
    return [{ ...best, recogniser, by }]
  })
  const titled = found.filter((f) => f.by === 'title')
  const among = titled.length > 0 ? titled : found.filter((f) => f.missing.length === 0 && isTelling(f.recogniser, f.columns))
  const [first, second] = among.sort((a, b) => b.score - a.score)
  if (!first || (second && second.score === first.score && second.recogniser !== first.recogniser)) return null
  const { recogniser, by, columns, unknown, personal, ambiguous, missing } = first
  return { layout: 'list', recogniser, by, bodyAt: first.from + first.height, columns, unknown, personal, ambiguous, missing }
}

type Header = Pick<ListSheet, 'columns' | 'unknown' | 'personal' | 'ambiguous' | 'missing'> & {
  from: number
  height: number
  score: number
}

function bestHeader(head: SheetHead, recogniser: Recogniser): Header | null {
  let best: Header | null = null
  for (let from = 0; from < Math.min(WITHIN, head.rows.length); from++) {
    for (let height = heightOf(head, from); height <= MAX_HEADER && from + height <= head.rows.length; height++) {
      const paths = columnPaths(head, from, height)
      const assigned = assign(paths, recogniser, titleOf(head, from).unit)
      const keys = new Set(assigned.columns.map((c) => c.field.key))
      if (!keys.has('school_code') && !keys.has('school_name')) continue
      const score = assigned.columns.length + assigned.ambiguous.length
      if (score >= 2 && (best === null || score > best.score)) best = { ...assigned, from, height, score }
    }
  }
  return best
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
    const hits = firstHits(paths, field.names)
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

/** The columns the earliest of the names fits; a name fits where it ends the path over the column. */
function firstHits(paths: readonly ColumnPath[], names: readonly string[]): ColumnPath[] {
  for (const name of names) {
    const wanted = name.split('/').map((part) => labelOf(part).words)
    const hits = paths.filter(({ path }) => endsWith(path, wanted))
    // A heading of its own comes before the same words under another.
    const whole = hits.filter(({ path }) => path.length === wanted.length)
    if (hits.length > 0) return whole.length > 0 ? whole : hits
  }
  return []
}

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
