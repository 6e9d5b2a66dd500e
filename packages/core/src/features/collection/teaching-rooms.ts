import type { County, Schools } from './county.ts'

/** What 教学及辅助用房面积 is made of, 体育馆 apart: 教室、实验室、图书室、微机室、语音室. A school may give them instead of the total. */
export const TEACHING_ROOMS = [
  'classroom_area',
  'laboratory_area',
  'library_area',
  'computer_room_area',
  'language_room_area',
] as const

/** True when a table has any of the five columns. */
export const hasTeachingRooms = (numbers: ReadonlyMap<string, Float64Array>): boolean =>
  TEACHING_ROOMS.some((key) => numbers.has(key))

/** What the five come to, in ㎡, without 室内体育用房; NaN where one of them was not reported. */
export const teachingRooms = ({ numbers }: Schools, school: number): number =>
  TEACHING_ROOMS.reduce((sum, key) => sum + (numbers.get(key)?.[school] ?? Number.NaN), 0)

/**
 * The total, which includes 室内体育用房, is taken from the five parts where a school left it empty; what was typed stays. A county without
 * the parts is returned as it is; done twice it changes nothing.
 */
export function withTeachingTotals(county: County): County {
  const { schools } = county
  if (!hasTeachingRooms(schools.numbers)) return county
  const typed = schools.numbers.get('teaching_area_total')
  const indoor = schools.numbers.get('indoor_sports_area')
  const total = Float64Array.from({ length: schools.rows }, (_, school) => {
    const own = typed?.[school] ?? Number.NaN
    return Number.isNaN(own) ? teachingRooms(schools, school) + (indoor?.[school] ?? Number.NaN) : own
  })
  return { ...county, schools: { ...schools, numbers: new Map(schools.numbers).set('teaching_area_total', total) } }
}
