import { placeIn, whose } from '../../check/placing.ts'
import { type County, STAGES } from '../../county.ts'
import type { FaultList } from '../../fault-list.ts'
import type { TotalRule, VenueRule } from './round-rules.ts'

/** Asks a rule that looks at more than one school. @returns the elements nobody reported; none where it ran */
export function askBetween(
  county: County,
  rule: VenueRule | TotalRule,
  nameOf: (key: string) => string,
  faults: FaultList,
): string[] {
  return rule.kind === 'venue' ? askVenue(county, rule, nameOf, faults) : askTotal(county, rule, nameOf, faults)
}

/** Two schools that rent to the square metre the same area probably mean the same venue. */
function askVenue({ schools, ...county }: County, rule: VenueRule, nameOf: (key: string) => string, faults: FaultList): string[] {
  const areas = schools.numbers.get(rule.element)
  if (!areas) return [rule.element]
  const first = new Map<number, number>()
  for (let school = 0; school < schools.rows; school++) {
    const area = areas[school]!
    if (!(area >= rule.least)) continue
    const other = first.get(area)
    if (other === undefined) first.set(area, school)
    else
      faults.add(rule.id, rule.severity, placeIn(schools.source, schools.lines[school]!, rule.element), () => [
        `${whose({ schools, ...county }, 'school', school)}${nameOf(rule.element)} ${area} ㎡，与${schools.names[other] || schools.codes[other]}填的完全相同，可能是同一场馆。`,
        rule.repair,
      ])
  }
  return []
}

function askTotal(county: County, rule: TotalRule, nameOf: (key: string) => string, faults: FaultList): string[] {
  const stated = county.values.get(rule.countyElement)
  const sum = sumOverSchools(county, rule)
  if (!stated || Number.isNaN(stated.number)) return [rule.countyElement]
  if (sum === null) return [rule.element]
  const holds = rule.most ? sum <= stated.number : sum === stated.number
  if (!holds)
    faults.add(rule.id, rule.severity, placeIn(county.valuesSource, stated.line, 'value'), () => [
      `${nameOf(rule.countyElement)} ${stated.number}，各校${nameOf(rule.element)}合计 ${sum}，相差 ${Math.abs(sum - stated.number)}。`,
      rule.repair,
    ])
  return []
}

/** Null unless every school that has the stage reported it: a sum of some of them says nothing. */
function sumOverSchools({ sections, schools }: County, { element, stage }: TotalRule): number | null {
  const column = stage === null ? schools.numbers.get(element) : sections.numbers.get(element)
  if (!column) return null
  let sum = 0
  for (let row = 0; row < column.length; row++) if (stage === null || STAGES[sections.stage[row]!] === stage) sum += column[row]!
  return Number.isNaN(sum) ? null : sum
}
