/** Test support: a small judged county to which measures are applied. */
import type { County } from '@junheng/core/features/collection/county.ts'
import { type JudgedCounty, judgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import type { MeasureToApply } from '@junheng/core/features/rectification/measures/changes.ts'
import { effectOf } from '@junheng/core/features/rectification/measures/effect.ts'
import type { MeasureEffect } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import { MeasureFacts } from '@junheng/core/features/rectification/measures/facts.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import { readCountyInput } from '../../collection/workbook/read-input.ts'
import { aPackage, aSchool, aSection, type PackageText } from '../../evaluation/test-package.ts'
import { readStandard } from '../../standards/files.ts'

export const STANDARD = readStandard('quality_balanced_2017')
const DAY = '2026-09-01'
const { profile } = readProfile(null, STANDARD, DAY)

export const code = (school: number): string => String(2199000000 + school)
export const judge = (county: County): JudgedCounty => judgedCounty(county, STANDARD, profile)

/** Three primary schools: 1 is full, 2 has room, 3 is small. 24 classes of school 1, four a grade. */
export const threeSchools = (over: Partial<PackageText> = {}): PackageText => ({
  schools: [
    aSchool(1, { design_capacity: 1080 }),
    aSchool(2, { design_capacity: 1080 }),
    aSchool(3, { teaching_area_total: 2600, sports_field_area: 4000, equipment_value_wan: 110, multimedia_rooms: 14 }),
  ],
  sections: [
    aSection(1, { students: 1080, classes: 24 }),
    aSection(2, { students: 540, classes: 12 }),
    aSection(3, {
      students: 240,
      classes: 6,
      ft_teachers: 20,
      backbone_teachers: 3,
      ft_teachers_edu_bachelor: 20,
      ft_teachers_edu_master: 0,
      ft_teachers_edu_college: 0,
    }),
  ],
  classes: [...rolls(1, 4, 45), ...rolls(2, 2, 45), ...rolls(3, 1, 40)],
  rooms: [...rooms(1, 2), ...rooms(2, 1), ...rooms(3, 1)],
  ...over,
})

function rolls(school: number, each: number, students: number): PackageText['sections'] {
  return [1, 2, 3, 4, 5, 6].flatMap((grade) =>
    Array.from({ length: each }, (_, i) => ({
      school_code: code(school),
      stage: 'primary',
      grade,
      class_name: `${i + 1}班`,
      students,
    })),
  )
}

const rooms = (school: number, each: number): PackageText['schools'] =>
  Array.from({ length: each }, () => ['music', 'art'].map((kind) => ({ school_code: code(school), kind, area: 96 }))).flat()

export async function countyOf(text: PackageText): Promise<County> {
  const { counties } = await readCountyInput(aPackage(text), STANDARD.catalogue)
  return counties[0]!
}

/** Facts as somebody would send them. */
export const facts = (sent: Record<string, unknown>): MeasureToApply => ({ facts: MeasureFacts.parse(sent), notBefore: null })

export async function effect(sent: Record<string, unknown>[], text = threeSchools(), day = DAY): Promise<MeasureEffect> {
  const county = await countyOf(text)
  return effectOf(judge(county), judge, { measures: sent.map(facts), day })
}
