import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import { lineAt, linesOf } from '../items/school-lines.ts'
import { judgeSchools } from '../items/schools.ts'

/**
 * A school over the line of 学校规模. `limit`: the line it is held to, `strict` the one without an exemption; `over`: pupils beyond `limit` — so many
 * seats must be found elsewhere; 0 where an exemption carries it, which is then named.
 */
export interface LargeSchool {
  code: string
  name: string
  town: string | null
  kind: string
  students: number
  limit: number
  strict: number
  over: number
  exemption: string | null
  /** 设计规模. */
  capacity: number | null
}

export interface LargeSchools {
  /** Furthest over the line first; those an exemption carries last. */
  schools: LargeSchool[]
  /** Schools whose pupils, type or founding year is not known. */
  unknown: { code: string; name: string }[]
}

/** 大校额: schools with more pupils than the standard allows. Null where the standard has no such line. */
export function largeSchools(frame: Frame): LargeSchools | null {
  const item = frame.standard.items.find(({ key }) => key === 'school_size')
  if (!item) return null
  const { schools } = frame.county
  const rule = judgeSchools(frame, item)
  const strict = linesOf(frame, item, rule.rows)
  const pupils = frame.schoolColumn('compulsory_students')
  const capacities = frame.schoolColumn('design_capacity')
  const found: LargeSchools = { schools: [], unknown: [] }
  rule.rows.forEach((school, i) => {
    if (Number.isNaN(rule.truths[i]!)) found.unknown.push({ code: schools.codes[school]!, name: schools.names[school]! })
    const [limit, own] = [lineAt(rule.params, 'sizeLimit', i), lineAt(strict, 'sizeLimit', i)]
    const students = pupils[school]!
    if (!(students > own) || Number.isNaN(rule.truths[i]!)) return
    const isOver = rule.truths[i] === 0
    found.schools.push({
      code: schools.codes[school]!,
      name: schools.names[school]!,
      town: schools.texts.get('town')?.[school] || null,
      kind: frame.facts.types[school]!.zh,
      students,
      limit,
      strict: own,
      over: isOver ? students - limit : 0,
      exemption: isOver ? null : (rule.applied[i]?.zh ?? null),
      capacity: orNull(capacities[school]!),
    })
  })
  found.schools.sort((a, b) => b.over - a.over || b.students - a.students || (a.code < b.code ? -1 : 1))
  return found
}
