import { ABSENT } from '../bases/verified.ts'
import type { ReturnKind } from '../life-cycle.ts'
import { RETURN_LISTS, type ReturnList, readPath } from '../value-path.ts'

/** What hardly changes from one year to the next, and may be taken over to be looked through. Pupils, classes, teachers and funds never are. */
export const COPY_KINDS = ['basics', 'buildings', 'sports', 'equipment', 'rooms', 'campuses', 'years'] as const
export type CopyKind = (typeof COPY_KINDS)[number]

export const COPY_NAMES: Readonly<Record<CopyKind, { zh: string; about: string }>> = {
  basics: { zh: '基本情况', about: '办别、举办者、城乡分类、建校年、设计规模、寄宿' },
  buildings: { zh: '校舍面积', about: '教学及辅助用房和各类用房的面积' },
  sports: { zh: '运动场地', about: '运动场地、专用和租借场馆的面积' },
  equipment: { zh: '设备图书', about: '仪器设备值、固定资产、多媒体教室、计算机、图书' },
  rooms: { zh: '音美教室', about: '逐间的音乐、美术教室' },
  campuses: { zh: '校区', about: '多校区学校的校区表' },
  years: { zh: '部门的历年数', about: '逐年数据的往年数、国家监测的往年结果' },
}

const COLUMNS: Readonly<Partial<Record<CopyKind, readonly string[]>>> = {
  basics: [
    'ownership',
    'sponsor_type',
    'urban_rural_code',
    'founding_year',
    'design_capacity',
    'is_boarding',
    'is_dense_urban_core',
  ],
  buildings: [
    'teaching_area_total',
    'classroom_area',
    'laboratory_area',
    'library_area',
    'computer_room_area',
    'language_room_area',
    'indoor_sports_area',
  ],
  sports: ['sports_field_area', 'sports_other_campus_area', 'sports_rented_area'],
  equipment: ['equipment_value_wan', 'fixed_assets_wan', 'multimedia_rooms', 'computers', 'books'],
}

/** As which kind a value may be taken over; null where it never is. */
export function copyKindOf(path: string): CopyKind | null {
  const place = readPath(path)
  if (place === null) return null
  if (place.table === 'schools' || place.table === 'of')
    return COPY_KINDS.find((kind) => COLUMNS[kind]?.includes(place.column)) ?? null
  if (place.table === 'rooms' || place.table === 'campuses') return place.table
  if (place.table === 'none') return place.list === 'rooms' || place.list === 'campuses' ? place.list : null
  return place.table === 'county' && /@|^naeq:/.test(place.element) ? 'years' : null
}

/**
 * Which values of last year's return go into this year's: of the kinds chosen, where nobody has given or cleared one. A list goes over whole, without
 * what was looked for and not found, or not at all.
 *
 * @param standing every path that has a value this year, also a cleared one
 */
export function copiedValues(
  kind: ReturnKind,
  before: ReadonlyMap<string, string>,
  standing: ReadonlySet<string>,
  kinds: ReadonlySet<CopyKind>,
): [path: string, value: string][] {
  if (kind === 'self_check') return []
  const begun = new Set(RETURN_LISTS.filter((list) => [...standing].some((path) => listOf(path) === list)))
  return [...before].filter(([path, value]) => {
    const of = copyKindOf(path)
    const list = listOf(path)
    return (
      value !== '' && value !== ABSENT && of !== null && kinds.has(of) && (list === null ? !standing.has(path) : !begun.has(list))
    )
  })
}

function listOf(path: string): ReturnList | null {
  const place = readPath(path)
  if (place?.table === 'none') return place.list
  return RETURN_LISTS.find((list) => list === place?.table) ?? null
}
