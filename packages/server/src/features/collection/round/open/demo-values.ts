import { openParts, partOf } from '@junheng/core/features/collection/round/open/calendar.ts'
import { readPath, readRow, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import type { PathValue } from './package-values.ts'

/** Invented: what a school of the fictional county reports this year, grown from last year's figures in small steps and the same every time. */
export function thisYear(last: readonly PathValue[], code: string): PathValue[] {
  const values = new Map(last)
  const grown = new Map<string, number>()
  for (const [path, text] of last) {
    const row = path.startsWith('classes/') ? readRow(text) : null
    if (!row || !MIDDLE_GRADES.includes(row['grade'] ?? '') || !row['students']) continue
    const step = (chance(`${code} ${path}`) % 3) - 1
    values.set(path, rowText({ ...row, students: String(Number(row['students']) + step) }))
    grown.set(row['stage']!, (grown.get(row['stage']!) ?? 0) + step)
  }
  for (const [stage, step] of grown) {
    const at = (column: string) => `sections/${stage}/${column}`
    const before = values.get(at('students'))
    if (before === undefined) continue
    values.set(at('students'), String(Number(before) + step))
    if (values.get(at('students_in_zone')) === before) values.set(at('students_in_zone'), String(Number(before) + step))
    values.set(at('students_prev'), before)
  }
  for (const [column, percent] of Object.entries(GROWING)) {
    const before = Number(values.get(`schools/${column}`) ?? Number.NaN)
    if (Number.isNaN(before)) continue
    const more = before * (1 + (percent * (chance(`${code} ${column}`) % 100)) / 10_000)
    values.set(`schools/${column}`, String(Number.isInteger(before) ? Math.round(more) : Math.round(more * 100) / 100))
  }
  for (const column of ['equipment_value_wan', 'teaching_area_total']) {
    const before = last.find(([path]) => path === `schools/${column}`)?.[1]
    if (before !== undefined) values.set(`schools/${column}_prev`, before)
  }
  return [...values]
}

/** Their classes neither came nor go; the others' sizes stand in other figures too. */
const MIDDLE_GRADES = ['2', '3', '4', '5', '8']
/** At most so many percent. */
const GROWING = { books: 3, computers: 4, equipment_value_wan: 6 } as const

/** A number that is the same for the same words. */
export const chance = (words: string): number => {
  let hash = 2166136261
  for (const letter of words) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0
  return hash
}

/** Of a unit's figures those that can be known on `day`. */
export function knownOn(
  values: readonly PathValue[],
  parts: Parameters<typeof openParts>[0],
  day: string,
  { elements }: Catalogue,
): PathValue[] {
  const open = new Set(openParts(parts, day).map(({ key }) => key))
  return values.filter(([path]) => {
    const place = readPath(path)
    if (place?.table !== 'county') return true
    const element = elements.get(place.element.split('@')[0]!)
    // The day of the statistics is the round's; judgements and vetoes have no day of their own.
    return place.element !== 'statistics_date' && (element === undefined || open.has(partOf(element)))
  })
}

/** A `share` (0 to 1) of what a form asks for: figures in no order, lists after them. */
export function partly(values: readonly PathValue[], share: number): PathValue[] {
  const isList = ([, value]: PathValue) => Number(value.startsWith('{'))
  const inTurn = [...values].sort((a, b) => isList(a) - isList(b) || chance(a[0]) - chance(b[0]))
  return inTurn.slice(0, Math.ceil(values.length * share))
}
