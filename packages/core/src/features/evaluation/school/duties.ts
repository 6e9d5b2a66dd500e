import { STAGES } from '../../collection/county.ts'
import type { Item } from '../../standards/standard.ts'
import { dutyLines } from '../forms/school-duties.ts'
import type { LineAt } from '../forms/school-line.ts'
import { qualityLines } from '../forms/school-quality.ts'
import type { Frame } from '../frame.ts'
import { schoolStandardOf } from '../items/basic.ts'
import { truthVerdict } from '../items/say.ts'
import type { Verdict } from '../result.ts'
import { sectionsOfSchool } from '../split.ts'

/** One item of the standard as far as it is a school's own matter, in the words and with the verdict of its 学校自评表. */
export interface Duty {
  item: Item
  lines: { name: string; text: string }[]
  /** Null where the item is not judged school by school, or does not concern this one. */
  verdict: Verdict | null
  /** False where nobody asks this school. */
  concerns: boolean
  /** What was not reported. */
  missing: string[]
}

/** The duties of any school of a county; the rules over all schools are judged once. @returns one entry an item, in the standard's order */
export function dutiesOf(frame: Frame): (school: number) => Duty[] {
  const { standard, county } = frame
  const lines = [...dutyLines(frame), ...qualityLines(frame)]
  const basic = standard.items.find(({ kind }) => kind === 'school_standard')
  return (school) => {
    const at: LineAt = { school, code: county.schools.codes[school]!, sections: countedOf(frame, school) }
    const said = lines.map((line) => line(at))
    const found = new Map<string, Duty>()
    for (const { item: key, name, sentence, verdict } of said) {
      const item = standard.items.find((each) => each.key === key)!
      const duty = found.get(key) ?? { item, lines: [], verdict: null, concerns: false, missing: [] }
      duty.lines.push({ name, text: sentence.text })
      duty.verdict ??= verdict
      duty.concerns ||= verdict !== null || sentence.figures.length > 0
      duty.missing.push(...sentence.figures.flatMap((figure) => figure.missing))
      found.set(key, duty)
    }
    // The county is judged on its special schools; what an ordinary school says of its own pupils is no gap of the evaluation.
    const special = found.get('special_edu_funds')
    if (special?.verdict === 'not_judgeable') Object.assign(special, { verdict: null, concerns: false })
    if (basic && at.sections.length > 0) found.set(basic.key, basicDuty(frame, basic, school))
    // A school nothing of which counts is asked for its funds only, if it is a small teaching point.
    const asked = [...found.values()].filter((duty) => at.sections.length > 0 || (isFunds(duty) && duty.verdict !== null))
    return asked.sort((a, b) => standard.items.indexOf(a.item) - standard.items.indexOf(b.item))
  }
}

const isFunds = ({ item }: Duty): boolean => item.key === 'small_school_funds'

/** The counted sections of a school by code and stage. */
function countedOf({ county, scope }: Frame, school: number): LineAt['sections'] {
  const schoolCode = county.schools.codes[school]!
  return sectionsOfSchool(county, school)
    .filter((section) => scope.reasons[section] === null)
    .map((section) => ({ schoolCode, stage: STAGES[county.sections.stage[section]!]! }))
}

function basicDuty(frame: Frame, item: Item, school: number): Duty {
  const { truth, text } = schoolStandardOf(frame, item, school)
  const missing = ['core_items_failed', 'school_standard_score'].filter((e) => Number.isNaN(frame.schoolColumn(e)[school]!))
  return {
    item,
    lines: [{ name: '办学基本标准', text }],
    verdict: truthVerdict(truth),
    concerns: true,
    missing: missing.map((key) => frame.standard.catalogue.elements.get(key)?.zh ?? key),
  }
}
