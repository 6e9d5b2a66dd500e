import type { Catalogue } from '../../standards/catalogue.ts'
import { newColumn } from '../../standards/formula/new-column.ts'
import { above } from '../../standards/formula/tolerance.ts'
import type { County } from '../county.ts'
import type { FaultList } from '../fault-list.ts'
import { placeIn, whose } from './placing.ts'

/** What an amount comes to per head in yuan when it is right; a slip between 元 and 万元 is ten thousand times off. */
interface Plausible {
  key: string
  /** Yuan that one unit of the element is worth. */
  yuan: number
  least: number
  most: number
}

/** Per pupil of the school. Equipment: standards.md §8 (over 20 000 or under 20 yuan a pupil). */
const PER_PUPIL: readonly Plausible[] = [
  { key: 'equipment_value_wan', yuan: 10_000, least: 20, most: 20_000 },
  { key: 'public_funds_budget_wan', yuan: 10_000, least: 20, most: 100_000 },
  { key: 'public_funds_settled_wan', yuan: 10_000, least: 20, most: 100_000 },
]
/** As they stand. */
const PER_PERSON: readonly Plausible[] = [
  { key: 'teacher_avg_pay_yuan', yuan: 1, least: 1000, most: 5_000_000 },
  { key: 'civil_servant_avg_pay_yuan', yuan: 1, least: 1000, most: 5_000_000 },
]

/** S037: amounts that make sense only in the other unit. Zero is a figure and says nothing about units. */
export function checkUnits(county: County, catalogue: Catalogue, faults: FaultList): void {
  const pupils = pupilsOfSchools(county)
  for (const rule of PER_PUPIL) {
    const column = county.schools.numbers.get(rule.key)
    if (column === undefined) continue
    for (let school = 0; school < column.length; school++) {
      const perPupil = (column[school]! * rule.yuan) / pupils[school]!
      const proposal = slip(perPupil, column[school]!, rule)
      if (proposal === null) continue
      const zh = catalogue.elements.get(rule.key)?.zh ?? rule.key
      faults.structural('S037', placeIn(county.schools.source, county.schools.lines[school]!, rule.key), () => [
        `${whose(county, 'school', school)}${zh} ${column[school]} 万元，合每生 ${Math.round(perPupil * 100) / 100} 元，疑似把元和万元弄混。`,
        repairOf(perPupil, proposal, rule),
      ])
    }
  }
  checkPay(county, catalogue, faults)
  checkAssets(county, faults)
}

/** S046: equipment is a part of the fixed assets; where a school gives both, it cannot be worth more. */
function checkAssets(county: County, faults: FaultList): void {
  const { schools } = county
  const equipment = schools.numbers.get('equipment_value_wan')
  const assets = schools.numbers.get('fixed_assets_wan')
  if (equipment === undefined || assets === undefined) return
  for (let school = 0; school < schools.rows; school++) {
    if (!above(equipment[school]!, assets[school]!)) continue
    faults.structural('S046', placeIn(schools.source, schools.lines[school]!, 'equipment_value_wan'), () => [
      `${whose(county, 'school', school)}教学仪器设备资产值 ${equipment[school]} 万元，大于固定资产总值 ${assets[school]} 万元。`,
      '仪器设备是固定资产的一部分；核对两个数和单位，以固定资产账为准。',
    ])
  }
}

/** The same of the county's own amounts. */
export function checkPay(county: County, catalogue: Catalogue, faults: FaultList): void {
  for (const rule of PER_PERSON) {
    const value = county.values.get(rule.key)
    const proposal = value === undefined ? null : slip(value.number, value.number, rule)
    if (value === undefined || proposal === null) continue
    const zh = catalogue.elements.get(rule.key)?.zh ?? rule.key
    faults.structural('S037', placeIn(county.valuesSource, value.line, 'value'), () => [
      `${zh} ${value.number} 元，不像以元计的数，疑似把元和万元弄混。`,
      `若是这样，应改为 ${proposal}；核对后改正。`,
    ])
  }
}

/** Proposes the other unit only where it would make sense. */
function repairOf(perPupil: number, proposal: number, { least, most }: Plausible): string {
  const other = perPupil > most ? perPupil / 10_000 : perPupil * 10_000
  if (other < least || other > most) return '与财务账核对数值和单位（本项以万元计）；确认无误请备好说明。'
  return `若原数以${perPupil > most ? '元' : '亿元'}计，应改为 ${proposal}；核对财务账后改正。`
}

/** The value in the other unit; null when it makes sense as it stands. */
function slip(yuan: number, value: number, { least, most }: Plausible): number | null {
  if (!(yuan > 0) || !Number.isFinite(yuan) || (yuan >= least && yuan <= most)) return null
  return Number((yuan > most ? value / 10_000 : value * 10_000).toPrecision(12))
}

/** All pupils of a school, senior ones too, for they share what it owns; unknown where a section's are. */
function pupilsOfSchools({ sections, schools }: County): Float64Array {
  const students = sections.numbers.get('students')
  const sums = newColumn(schools.rows)
  for (let s = 0; s < sections.rows; s++) sums[sections.school[s]!]! += students ? students[s]! : Number.NaN
  const senior = schools.numbers.get('senior_students')
  for (let i = 0; senior && i < sums.length; i++) if (!Number.isNaN(senior[i]!)) sums[i]! += senior[i]!
  return sums
}
