import { SCHOOL_TEXTS } from '@junheng/core/features/collection/columns.ts'
import type { County, Stage } from '@junheng/core/features/collection/county.ts'
import type { GivenValues } from '@junheng/core/features/collection/round/bases/difference.ts'
import type { Row } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { pathOf, RETURN_LISTS, type ReturnList } from '@junheng/core/features/collection/round/value-path.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { type Rows, rowsOf } from '../../national/fill.ts'

/** What a file says of one school. */
export interface GivenSchool {
  code: string
  name: string
  typeCode: string
  values: GivenValues
}

/** A county as it was typed, school by school, as a return keeps values. */
export const givenSchools = (typed: County, catalogue: Catalogue): GivenSchool[] => schoolsOf(rowsOf(typed, catalogue))

/**
 * Tables of words, school by school. Who a school is (its name, type, place) is the directory's and no value. A school without a row of a list
 * says nothing of it, but for rooms: where the sheet is filled in, a school that has none on it has none, as a package means it.
 */
export function schoolsOf(rows: Rows): GivenSchool[] {
  const figures = new Map<string, Map<string, string>>()
  const lists = new Map<string, Map<ReturnList, Row[]>>()
  const schools = (rows.get('schools') ?? []).map((row) => {
    const code = row.get('school_code') ?? ''
    const own = new Map<string, string>()
    for (const [key, text] of row) if (!IDENTITY.has(key) && text !== '') own.set(pathOf.school(key), text)
    figures.set(code, own)
    lists.set(code, new Map())
    return { code, name: row.get('school_name') ?? '', typeCode: row.get('school_type_code') ?? '' }
  })
  for (const row of rows.get('sections') ?? []) {
    const own = figures.get(row.get('school_code') ?? '')
    const stage = row.get('stage') as Stage
    for (const [key, text] of row)
      if (key !== 'school_code' && key !== 'stage' && text !== '') own?.set(pathOf.section(stage, key), text)
  }
  for (const list of RETURN_LISTS) addList(list, rows, lists)
  return schools.map((school) => ({ ...school, values: { figures: figures.get(school.code)!, lists: lists.get(school.code)! } }))
}

const IDENTITY: ReadonlySet<string> = new Set([
  'school_code',
  'school_name',
  'county_code',
  'county_name',
  'school_type_code',
  'parent_school_code',
  ...SCHOOL_TEXTS.map(({ key }) => key),
])

function addList(list: ReturnList, rows: Rows, lists: ReadonlyMap<string, Map<ReturnList, Row[]>>): void {
  const all = rows.get(list)
  if (all === undefined) return
  const mentioned = new Set<string>()
  for (const row of all) {
    const code = row.get('school_code') ?? ''
    mentioned.add(code)
    // A room without an area says that nobody has said anything of this school's rooms yet.
    if (list === 'rooms' && (row.get('area') ?? '') === '') continue
    const words = Object.fromEntries([...row].filter(([key, text]) => key !== 'school_code' && text !== ''))
    const own = lists.get(code)
    if (own?.get(list)?.push(words) === undefined) own?.set(list, [words])
  }
  if (list === 'rooms') for (const [code, own] of lists) if (!mentioned.has(code)) own.set(list, [])
}
