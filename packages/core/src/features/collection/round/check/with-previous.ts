import type { County, Table } from '../../county.ts'
import type { TwoYears } from './year-on-year.ts'

/** The figures of the year before that rules ask for beside this year's. */
const ASKED = [
  ['section', 'students'],
  ['school', 'equipment_value_wan'],
  ['school', 'teaching_area_total'],
] as const

/** A county whose `…_prev` figures nobody typed are what the round before says. */
export function withPrevious({ now, before, schoolBefore, sectionBefore }: TwoYears): County {
  const filled = <T extends Table>(table: T, then: Table, rowBefore: (row: number) => number, key: string): T => {
    const known = then.numbers.get(key)
    if (!known) return table
    const typed = table.numbers.get(`${key}_prev`)
    const column = Float64Array.from({ length: table.rows }, (_, row) => {
      const stated = typed?.[row] ?? Number.NaN
      return Number.isNaN(stated) ? (known[rowBefore(row)] ?? Number.NaN) : stated
    })
    return { ...table, numbers: new Map(table.numbers).set(`${key}_prev`, column) }
  }
  let { sections, schools } = now
  for (const [scope, key] of ASKED)
    if (scope === 'section') sections = filled(sections, before.sections, sectionBefore, key)
    else schools = filled(schools, before.schools, schoolBefore, key)
  return { ...now, sections, schools }
}
