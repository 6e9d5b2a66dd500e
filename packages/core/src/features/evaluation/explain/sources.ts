import { type County, STAGES, type Stage, type TableSource } from '../../collection/county.ts'
import { TEACHING_ROOMS, teachingRooms } from '../../collection/teaching-rooms.ts'
import { DERIVED_NAMES } from '../../standards/derived-names.ts'
import { same } from '../../standards/formula/tolerance.ts'
import type { ExplanationInput, Source } from '../explanation.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import { campusPupils, campusShare, sectionsOfSchool } from '../split.ts'
import { withTeachers } from './teacher-rows.ts'

/** The cell a value was read from; null when its column was not in the file. */
export function cellOf(source: TableSource, line: number, key: string): Source | null {
  const header = source.headers.get(key)
  return header === undefined
    ? null
    : { file: source.file, sheet: source.sheet, row: line, column: source.letters?.get(key) ?? header }
}

export const stageWord = (stage: Stage): string => (stage === 'primary' ? '小学' : '初中')

/** 河湾九年一贯制学校（小学部） where the school has both stages, else just its name. */
export function sectionName(county: County, section: number): string {
  const school = county.sections.school[section]!
  const name = county.schools.names[school]!
  if (sectionsOfSchool(county, school).length < 2) return name
  return `${name}（${stageWord(STAGES[county.sections.stage[section]!]!)}部）`
}

export function nameOf(frame: Frame, key: string): { zh: string; unit: string } {
  const [bare = key, year] = key.split('@')
  const found = frame.standard.catalogue.elements.get(bare) ?? DERIVED_NAMES[bare]
  if (found) return { zh: year === undefined ? found.zh : `${found.zh}（${year} 年）`, unit: found.unit }
  const indicator = frame.standard.indicators.find((i) => i.key === key)
  return { zh: indicator?.zh ?? key, unit: indicator?.unit ?? '' }
}

/** The name without what stands in brackets, for a formula in words. */
export const shortName = (frame: Frame, key: string): string => nameOf(frame, key).zh.replace(/[(（][^)）]*[)）]/g, '')

/** A value as its reader would say it: 是/否, 公办/民办, else the number. Unreported stays null. */
function worded(frame: Frame, element: string, value: number): number | string | null {
  if (Number.isNaN(value)) return null
  const known = frame.standard.catalogue.elements.get(element)
  if (known?.type === 'boolean' || element.startsWith('is_')) return value === 1 ? '是' : '否'
  const word = known?.type === 'enum' ? known.values?.[value] : undefined
  if (typeof word === 'string') return WORDS[word] ?? word
  const judgement = frame.standard.catalogue.schoolJudgements.find((j) => j.key === element)
  if (judgement) return judgement.kind === 'grade' ? (GRADE_WORDS[value] ?? value) : value === 1 ? '达标' : '未达标'
  return value
}
const WORDS: Record<string, string> = { public: '公办', private: '民办' }
const GRADE_WORDS = ['优秀', '良好', '合格', '不合格']

/** One element of a school as it stands in the files. */
export function schoolInput(frame: Frame, school: number, element: string): ExplanationInput {
  const { county } = frame
  const { zh, unit } = nameOf(frame, element)
  const sectionLevel = frame.standard.catalogue.elements.get(element)?.level === 'section'
  if (sectionLevel || element === 'compulsory_students') {
    const key = element === 'compulsory_students' ? 'students' : element
    const parts = sectionsOfSchool(county, school).map((section) => sectionInput(frame, section, key))
    return { element, zh, unit, value: orNull(frame.schoolColumn(element)[school]!), source: null, inputs: parts }
  }
  if (element === 'ft_teachers_school' && Number.isNaN(county.schools.numbers.get(element)?.[school] ?? Number.NaN)) {
    // Not typed for the school: it is what its sections have.
    const parts = sectionsOfSchool(county, school).map((section) => sectionInput(frame, section, 'ft_teachers'))
    return { element, zh, unit, value: orNull(frame.schoolColumn(element)[school]!), source: null, inputs: parts }
  }
  const value = worded(frame, element, frame.schoolColumn(element)[school]!)
  const source = value === null ? null : cellOf(county.schools.source, county.schools.lines[school]!, element)
  return withTeachers(county, 'schools', school, { element, zh, unit, value, source })
}

