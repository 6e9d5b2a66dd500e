import { placeIn, whose } from '../../check/placing.ts'
import type { County } from '../../county.ts'
import type { FaultList } from '../../fault-list.ts'
import type { LeaseRule } from './round-rules.ts'

const FACTS = [
  'sports_rented_contract',
  'sports_rented_exclusive',
  'sports_rented_walk_minutes',
  'sports_rented_safe',
  'sports_rented_from',
  'sports_rented_until',
] as const
type Fact = (typeof FACTS)[number]

/**
 * Asks whether each rented venue may be counted.
 *
 * @param day the day of the statistics as eight digits: 20260901
 * @returns the elements nobody reported; none where it ran
 */
export function askLease(
  { schools, ...county }: County,
  rule: LeaseRule,
  day: number,
  nameOf: (key: string) => string,
  faults: FaultList,
): string[] {
  const areas = schools.numbers.get(rule.element)
  if (!areas) return [rule.element]
  for (let school = 0; school < schools.rows; school++) {
    if (!(areas[school]! > 0)) continue
    const of = (fact: Fact): number => schools.numbers.get(fact)?.[school] ?? Number.NaN
    const wrong =
      rule.asks === 'said' ? FACTS.filter((fact) => Number.isNaN(of(fact))).map(nameOf) : broken(of, rule.mostMinutes, day)
    if (wrong.length === 0) continue
    faults.add(rule.id, rule.severity, placeIn(schools.source, schools.lines[school]!, rule.element), () => [
      `${whose({ schools, ...county }, 'school', school)}填了${nameOf(rule.element)} ${areas[school]} ㎡，${rule.asks === 'said' ? '没有填' : ''}${wrong.join('、')}。`,
      rule.repair,
    ])
  }
  return []
}

/** What was said and does not hold; what was not said is unknown and breaks nothing. */
function broken(of: (fact: Fact) => number, mostMinutes: number, day: number): string[] {
  const minutes = of('sports_rented_walk_minutes')
  return [
    ...(of('sports_rented_contract') === 0 ? ['不是由政府或教育部门签订合同'] : []),
    ...(of('sports_rented_exclusive') === 0 ? ['上课时间不是专用'] : []),
    ...(minutes > mostMinutes ? [`步行要 ${minutes} 分钟，超过 ${mostMinutes} 分钟`] : []),
    ...(of('sports_rented_safe') === 0 ? ['往返没有安全保证'] : []),
    ...(of('sports_rented_from') > day || of('sports_rented_until') < day ? [`租期不含统计时点 ${dayText(day)}`] : []),
  ]
}

const dayText = (day: number): string => String(day).replace(/(....)(..)(..)/, '$1-$2-$3')
