import type { Fault, NotRun } from '../../../fault.ts'
import type { Catalogue } from '../../standards/catalogue.ts'
import { namesIn, parseFormula } from '../../standards/formula/parse.ts'
import type { County } from '../county.ts'
import { FaultList } from '../fault-list.ts'
import { type CheckColumns, checkColumns, MADE_OF } from './check-columns.ts'
import { CODED_RULES } from './coded-rules.ts'
import { placeIn, whose } from './placing.ts'
import { checkPlausibility } from './plausibility.ts'
import { compileRow } from './row-formula.ts'
import { type CheckPart, type CheckRule, checkRules } from './rules.ts'

/**
 * Asks a county's figures whether they agree with each other: V001…V032, and what only shows once tables are joined (S034…S042).
 * A row that lacks an input is not judged. A rule whose inputs nobody in the county reported is listed in `notRun` with those
 * inputs and never counts as passed. V030 needs indicator values and is asked by whoever has them (`bunching.ts`).
 *
 * @param into gathers the faults of many counties under one count; without it the county's own faults are returned
 */
export function checkCounty(county: County, catalogue: Catalogue, into?: FaultList): { faults: Fault[]; notRun: NotRun[] } {
  const faults = into ?? new FaultList(['schools', 'sections', 'classes', 'rooms'].map((table) => `${table}.csv`))
  const columns = checkColumns(county)
  const notRun: NotRun[] = []
  for (const rule of checkRules()) {
    if (rule.id === 'V030') continue
    const coded = CODED_RULES[rule.id]
    const missing = coded ? coded(county, columns, rule, faults) : runParts(county, columns, rule, faults)
    if (missing.length > 0) notRun.push({ rule: rule.id, missing })
  }
  checkPlausibility(county, catalogue, faults)
  return { faults: into === undefined ? faults.list() : [], notRun }
}

/** Runs a rule's formulas over the rows of its scope. Returns the missing elements when an input was reported by nobody or no row could be judged. */
function runParts(county: County, columns: CheckColumns, rule: CheckRule, faults: FaultList): string[] {
  const missing = new Set<string>()
  let judged = false
  for (const part of rule.parts) {
    const rows = rowsOf(county, rule)
    const found = part.names.map((name) => valuesOf(columns, rule, part, name, rows))
    const absent = part.names.filter((_, i) => found[i] === null)
    for (const name of absent) for (const element of MADE_OF[name] ?? [name]) missing.add(element)
    if (part.needsAll && absent.length > 0) continue
    const unknown = absent.length > 0 ? new Float64Array(rows).fill(Number.NaN) : null
    const given = found.map((column) => column ?? unknown!)
    for (let row = 0; row < rows; row++) {
      const holds = part.holds(given, row)
      if (Number.isNaN(holds)) continue
      judged = true
      if (holds === 0) report(county, columns, rule, part, row, faults)
    }
  }
  // Rows that logic decided are told; the rule as a whole has not run while one of its inputs was reported by nobody.
  if (judged && missing.size === 0) return []
  return missing.size > 0
    ? [...missing]
    : [...new Set(rule.parts.flatMap((p) => p.names.flatMap((name) => MADE_OF[name] ?? [name])))]
}

function valuesOf(columns: CheckColumns, rule: CheckRule, part: CheckPart, name: string, rows: number): Float64Array | null {
  const column = columns[rule.scope as keyof CheckColumns](name)
  const assumed = part.assume[name]
  if (assumed === undefined) return column
  return column?.map((value) => (Number.isNaN(value) ? assumed : value)) ?? new Float64Array(rows).fill(assumed)
}

const rowsOf = (county: County, { scope }: CheckRule): number =>
  scope === 'section' ? county.sections.rows : scope === 'school' ? county.schools.rows : 1

function report(county: County, columns: CheckColumns, rule: CheckRule, part: CheckPart, row: number, faults: FaultList): void {
  faults.add(rule.id, rule.severity, placeOf(county, rule, part.at, row), () => [
    `${whose(county, rule.scope, row)}${filled(part.message, columns, rule, row)}`,
    part.repair,
  ])
}

/** Where the user mends it: the row of the section or school, or the row of the item in county.csv. */
function placeOf(county: County, { scope }: CheckRule, at: string, row: number) {
  if (scope === 'county') {
    const { valuesSource: source, values } = county
    return placeIn(source, values.get(at)?.line ?? null, 'value')
  }
  const table = scope === 'section' ? county.sections : county.schools
  return placeIn(table.source, table.lines[row]!, at)
}

/** Puts the numbers into a message. */
function filled(message: string, columns: CheckColumns, rule: CheckRule, row: number): string {
  return message.replace(/\{([^}]+)\}/g, (_, text: string) => {
    const tree = parseFormula(text)
    const names = [...namesIn(tree)]
    const given = names.map(
      (name) => columns[rule.scope as keyof CheckColumns](name) ?? new Float64Array(row + 1).fill(Number.NaN),
    )
    const value = compileRow(tree, (name) => names.indexOf(name))(given, row)
    return Number.isNaN(value) ? '（未填）' : String(Number(value.toFixed(2)))
  })
}
