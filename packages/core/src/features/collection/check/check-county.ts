import type { Fault, NotRun } from '../../../fault.ts'
import type { Catalogue } from '../../standards/catalogue.ts'
import { compute, computeOne, type Operand } from '../../standards/formula/compute.ts'
import { parseFormula } from '../../standards/formula/parse.ts'
import type { County } from '../county.ts'
import { FaultList } from '../fault-list.ts'
import { type CheckColumns, checkColumns, MADE_OF } from './check-columns.ts'
import { CODED_RULES } from './coded-rules.ts'
import { placeIn, whose } from './placing.ts'
import { checkPlausibility } from './plausibility.ts'
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
    const missing = askRule(county, columns, rule, faults)
    if (missing.length > 0) notRun.push({ rule: rule.id, missing })
  }
  checkPlausibility(county, catalogue, faults)
  return { faults: into === undefined ? faults.list() : [], notRun }
}

/** Asks one rule of one county. Returns the elements it lacked, none when it ran. */
export function askRule(county: County, columns: CheckColumns, rule: CheckRule, faults: FaultList): string[] {
  const coded = CODED_RULES[rule.id]
  return coded ? coded(county, columns, rule, faults) : runParts(county, columns, rule, faults)
}

/** Runs a rule's formulas over the rows of its scope. Returns the missing elements when an input was reported by nobody or no row could be judged. */
function runParts(county: County, columns: CheckColumns, rule: CheckRule, faults: FaultList): string[] {
  const rows = rowsOf(county, rule)
  let judged = false
  for (const part of rule.parts) {
    const holds = truthsOf(columns, rule, part, rows)
    for (let row = 0; row < rows; row++) {
      if (Number.isNaN(holds[row]!)) continue
      judged = true
      if (holds[row] === 0) report(county, columns, rule, part, row, faults)
    }
  }
  const missing = missingFor(columns, rule)
  // Rows that logic decided are told; the rule as a whole has not run while one of its inputs was reported by nobody.
  return judged && !missing.absent ? [] : missing.elements
}

/** Whether the part holds, row by row: 1, 0, NaN where an input is unknown. */
export function truthsOf(columns: CheckColumns, rule: CheckRule, part: CheckPart, rows: number): Float64Array {
  return compute(part.tree, { rows, value: (name): Operand => valuesOf(columns, rule, part, name) ?? Number.NaN })
}

/** The inputs nobody reported, or all where each was reported by somebody and nobody reported them together. */
export function missingFor(columns: CheckColumns, rule: CheckRule): { absent: boolean; elements: string[] } {
  const elements = (absentOnly: boolean): string[] =>
    rule.parts.flatMap((part) =>
      part.names
        .filter((name) => !absentOnly || valuesOf(columns, rule, part, name) === null)
        .flatMap((name) => MADE_OF[name] ?? [name]),
    )
  const absent = elements(true)
  return { absent: absent.length > 0, elements: [...new Set(absent.length > 0 ? absent : elements(false))] }
}

/** What a name stands for, row by row or for all rows; null when nobody reported it. */
export function valuesOf(columns: CheckColumns, rule: CheckRule, part: CheckPart, name: string): Float64Array | number | null {
  const found = columns[rule.scope as keyof CheckColumns](name)
  const assumed = part.assume[name]
  if (assumed === undefined) return found
  return typeof found === 'object' && found !== null
    ? found.map((value) => (Number.isNaN(value) ? assumed : value))
    : (found ?? assumed)
}

const rowsOf = (county: County, { scope }: CheckRule): number =>
  scope === 'section' ? county.sections.rows : scope === 'school' ? county.schools.rows : 1

/** Says that the part does not hold in this row; a county's own figures have one row, 0. */
export function report(
  county: County,
  columns: CheckColumns,
  rule: CheckRule,
  part: CheckPart,
  row: number,
  faults: FaultList,
): void {
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
    const value = computeOne(parseFormula(text), {
      rows: 1,
      value: (name) => {
        const found = columns[rule.scope as keyof CheckColumns](name)
        return typeof found === 'number' ? found : (found?.[row] ?? Number.NaN)
      },
    })
    return Number.isNaN(value) ? '（未填）' : String(Number(value.toFixed(2)))
  })
}
