import type { Catalogue } from '../../../standards/catalogue.ts'
import { tableColumns } from '../../columns.ts'
import { STAGES, type Stage } from '../../county.ts'
import { compareText } from '../../fault-list.ts'
import { largestDifference } from '../../national/reconcile.ts'
import { readValue, type ValueRule } from '../../read-value.ts'
import type { Basis } from '../bases.ts'
import type { SchoolIdentity } from '../schema.ts'
import { readPath } from '../value-path.ts'
import type { DifferenceNote, ReconciledFigure, ReconciliationFilter, ReconciliationQuery } from './reconciliation-schema.ts'
import { valueNames } from './value-names.ts'

/** A value of a round as the reconciliation needs it. `school` null for a department's return. */
export interface RoundValue {
  returnId: string
  school: SchoolIdentity | null
  basis: Basis
  path: string
  value: string
  note: string | null
}

/** What was said to the difference at a path of a return, and to which figures. */
export interface StoredNote extends Omit<DifferenceNote, 'outdated'> {
  figures: Readonly<Record<string, string | null>>
}

export const figureKey = (school: string, stage: Stage | null, element: string): string => `${school}\n${stage ?? ''}\n${element}`
export const noteKey = (returnId: string, path: string): string => `${returnId}\n${path}`

/**
 * Every figure of every school under each basis, beside what its lists come to. A figure a department reports of a school stands with the school.
 *
 * @param lists by `figureKey`: pupils, classes, teachers and shared resources as counted from the rows handed in
 */
export function reconcileRound(
  values: readonly RoundValue[],
  schools: readonly { returnId: string; school: SchoolIdentity }[],
  lists: ReadonlyMap<string, number>,
  notes: ReadonlyMap<string, StoredNote>,
  catalogue: Catalogue,
): ReconciledFigure[] {
  const names = valueNames(catalogue)
  const rules = rulesOf(catalogue)
  const known = new Map(schools.map((each) => [each.school.code, each]))
  const cells = new Map<string, Cell>()
  const cellAt = (school: string, stage: Stage | null, element: string, returnId: string, path: string): Cell => {
    const key = figureKey(school, stage, element)
    const cell = cells.get(key) ?? { school, stage, element, returnId, path, said: {}, source: null, list: null }
    cells.set(key, cell)
    return cell
  }
  for (const { returnId, school, basis, path, value, note } of values) {
    const place = readPath(path)
    if (value === '' || place === null || !('column' in place)) continue
    const code = place.table === 'of' ? place.school : school?.code
    if (code === undefined || !known.has(code)) continue
    const cell = cellAt(code, place.table === 'sections' ? place.stage : null, place.column, returnId, path)
    cell.said[basis] = value
    if (basis === 'statistics') cell.source = note
  }
  for (const [key, count] of lists) {
    const [code = '', stageText = '', element = ''] = key.split('\n')
    const own = known.get(code)
    const stage = STAGES.find((each) => each === stageText) ?? null
    if (own === undefined || !rules.has(element)) continue
    const path = stage === null ? `schools/${element}` : `sections/${stage}/${element}`
    cellAt(code, stage, element, own.returnId, path).list = String(count)
  }
  return [...cells.values()].map((cell) => {
    const { statistics = null, reported = null, verified = null } = cell.said
    const { name, town } = known.get(cell.school)!.school
    const words = (text: string | null) => (text === null ? null : names.wordsOf(cell.path, text))
    const said = { statistics: words(statistics), reported: words(reported), verified: words(verified), list: words(cell.list) }
    const note = notes.get(noteKey(cell.returnId, cell.path))
    return {
      returnId: cell.returnId,
      path: cell.path,
      school: cell.school,
      schoolName: name,
      town,
      stage: cell.stage,
      element: cell.element,
      elementName: rules.get(cell.element)?.zh ?? cell.element,
      unit: rules.get(cell.element)?.unit ?? '',
      ...said,
      ...compared([statistics, reported, verified, cell.list], statistics, reported, rules.get(cell.element)),
      source: cell.source,
      note:
        note && note.text !== ''
          ? { text: note.text, at: note.at, by: note.by, outdated: !sameFigures(note.figures, said) }
          : null,
    }
  })
}

