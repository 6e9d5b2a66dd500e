import type { SchoolWish } from './cast.ts'
import type { Row } from './files.ts'
import { LINE, rounded, roundUp, splitWeights } from './lines.ts'
import type { Random } from './random.ts'

/** Pupils of one campus, or of a whole school, by stage. */
export interface Pupils {
  primary: number
  junior: number
  senior: number
}

/** Every shared-resource element, in the order of the columns. */
export const SHARED_COLUMNS = [
  'teaching_area_total',
  'indoor_sports_area',
  'sports_field_area',
  'sports_other_campus_area',
  'sports_rented_area',
  'equipment_value_wan',
  'multimedia_rooms',
  'computers',
  'books',
] as const

type SharedKey = 'L4' | 'L5' | 'L6' | 'L7'

/** Usual reach over the line; a school is drawn somewhere in between. */
const USUAL: Record<SharedKey, readonly [number, number]> = { L4: [1.1, 1.5], L5: [1.1, 1.55], L6: [1.12, 1.7], L7: [1.1, 1.5] }

/**
 * The shared resources of a school or campus, large enough that after 学段拆分 every stage reaches the wished multiple of its line.
 * `wanted.L4: null` leaves the cells of that indicator empty.
 */
export function makeResources(random: Random, school: SchoolWish, pupils: Pupils): Row {
  const weights = splitWeights(school.type)
  const units = weights.primary * pupils.primary + weights.junior * pupils.junior + weights.senior * pupils.senior
  const drawn = Object.fromEntries(Object.entries(USUAL).map(([key, [low, high]]) => [key, random.between(low, high)]))
  const amount = (key: SharedKey, unit: number, step: number): number | null => {
    const wished = school.reach?.[key]
    if (wished === null) return null
    const reach = wished ?? drawn[key]!
    const total = reach * perUnit(key, pupils, weights) * units * unit
    return reach < 1 ? rounded(total, step) : roundUp(total, step)
  }
  const sports = amount('L5', 1, 1)
  const indoor = sports === null ? null : units > 900 ? Math.round(sports * 0.11) : 0
  const classrooms = amount('L4', 1, 1)
  return {
    teaching_area_total: classrooms === null ? null : classrooms + (indoor ?? 0),
    indoor_sports_area: indoor,
    sports_field_area: sports === null ? null : sports - (indoor ?? 0),
    sports_other_campus_area: null,
    sports_rented_area: null,
    equipment_value_wan: amount('L6', 1e-4, 0.01),
    multimedia_rooms: amount('L7', 0.01, 1),
    computers: Math.ceil(units * random.between(0.11, 0.17)),
    books: Math.ceil(units * random.between(27, 38)),
  }
}

/** What one weighted pupil must have so that the more demanding of the stages present stands on its line. */
function perUnit(key: SharedKey, pupils: Pupils, weights: Pupils): number {
  const demands = [
    pupils.primary > 0 ? LINE[key].primary / weights.primary : 0,
    pupils.junior > 0 ? LINE[key].junior / weights.junior : 0,
  ]
  return Math.max(...demands) || LINE[key].junior
}
