import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { comparePinyin, matches } from '../shared/pinyin.ts'

/** A school that can be gone to, also one none of whose sections count. */
export interface SchoolFound {
  code: string
  name: string
  countyCode: string
  countyName: string
  stages: readonly Stage[]
}

/** Every school of the evaluated counties, once, by pinyin. */
export function schoolsOf(
  counties: readonly Pick<CountyResult, 'countyCode' | 'countyName' | 'sections' | 'excluded'>[],
): SchoolFound[] {
  const schools = new Map<string, SchoolFound & { stages: Stage[] }>()
  for (const { countyCode, countyName, sections, excluded } of counties)
    for (const { schoolCode, schoolName, stage } of [...sections, ...excluded]) {
      const key = `${countyCode} ${schoolCode}`
      const school = schools.get(key) ?? { code: schoolCode, name: schoolName, countyCode, countyName, stages: [] }
      if (!school.stages.includes(stage)) school.stages.push(stage)
      schools.set(key, school)
    }
  return [...schools.values()].toSorted((a, b) => comparePinyin(a.name, b.name) || a.code.localeCompare(b.code))
}

/** Those a search means: by name, pinyin initials, or the beginning of the code. Names that begin as typed come first. */
export function foundSchools(schools: readonly SchoolFound[], text: string): readonly SchoolFound[] {
  const wanted = text.trim()
  if (wanted === '') return schools
  const found = schools.filter((s) => matches(s.name, wanted) || s.code.startsWith(wanted))
  return [...found.filter((s) => s.name.startsWith(wanted)), ...found.filter((s) => !s.name.startsWith(wanted))]
}
