import { ABSENT } from '@junheng/core/features/collection/round/bases/verified.ts'
import type { MissingValue, NamedFault, ReturnFaults } from '@junheng/core/features/collection/round/check/schema.ts'
import { isAmount } from '@junheng/core/features/collection/round/fill/fields.ts'
import type { FormField, FormSection, ReturnForm } from '@junheng/core/features/collection/round/fill/schema.ts'
import type { Remark, ReturnDetail, ReturnValue } from '@junheng/core/features/collection/round/schema.ts'
import { readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'

/** A value in review, with everything there is to say about it. `path` is null for what is about the whole return. */
export interface ReviewLine {
  path: string | null
  /** The section of the form it stands in. */
  subject: string
  name: string
  unit: string
  /** What a run would take, as people read it, and whose word it is; null where there is none. */
  value: { text: string; basis: ReturnValue['basis'] } | null
  /** What each basis says of it, as people read it. */
  bases: ReturnValue[]
  before: string | null
  /** Against last year, as a share; null where it is no number or there was none. */
  change: number | null
  /** It says something else than last year and is no number. */
  isOther: boolean
  /** A row of a list: many of them, and alike. */
  isRow: boolean
  faults: NamedFault[]
  missing: MissingValue | null
  remarks: Remark[]
  /** How much it needs looking at: the greater the sooner. */
  weight: number
}

/** A change that is worth a look. */
const NOTICEABLE = 0.1

/**
 * Every value of a return that was reported, is asked about, is missing or was there a year ago: what needs looking at first.
 *
 * @param names of elements that the form has no field for
 */
export function reviewLines(
  form: ReturnForm,
  detail: ReturnDetail,
  found: ReturnFaults,
  names: ReadonlyMap<string, string>,
): ReviewLine[] {
  const book = bookOf(detail, found)
  const places = [...form.sections.flatMap((section) => placesOf(section, book.paths)), ...loose(form, book, names)]
  const lines = places
    .map((place) => lineOf(place, book))
    .filter((line) => line.weight > 0 || line.value !== null || line.before !== null)
  return lines
    .map((line, at) => ({ line, at }))
    .sort((a, b) => b.line.weight - a.line.weight || a.at - b.at)
    .map(({ line }) => line)
}

interface Place {
  path: string | null
  /** It grows and shrinks: no code, no year. */
  isAmount?: boolean
  isRow?: boolean
  subject: string
  name: string
  unit: string
  shown: (value: string) => string
}

interface Book {
  paths: ReadonlySet<string>
  values: ReadonlyMap<string, ReturnValue>
  all: ReadonlyMap<string, ReturnValue[]>
  before: Readonly<Record<string, string>>
  faults: ReadonlyMap<string | null, NamedFault[]>
  missing: ReadonlyMap<string, MissingValue>
  remarks: ReadonlyMap<string | null, Remark[]>
}

function bookOf(detail: ReturnDetail, found: ReturnFaults): Book {
  const values = new Map<string, ReturnValue>()
  for (const basis of ['reported', 'verified'] as const)
    for (const value of detail.values) if (value.basis === basis && value.value !== '') values.set(value.path, value)
  const before = detail.previous?.values ?? {}
  const faults = Map.groupBy(found.faults, ({ path }) => path)
  const missing = new Map(found.missing.map((one) => [one.path, one]))
  const remarks = Map.groupBy(detail.remarks, ({ path }) => path)
  const all = [...values.keys(), ...Object.keys(before), ...faults.keys(), ...missing.keys(), ...remarks.keys()]
  const byPath = Map.groupBy(detail.values, ({ path }) => path)
  return { paths: new Set(all.filter((path) => path !== null)), values, all: byPath, before, faults, missing, remarks }
}

/** The places of one section of the form: its fields, the rows of its list, its grid's cells. */
function placesOf(section: FormSection, paths: ReadonlySet<string>): Place[] {
  const { zh: subject, list, grid } = section
  const fields = section.groups.flatMap(({ zh, stage, fields: own }) =>
    own
      .filter(({ isElsewhere }) => !isElsewhere)
      .map((field) => fieldPlace(field, subject, stage === null ? field.zh : `${field.zh}（${zh}）`)),
  )
  const columns = new Map(list?.columns.map((column) => [column.key, column]))
  const words = (value: string) => {
    const row = readRow(value)
    if (row === null) return value === ABSENT ? '没有' : value
    // A staff number's hash says nothing to anybody.
    const said = Object.entries(row).filter(([key]) => key !== 'teacher_id')
    const shown = said.map(([key, word]) => {
      const column = columns.get(key)
      const zh = column?.choices.find((choice) => choice.value === word)?.zh ?? word
      return column?.unit ? `${zh} ${column.unit}` : zh
    })
    return shown.join(' ')
  }
  const rows = [...paths]
    .filter((path) => list && (path.startsWith(`${list.list}/`) || path === `none/${list.list}`))
    .map(
      (path): Place => ({
        path,
        isRow: true,
        subject,
        name: path.startsWith('none/') ? `${subject}：本校没有` : rowName(subject, path),
        unit: '',
        shown: path.startsWith('none/') ? () => '是' : words,
      }),
    )
  const cells = (grid?.schools ?? []).flatMap(({ code, name }) =>
    grid!.columns.map((column) => ({
      ...fieldPlace(column, subject, `${name}：${column.zh}`),
      path: `of/${code}/${column.key}`,
    })),
  )
  return [...fields, ...rows, ...cells.filter(({ path }) => paths.has(path))]
}

const rowName = (subject: string, path: string): string => `${subject} · ${path.split('/')[1]}`

const fieldPlace = (field: FormField, subject: string, name: string): Place => ({
  path: field.path,
  subject,
  name,
  unit: field.unit,
  isAmount: isAmount(field),
  shown: (value) => wordOf(field, value),
})

/** A choice as people call it, also where it was uploaded in a package's own words. */
const wordOf = ({ choices }: Pick<FormField, 'choices'>, value: string): string =>
  choices.find((choice) => choice.value === value)?.zh ?? (choices.length > 0 ? (WORDS[value] ?? value) : value)

const WORDS: Readonly<Record<string, string>> = {
  true: '是',
  false: '否',
  met: '达标',
  unmet: '不达标',
  excellent: '优秀',
  good: '良好',
  pass: '合格',
  fail: '不合格',
  public: '公办',
  private: '民办',
}

/** What belongs to the whole return, and what no field of the form is for. */
function loose(form: ReturnForm, book: Book, names: ReadonlyMap<string, string>): Place[] {
  const known = new Set(form.sections.flatMap((section) => placesOf(section, book.paths)).map(({ path }) => path))
  const others = [...book.paths].filter((path) => !known.has(path) && readPath(path)?.table !== 'teachers')
  const place = (path: string | null, name: string): Place => ({ path, subject: '其他', name, unit: '', shown: (value) => value })
  const whole = book.faults.has(null) || book.remarks.has(null) ? [place(null, '整份填报')] : []
  return [
    ...whole,
    ...others.map((path) => place(path, book.missing.get(path)?.name ?? names.get(path.split('/').at(-1)!) ?? path)),
  ]
}

function lineOf({ path, subject, name, unit, shown, isRow = false, isAmount: counts = false }: Place, book: Book): ReviewLine {
  const standing = path === null ? undefined : book.values.get(path)
  // Last year's word on the year before it says nothing of this year.
  const last = path === null || path.endsWith('_prev') ? undefined : book.before[path]
  const change = counts && standing && last !== undefined ? changeOf(standing.value, last) : null
  const isOther =
    !isRow && change === null && standing !== undefined && last !== undefined && shown(standing.value) !== shown(last)
  const faults = book.faults.get(path) ?? []
  const missing = (path !== null && book.missing.get(path)) || null
  const remarks = book.remarks.get(path) ?? []
  return {
    path,
    subject,
    name,
    unit,
    value: standing ? { text: shown(standing.value), basis: standing.basis } : null,
    bases: (book.all.get(path ?? '') ?? []).map((each) => ({ ...each, value: each.value && shown(each.value) })),
    before: last === undefined ? null : shown(last),
    change,
    isOther,
    isRow,
    faults,
    missing,
    remarks,
    weight: weightOf({ faults, missing, remarks, change, isNew: isOther || (!isRow && !standing && last !== undefined) }),
  }
}

/** @returns (now − before) ÷ before, null where either is no number or there was nothing before */
function changeOf(now: string, before: string): number | null {
  const [a, b] = [Number(now), Number(before)]
  return now.trim() !== '' && Number.isFinite(a) && Number.isFinite(b) && b !== 0 ? (a - b) / b : null
}

/** Open remarks, errors, what nobody explained, what was explained, large changes: in this order. */
function weightOf({
  faults,
  missing,
  remarks,
  change,
  isNew,
}: Pick<ReviewLine, 'faults' | 'missing' | 'remarks' | 'change'> & { isNew: boolean }): number {
  if (remarks.some(({ settled }) => settled === null)) return 600
  if (faults.some(({ severity }) => severity === 'error')) return 500
  if (faults.some(({ explanation }) => explanation === null)) return 400
  if (faults.length > 0) return 300
  if (missing) return missing.explanation === null ? 350 : 250
  if (remarks.length > 0) return 200
  if (change !== null && Math.abs(change) >= NOTICEABLE) return 100 + Math.min(99, Math.abs(change) * 10)
  return isNew ? 90 : 0
}
