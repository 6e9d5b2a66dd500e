import { STAGES } from '../../collection/county.ts'
import { explainSchoolItem } from '../explain/school-item.ts'
import { explainSection, gapOf } from '../explain/section.ts'
import type { JudgedCounty } from '../forms/forms.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import { markOf, standingOf } from '../matrix/section-standing.ts'
import type { SchoolView } from '../school-schema.ts'
import { schoolType } from '../school-types.ts'
import { sectionsOfSchool } from '../split.ts'
import { RAISES_HINT } from '../spread/raises.ts'
import { campusesOf } from './campuses.ts'
import { classesOf, roomsOf } from './classes-and-rooms.ts'
import { dutiesOf } from './duties.ts'
import { factsOf, rowsOf } from './facts.ts'

/** 一校一页 of a school of the county, counted or not; null where there is no such school. */
export function schoolView(judged: JudgedCounty, code: string): SchoolView | null {
  const { frame } = judged
  const { schools } = frame.county
  const school = schools.codes.indexOf(code)
  if (school < 0) return null
  const duties = dutiesOf(frame)(school)
  const parent = schools.parents[school]!
  const central = parent ? schools.codes.indexOf(parent) : -1
  return {
    code,
    name: schools.names[school]!,
    type: schoolType(schools.types[school]!).zh,
    founded: orNull(schools.numbers.get('founding_year')?.[school] ?? Number.NaN),
    authority: schools.texts.get('authority')?.[school] ?? '',
    parent: parent ? { code: parent, name: schools.names[central] ?? parent } : null,
    sections: sectionsOfSchool(frame.county, school).map((section) => sectionOf(judged, section)),
    duties: duties.map((duty) => dutyOf(frame, duty, school)),
    classes: classesOf(frame, school),
    rooms: roomsOf(frame, school),
    campuses: campusesOf(frame, school),
    facts: factsOf(frame, school, duties),
    rows: rowsOf(frame.county, school),
  }
}

function sectionOf({ frame, result }: JudgedCounty, section: number): SchoolView['sections'][number] {
  const { county, standard } = frame
  const stage = STAGES[county.sections.stage[section]!]!
  const code = county.schools.codes[county.sections.school[section]!]!
  const judged = result.sections.find((each) => each.schoolCode === code && each.stage === stage)
  const standing = judged && standingOf(judged, standard.passRule)
  const explained = standard.indicators.map((indicator) => explainSection(frame, section, indicator))
  return {
    stage,
    students: orNull(frame.sectionColumn('students')[section]!),
    classes: orNull(frame.sectionColumn('classes')[section]!),
    met: judged?.met ?? null,
    floorOk: judged?.floorOk ?? null,
    pass: judged?.pass ?? null,
    lifts: standing?.lifts ?? 0,
    usesSpare: standing?.usesSpare ?? false,
    excluded: frame.scope.reasons[section] ?? null,
    split: explained.find((each) => each.split)?.split?.text ?? null,
    indicators: explained.map(({ indicator, value, threshold, verdict, toPass, notes }, k) => ({
      code: indicator,
      value,
      threshold,
      verdict,
      mark: markOf({ value, threshold, verdict }, standard.passRule),
      gap: gapOf(frame, section, standard.indicators[k]!),
      toPass,
      notes: notes.filter(
        (note) => note !== standard.indicators[k]!.notes && !note.startsWith('本学段不计入') && !note.startsWith(RAISES_HINT),
      ),
    })),
  }
}

function dutyOf(
  frame: Frame,
  duty: ReturnType<ReturnType<typeof dutiesOf>>[number],
  school: number,
): SchoolView['duties'][number] {
  const explained = explainSchoolItem(frame, duty.item, school)
  const { toPass, notes } = 'missing' in explained ? { toPass: null, notes: [] } : explained
  return {
    key: duty.item.key,
    lines: duty.lines,
    verdict: duty.verdict,
    concerns: duty.concerns,
    toPass,
    notes: notes.filter((note) => note !== duty.item.notes),
  }
}