/** One element of a section as it stands in the files: its own, or the whole school's shared amount (campus by campus if so reported). */
export function sectionInput(frame: Frame, section: number, element: string): ExplanationInput {
  const { county } = frame
  const known = frame.standard.catalogue.elements.get(element)
  const { zh, unit } = nameOf(frame, element)
  const school = county.sections.school[section]!
  if (known?.shared) return sharedInput(frame, section, element)
  if (known?.level !== 'section') return schoolInput(frame, school, element)
  const stage = stageWord(STAGES[county.sections.stage[section]!]!)
  const own = county.sections.numbers.get(element)?.[section] ?? Number.NaN
  const counted = element === 'classes' && Number.isNaN(own)
  const value = orNull(counted ? frame.sectionColumn('classes')[section]! : own)
  const source = value === null || counted ? null : cellOf(county.sections.source, county.sections.lines[section]!, element)
  const plain: ExplanationInput = { element, zh: `${stage}${zh}`, unit, value, source }
  const input = withTeachers(county, 'sections', section, plain)
  return withMerged(frame, section, element, input)
}

/** Teaching points merged into this section stand below it, each with its own cell. */
function withMerged(frame: Frame, section: number, element: string, input: ExplanationInput): ExplanationInput {
  const points = [...frame.scope.mergedInto].filter(([, target]) => target === section).map(([point]) => point)
  if (points.length === 0) return input
  const value = orNull(frame.sectionColumn(element)[section]!)
  const parts = points.map((point) => ({
    ...sectionInput(frame, point, element),
    zh: `${sectionName(frame.county, point)} ${input.zh}`,
  }))
  return { ...input, value, source: null, inputs: [input, ...parts] }
}

/** A shared amount of a section's school with the share of each campus this section has. */
function sharedInput(frame: Frame, section: number, element: string): ExplanationInput {
  const { county } = frame
  return wholeInput(frame, county.sections.school[section]!, element, (campus) => {
    const share = campusShare(county, frame.standard, campus, section, frame.shares[section]!)
    const pupils = campusPupils(county, campus)
    return `（本学段份额 ${Number.isNaN(share) ? '未知' : Number(share.toFixed(5))}；小学 ${orNull(pupils.primary) ?? '未报'}、初中 ${orNull(pupils.junior) ?? '未报'}、高中 ${orNull(pupils.senior) ?? '未报'} 人）`
  })
}

/** A shared amount of a school: its own cell, or campus by campus where it is so reported. `sayMore` adds to a campus's name. */
export function wholeInput(
  frame: Frame,
  school: number,
  element: string,
  sayMore: (campus: number) => string = () => '',
): ExplanationInput {
  const { county } = frame
  const { zh, unit } = nameOf(frame, element)
  const { campuses } = county
  const ofCampus = campuses?.numbers.get(element)
  if (!campuses || !ofCampus || campuses.start[school] === campuses.start[school + 1]) {
    const value = orNull(county.schools.numbers.get(element)?.[school] ?? Number.NaN)
    const parts = element === 'teaching_area_total' ? teachingParts(frame, school, value) : null
    if (parts !== null) return { element, zh: `${zh}（各部分合计）`, unit, value, source: null, inputs: parts }
    return {
      element,
      zh,
      unit,
      value,
      source: value === null ? null : cellOf(county.schools.source, county.schools.lines[school]!, element),
    }
  }
  const inputs: ExplanationInput[] = []
  let sum = 0
  for (let campus = campuses.start[school]!; campus < campuses.start[school + 1]!; campus++) {
    sum += ofCampus[campus]!
    inputs.push({
      element,
      zh: `${(campuses.names[campus] || campuses.codes[campus])!.replace(/校区$/, '')}校区 ${zh}${sayMore(campus)}`,
      unit,
      value: orNull(ofCampus[campus]!),
      source: cellOf(campuses.source, campuses.lines[campus]!, element),
    })
  }
  return { element, zh: `${zh}（各校区合计）`, unit, value: orNull(sum), source: null, inputs }
}

/** The parts of 教学及辅助用房 where they come to the total; null where the total stands by itself. */
function teachingParts(frame: Frame, school: number, total: number | null): ExplanationInput[] | null {
  const { schools } = frame.county
  const indoor = schools.numbers.get('indoor_sports_area')?.[school] ?? Number.NaN
  if (total === null || !same(teachingRooms(schools, school) + indoor, total)) return null
  return [...TEACHING_ROOMS, 'indoor_sports_area'].map((key) => wholeInput(frame, school, key))
}

const COUNTY_WORDS: Record<string, string> = { met: '达标', unmet: '未达标', yes: '有', no: '无' }

/** One value of the county. */
export function countyInput(frame: Frame, key: string): ExplanationInput {
  const { values, valuesSource } = frame.county
  const { zh, unit } = nameOf(frame, key)
  const found = values.get(key)
  const value =
    found && found.text !== '' ? (COUNTY_WORDS[found.text] ?? (Number.isNaN(found.number) ? found.text : found.number)) : null
  const row = found?.line ?? 0
  const source = found
    ? {
        file: valuesSource.file,
        sheet: valuesSource.sheet,
        row,
        column: valuesSource.letters?.get('value') ?? valuesSource.headers.get('value') ?? 'value',
      }
    : null
  return { element: key, zh, unit, value, source }
}