interface Cell {
  school: string
  stage: Stage | null
  element: string
  returnId: string
  path: string
  said: Partial<Record<Basis, string>>
  source: string | null
  list: string | null
}

/** What a note is about: kept with it, so that another figure shows. */
export const figuresOf = ({ statistics, reported, verified, list }: ReconciledFigure): Record<string, string | null> => ({
  statistics,
  reported,
  verified,
  list,
})

const sameFigures = (one: Readonly<Record<string, string | null>>, other: Readonly<Record<string, string | null>>): boolean =>
  ['statistics', 'reported', 'verified', 'list'].every((key) => (one[key] ?? null) === (other[key] ?? null))

function compared(
  texts: readonly (string | null)[],
  statistics: string | null,
  reported: string | null,
  rule: ValueRule | undefined,
): Pick<ReconciledFigure, 'standing' | 'difference' | 'percent'> {
  const said = texts.filter((text) => text !== null)
  const numbers = said.map((text) => (rule ? readValue(text, rule).value : Number.NaN))
  const isNumber = rule?.kind === 'integer' || rule?.kind === 'number'
  const readable = isNumber && numbers.every((value) => !Number.isNaN(value))
  const difference = readable ? largestDifference(numbers) : null
  const otherwise = readable ? (difference ?? 0) > 0 : said.some((text, i) => text !== said[0] && !(numbers[i] === numbers[0]))
  const standing = otherwise ? 'differs' : statistics === null || reported === null ? 'single' : 'agrees'
  const base = statistics !== null && rule ? readValue(statistics, rule).value : Math.max(...numbers)
  const percent = difference === null || !(Math.abs(base) > 0) ? null : (difference / Math.abs(base)) * 100
  return { standing, difference, percent: percent === null ? null : Number(percent.toPrecision(6)) }
}

function rulesOf(catalogue: Catalogue): ReadonlyMap<string, ValueRule> {
  const tables = ['schools', 'sections'] as const
  return new Map(tables.flatMap((table) => tableColumns(table, catalogue).values.map((rule) => [rule.key, rule] as const)))
}

/** Those a person asked for. */
export function filtered(figures: readonly ReconciledFigure[], filter: ReconciliationFilter): ReconciledFigure[] {
  const { show, element, school, town, unexplained, beyond } = filter
  return figures.filter(
    (figure) =>
      (show === 'all' || figure.standing === 'differs' || (show === 'single' && figure.standing === 'single')) &&
      (element === undefined || figure.element === element) &&
      (school === undefined || figure.school === school) &&
      (town === undefined || figure.town === town) &&
      (!unexplained || figure.note === null || figure.note.outdated) &&
      (beyond === undefined || (figure.percent ?? (figure.difference ? Number.POSITIVE_INFINITY : 0)) > beyond),
  )
}

/** In the order asked for; the largest difference first, words after numbers. @param order element keys as the catalogue lists them */
export function sorted(
  figures: readonly ReconciledFigure[],
  sort: ReconciliationQuery['sort'],
  order: readonly string[],
): ReconciledFigure[] {
  const rank = new Map(order.map((key, i) => [key, i]))
  const bySchool = (a: ReconciledFigure, b: ReconciledFigure) =>
    compareText(a.school, b.school) || compareText(b.stage ?? '~', a.stage ?? '~')
  const byElement = (a: ReconciledFigure, b: ReconciledFigure) => (rank.get(a.element) ?? 0) - (rank.get(b.element) ?? 0)
  const size = (a: ReconciledFigure) => a.percent ?? (a.difference ? Number.POSITIVE_INFINITY : -1)
  const byPercent = (a: ReconciledFigure, b: ReconciledFigure) => (size(a) === size(b) ? 0 : size(b) - size(a))
  return [...figures].sort((a, b) => {
    if (sort === 'element') return byElement(a, b) || bySchool(a, b)
    return (sort === 'percent' ? byPercent(a, b) : 0) || bySchool(a, b) || byElement(a, b)
  })
}
