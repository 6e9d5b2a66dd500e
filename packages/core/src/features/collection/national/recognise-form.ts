import { isTotal, labelOf, type Unit } from './label.ts'
import { byTitle, isTitled, type SheetNames } from './recognise.ts'
import type { Field, Recogniser } from './recogniser.ts'
import { columnPaths, MAX_HEADER, type SheetHead, titleOf } from './sheet-head.ts'

/** A sheet of one school: its name stands above, rows are named on the left, a column holds the figures. */
export interface FormSheet {
  layout: 'form'
  recogniser: Recogniser
  by: 'title' | 'columns'
  school: { code: string; name: string; row: number }
  cells: { field: Field; row: number; column: number; text: string; shown: string; unit: Unit | null }[]
  /** Rows whose name no field calls its own, and that hold a number. */
  unknown: { row: number; column: number; shown: string }[]
}

const ABOVE = 10

/** @returns null where no school stands above the table or no table fits */
export function recogniseForm(head: SheetHead, names: SheetNames, recognisers: readonly Recogniser[]): FormSheet | null {
  const school = schoolAbove(head)
  if (school === null) return null
  const titles = titleOf(head, ABOVE).words
  const found = recognisers.flatMap((recogniser) => {
    if (recogniser.kind !== 'schools') return []
    const by = isTitled(recogniser, names, titles)
    const read = readCells(head, recogniser)
    return read.cells.length > 0 ? [{ layout: 'form' as const, recogniser, by, school, ...read }] : []
  })
  const titled = byTitle(found)
  const among = titled.length > 0 ? titled : found.filter((f) => f.recogniser.stage === null && f.cells.length >= 2)
  const [first, second] = among.sort((a, b) => b.cells.length - a.cells.length)
  if (!first || (second && second.cells.length === first.cells.length)) return null
  return { ...first, by: first.by === null ? 'columns' : 'title' }
}

const CODE = /^(?:学校|机构|单位)?(?:\((?:机构|学校)\))?(?:标识码|代码)[:]?([0-9A-Za-z]*)$/
const NAME = /^(?:填报)?(?:学校|机构|单位)(?:\((?:机构|学校)\))?名称[:]?(.*)$/

function schoolAbove({ rows }: SheetHead): FormSheet['school'] | null {
  let [code, name, at] = ['', '', 0]
  for (const { row, cells } of rows.slice(0, ABOVE)) {
    const said = cells.map(plain)
    said.forEach((text, c) => {
      for (const part of text.split(/(?=学校\(机构\)标识码|学校标识码|学校代码)/)) {
        const next = () => said.slice(c + 1).find((t) => t !== '') ?? ''
        const [byCode, byName] = [CODE.exec(part), NAME.exec(part)]
        if (byCode && code === '') [code, at] = [byCode[1] || next(), row]
        else if (byName && name === '') [name, at] = [byName[1] || next(), at || row]
      }
    })
    // A header with a column of school names is a list, not a form.
    if (name !== '' && (CODE.test(name) || NAME.test(name))) return null
  }
  return /^\d{6,}$/.test(code) || (code === '' && name !== '') ? { code, name, row: at } : null
}

function readCells(head: SheetHead, recogniser: Recogniser): Pick<FormSheet, 'cells' | 'unknown'> {
  const labels = head.rows.map(({ cells }) => rowLabel(cells))
  const rowNames = (field: Field): readonly string[] => field.cross?.rows ?? field.names.map((name) => name.split('/').at(-1)!)
  const nameAt = (i: number, names: readonly string[]): boolean =>
    labels[i] !== null && names.some((name) => labelOf(name).words === labels[i]!.words)
  const first = head.rows.findIndex((_, i) => i > 0 && recogniser.fields.some((field) => nameAt(i, rowNames(field))))
  if (first < 0) return { cells: [], unknown: [] }
  const from = Math.max(0, first - MAX_HEADER)
  const paths = columnPaths(head, from, first - from)
  const wide = titleOf(head, first).unit
  const columnOf = (names: readonly string[]): { column: number; unit: Unit | null } | null => {
    for (const name of names) {
      const hits = paths.filter(({ path, column }) => column > 0 && fits(path, labelOf(name).words))
      if (hits.length > 0) return hits[0]!
    }
    return null
  }
  const cells: FormSheet['cells'] = []
  const known = new Set<number>()
  for (const field of recogniser.fields) {
    const at = columnOf(field.cross?.columns ?? recogniser.valueColumns)
    const rows = head.rows.flatMap((_, i) => (i >= first && nameAt(i, rowNames(field)) ? [i] : []))
    for (const i of rows) known.add(i)
    // Two rows of one name cannot be told apart: neither is read, both are named.
    if (rows.length > 1) for (const i of rows) known.delete(i)
    if (at === null || rows.length !== 1) continue
    const { row, cells: texts } = head.rows[rows[0]!]!
    const label = labels[rows[0]!]!
    const unit = field.unit ? (label.unit ?? at.unit ?? wide) : null
    cells.push({ field, row, column: at.column, text: texts[at.column] ?? '', shown: label.shown, unit })
  }
  const unknown = head.rows.flatMap(({ row, cells: texts }, i) =>
    i >= first &&
    !known.has(i) &&
    labels[i] !== null &&
    !isTotal(labels[i]!.words) &&
    texts.some((t) => /^[\d.]+$/.test(plain(t)))
      ? [{ row, column: labels[i]!.column, shown: labels[i]!.shown }]
      : [],
  )
  return { cells, unknown }
}

/** In a form the words over the figures may end in 计 or be it. */
const fits = (path: readonly string[], word: string): boolean => path.at(-1) === word || path.includes(word)

/** The first words of a row; numbers and a lone letter or 甲 are no name. */
function rowLabel(cells: readonly string[]): { words: string; unit: Unit | null; shown: string; column: number } | null {
  const column = cells.findIndex((text) => /\p{Script=Han}/u.test(text) && !/^[甲乙丙丁]$/.test(text.trim()))
  if (column < 0 || column > 3) return null
  const { words, unit } = labelOf(cells[column]!)
  return words === '' ? null : { words, unit, shown: cells[column]!.trim(), column }
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
