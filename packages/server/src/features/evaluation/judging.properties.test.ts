import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { County } from '@junheng/core/features/collection/county.ts'
import { withValue } from '@junheng/core/features/evaluation/edit.ts'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import fc from 'fast-check'
import { readCountyPackage } from '../collection/package/read.ts'
import { readStandard } from '../standards/files.ts'
import { aPackage, aSchool, aSection, type PackageText } from './test-package.ts'

const standard = readStandard('quality_balanced_2017')
const { profile } = readProfile(null, standard, '2026-09-01')
const read = async (text: PackageText): Promise<County> =>
  (await readCountyPackage(aPackage(text), standard.catalogue)).counties[0]!
const judge = (county: County): CountyResult => evaluateCounty(county, standard, profile)

const pupils = fc.integer({ min: 1, max: 2500 })
const aCounty = fc
  .array(
    fc.record({
      type: fc.constantFrom(211, 311, 312, 341, 345),
      primary: pupils,
      junior: pupils,
      senior: pupils,
      area: fc.integer({ min: 0, max: 20_000 }),
      rooms: fc.integer({ min: 0, max: 90 }),
      teachers: fc.integer({ min: 0, max: 150 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((schools): PackageText => {
    const sections = schools.flatMap((s, i) => {
      const own = (stage: string, students: number) => aSection(i, { stage, students, ft_teachers_edu_bachelor: s.teachers })
      return [
        ...(s.type === 311 || s.type === 341 ? [] : [own('primary', s.primary)]),
        ...(s.type === 211 ? [] : [own('junior', s.junior)]),
      ]
    })
    return {
      schools: schools.map((s, i) =>
        aSchool(i, {
          school_type_code: s.type,
          senior_students: s.senior,
          teaching_area_total: s.area + 500,
          multimedia_rooms: s.rooms,
        }),
      ),
      sections,
    }
  })

test('the parts of a split school add up to the whole', async () => {
  await fc.assert(
    fc.asyncProperty(aCounty, async (text) => {
      const county = await read(text)
      const result = judge(county)
      county.schools.codes.forEach((code, school) => {
        const type = county.schools.types[school]!
        if (type !== '312' && type !== '211') return
        const parts = result.sections
          .filter((s) => s.schoolCode === code)
          .reduce((sum, s) => sum + (s.indicators['L7']!.value! * s.students!) / 100, 0)
        const whole = county.schools.numbers.get('multimedia_rooms')![school]!
        assert.ok(Math.abs(parts - whole) < 1e-6, `${parts} is not ${whole}`)
      })
    }),
    { numRuns: 60 },
  )
})

test('the order of the rows in the files changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(aCounty, async (text) => {
      const turned = { ...text, schools: [...text.schools].reverse(), sections: [...text.sections].reverse() }
      assert.deepEqual(judge(await read(turned)), judge(await read(text)))
    }),
    { numRuns: 40 },
  )
})

test('a resource added never turns a met threshold unmet, nor a passing section failing', async () => {
  await fc.assert(
    fc.asyncProperty(
      aCounty,
      fc.nat(),
      fc.constantFrom('teaching_area_total', 'multimedia_rooms', 'equipment_value_wan', 'sports_field_area'),
      fc.integer({ min: 1, max: 5000 }),
      async (text, at, element, more) => {
        const county = await read(text)
        const row = at % county.schools.rows
        const before = judge(county)
        const after = judge(
          withValue(county, { table: 'schools', row, element, value: county.schools.numbers.get(element)![row]! + more }),
        )
        before.sections.forEach((section, i) => {
          for (const [code, { verdict }] of Object.entries(section.indicators)) {
            if (verdict === 'met') assert.equal(after.sections[i]!.indicators[code]!.verdict, 'met')
          }
          if (section.pass) assert.equal(after.sections[i]!.pass, true)
        })
      },
    ),
    { numRuns: 60 },
  )
})

test('a county after one edit is judged as the same county read anew, and the one before stays as it was', async () => {
  await fc.assert(
    fc.asyncProperty(aCounty, fc.nat(), fc.integer({ min: 1, max: 3000 }), async (text, at, students) => {
      const county = await read(text)
      const row = at % county.sections.rows
      const before = judge(county)
      const edited = judge(withValue(county, { table: 'sections', row, element: 'students', value: students }))
      const code = county.schools.codes[county.sections.school[row]!]!
      const stage = county.sections.stage[row] === 0 ? 'primary' : 'junior'
      const sections = text.sections.map((s) => (s['school_code'] === code && s['stage'] === stage ? { ...s, students } : s))
      assert.deepEqual(edited, judge(await read({ ...text, sections })))
      assert.deepEqual(judge(county), before)
    }),
    { numRuns: 40 },
  )
})
