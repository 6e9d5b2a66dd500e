import type { Item } from '../../standards/standard.ts'
import type { JudgedCounty } from '../forms/forms.ts'
import type { Frame } from '../frame.ts'
import { schoolStandardOf } from '../items/basic.ts'
import { orNull, truthVerdict } from '../items/say.ts'
import type { Verdict } from '../result.ts'
import { conclusionIn, type Statement, statementsOf } from './statements.ts'

export interface NamedSchool {
  code: string
  name: string
}

/** A duty judged school by school on evidence: who falls short and who said nothing, of how many schools. */
export interface RollUp {
  item: string
  schools: number
  failing: NamedSchool[]
  unreported: NamedSchool[]
}

/** One school under 办学基本标准. */
export interface SchoolStandardLine extends NamedSchool {
  coreFailed: number | null
  score: number | null
  verdict: Verdict
}

/** What a county's data states, beside what is reckoned from it. `stated`: by element what was judged; null where nothing was said. */
export interface CountyStated {
  county: NamedSchool
  stated: Record<string, string | null>
  rollUps: RollUp[]
  schoolStandard: SchoolStandardLine[]
}

/** A duty its schools report is judged by them, whatever the county says; all else is what the county's data says. */
export function statedOf({ frame, result }: JudgedCounty): CountyStated {
  const { county, standard } = frame
  const rollUps = standard.items
    .filter(({ kind, level }) => kind === 'judgement' && level === 'school')
    .map((item) => rollUpOf(frame, item))
  const verdictOf = (item: string) => result.items.find(({ key }) => key === item)?.verdict
  const judged = ({ kind, item, element }: Statement): string | null => {
    const bySchools = rollUps.find((each) => each.item === item)
    const verdict = verdictOf(item)
    // A veto the data itself raises is there, whatever was stated.
    if (kind === 'veto') return verdict === 'unmet' ? 'yes' : verdict === 'met' ? 'no' : null
    const isRolledUp = kind === 'school_standard' || (bySchools !== undefined && bySchools.unreported.length < bySchools.schools)
    if (!isRolledUp) return conclusionIn(kind, county.values.get(element))
    return verdict === 'met' || verdict === 'unmet' ? verdict : null
  }
  return {
    county: { code: county.code, name: county.name },
    stated: Object.fromEntries(statementsOf(standard).map((statement) => [statement.element, judged(statement)])),
    rollUps,
    schoolStandard: standard.items.filter(({ kind }) => kind === 'school_standard').flatMap((item) => linesOf(frame, item)),
  }
}

function rollUpOf(frame: Frame, item: Item): RollUp {
  const column = frame.countedColumn(item.key)
  // Grades are places in a list, best first; met/unmet is 1/0.
  const lastGood = item.grades ? item.grades.indexOf(item.atLeast!) : Number.NaN
  const failing: NamedSchool[] = []
  const unreported: NamedSchool[] = []
  for (const [i, row] of frame.schoolRows.entries()) {
    const value = column[i]!
    if (Number.isNaN(value)) unreported.push(schoolAt(frame, row))
    else if (item.grades ? value > lastGood : value === 0) failing.push(schoolAt(frame, row))
  }
  return { item: item.key, schools: frame.schoolRows.length, failing, unreported }
}

const linesOf = (frame: Frame, item: Item): SchoolStandardLine[] =>
  [...frame.schoolRows].map((row) => ({
    ...schoolAt(frame, row),
    coreFailed: orNull(frame.schoolColumn('core_items_failed')[row]!),
    score: orNull(frame.schoolColumn('school_standard_score')[row]!),
    verdict: truthVerdict(schoolStandardOf(frame, item, row).truth),
  }))

const schoolAt = ({ county: { schools } }: Frame, row: number): NamedSchool => ({
  code: schools.codes[row]!,
  name: schools.names[row]!,
})
