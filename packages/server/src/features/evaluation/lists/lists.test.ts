import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PROPOSED_WEAK_RULE, weakStanding } from '@junheng/core/features/evaluation/lists/weak-schools.ts'
import { aPackage, aSchool, aSection, type PackageText } from '../test-package.ts'
import { listsOfInput } from './lists-input.ts'

const of = (text: PackageText, standard: 'quality_balanced_2017' | 'basic_balanced_2012' = 'quality_balanced_2017') =>
  listsOfInput(aPackage(text), { standard, today: '2026-09-01' })

const aClass = (code: number, grade: number, students: number | string, name = `${grade}.${students}`, stage = 'primary') => ({
  school_code: String(2199000000 + code),
  stage,
  grade,
  class_name: name,
  students,
})

test('classes over 45 in primary and over 50 in junior are listed, the largest first, and each grade with the classes it lacks', async () => {
  const { classes, grades, unknownClasses } = await of({
    schools: [aSchool(1), aSchool(2, { school_type_code: 311 })],
    sections: [aSection(1, { students: 332 }), aSection(2, { stage: 'junior', students: 159 })],
    // Grade 1: 46 + 40 = 86 pupils in 2 classes, 2 are enough (ceil 86/45). Grade 2: 66 + 45 + 45 = 156 in 3, 4 are needed. Grade 3: 45 + 45, on the line.
    // Junior 7: 56 + 53 = 109 in 2 classes, 3 are needed (ceil 109/50); 8: 50 on the line.
    classes: [
      aClass(1, 1, 46),
      aClass(1, 1, 40),
      aClass(1, 2, 66),
      aClass(1, 2, 45, '2.2'),
      aClass(1, 2, 45, '2.3'),
      aClass(1, 3, 45, '3.1'),
      aClass(1, 3, 45, '3.2'),
      aClass(2, 7, 56, '7.1', 'junior'),
      aClass(2, 7, 53, '7.2', 'junior'),
      aClass(2, 8, 50, '8.1', 'junior'),
    ],
  })
  assert.deepEqual(
    classes.map(({ name, className, students, limit, over, band }) => [name, className, students, limit, over, band]),
    [
      ['示例第1学校', '2.66', 66, 45, 21, 'huge'],
      ['示例第2学校', '7.1', 56, 50, 6, 'large'],
      ['示例第2学校', '7.2', 53, 50, 3, 'over'],
      ['示例第1学校', '1.46', 46, 45, 1, 'over'],
    ],
  )
  assert.deepEqual(
    grades.map(({ stage, grade, students, classes: all, overClasses, needed, more }) => [
      stage,
      grade,
      students,
      all,
      overClasses,
      needed,
      more,
    ]),
    [
      ['primary', 2, 156, 3, 1, 4, 1],
      ['junior', 7, 109, 2, 2, 3, 1],
      ['primary', 1, 86, 2, 1, 2, 0],
    ],
  )
  assert.deepEqual(unknownClasses, [])
})

test('a class without a number leaves its grade open and its section named', async () => {
  const { grades, unknownClasses } = await of({
    schools: [aSchool(1)],
    sections: [aSection(1)],
    classes: [aClass(1, 1, 50), aClass(1, 1, '', '1.2')],
  })
  assert.deepEqual([grades[0]?.students, grades[0]?.needed, grades[0]?.more], [null, null, null])
  assert.deepEqual(unknownClasses, [{ code: '2199000001', stage: 'primary', text: '示例第1学校（小学：有班级未报学生数）' }])
})

test('where only bands of sizes were reported the bands over the line stand in place of classes', async () => {
  const bands = Object.fromEntries(
    ['le25', '26_30', '31_35', '36_40', '41_45', '46_50', '51_55', '56_60', '61_65', 'ge66'].map((b) => [
      `class_size_bands.${b}`,
      0,
    ]),
  )
  const { classes, grades } = await of({
    schools: [aSchool(1)],
    sections: [aSection(1, { ...bands, 'class_size_bands.46_50': 2, 'class_size_bands.56_60': 1 })],
  })
  assert.deepEqual(
    classes.map(({ className, count, students, over, band }) => [className, count, students, over, band]),
    [
      ['46—50 人的班 2 个', 2, null, null, 'over'],
      ['56—60 人的班 1 个', 1, null, null, 'large'],
    ],
  )
  assert.deepEqual(grades, [])
})

test('schools over 2000, nine-year ones over 2500: the seats that must be found elsewhere; one built by 2010 is carried to 2400', async () => {
  const { schools, unknownSchools } = await of({
    schools: [
      aSchool(1, { founding_year: 2015, design_capacity: 1800 }),
      aSchool(2, { founding_year: 2008 }),
      aSchool(3, { founding_year: 2008 }),
      aSchool(4, { school_type_code: 312, founding_year: 2015 }),
      aSchool(5, { founding_year: 2015 }),
      aSchool(6, { founding_year: '' }),
    ],
    sections: [
      aSection(1, { students: 2150 }),
      aSection(2, { students: 2400 }),
      aSection(3, { students: 2401 }),
      aSection(4, { students: 1500 }),
      aSection(4, { stage: 'junior', students: 1001 }),
      aSection(5, { students: 2000 }),
      aSection(6, { students: 2200 }),
    ],
  })
  assert.deepEqual(
    schools.map(({ name, students, limit, strict, over }) => [name, students, limit, strict, over]),
    [
      ['示例第1学校', 2150, 2000, 2000, 150],
      ['示例第4学校', 2501, 2500, 2500, 1],
      ['示例第3学校', 2401, 2400, 2000, 1],
      ['示例第2学校', 2400, 2400, 2000, 0],
    ],
  )
  assert.ok(schools[3]?.exemption)
  assert.deepEqual(unknownSchools, [{ code: '2199000006', name: '示例第6学校' }])
})

test('2012 has no line for classes nor for schools: the lists say so', async () => {
  const { hasClassLine, hasSizeLine, classes } = await of(
    { schools: [aSchool(1)], sections: [aSection(1)], classes: [aClass(1, 1, 70)] },
    'basic_balanced_2012',
  )
  assert.deepEqual([hasClassLine, hasSizeLine, classes], [false, false, []])
})

// By hand, L5: 100, 200, 300 pupils with 3000, 1600, 2400 ㎡: CV 0.702764 (optimiser golden G1); without the first both have 8 ㎡: 0.
const grades = (code: number, list: readonly number[]) => list.map((grade) => aClass(code, grade, 20))
const sports = (code: number, students: number, area: number, over: Record<string, string | number> = {}) => ({
  school: aSchool(code, { sports_field_area: area, indoor_sports_area: 0, founding_year: 1990, ...over }),
  section: aSection(code, { students }),
})
const countyOf = (first: Record<string, string | number>, own: readonly number[]): PackageText => {
  const all = [sports(1, 100, 3000, first), sports(2, 200, 1600), sports(3, 300, 2400)]
  return {
    schools: all.map((s) => s.school),
    sections: all.map((s) => s.section),
    classes: [...grades(1, own), ...grades(2, [1, 2, 3, 4, 5, 6]), ...grades(3, [1, 2, 3, 4, 5, 6])],
    county: { statistics_date: '2025-09-01' },
  }
}

test('a school without the upper grades is not full, one of three years ago is new; the coefficient without them is shown and judged nowhere', async () => {
  const { newcomers, spreads, isDated, hasRolls } = await of(countyOf({ founding_year: 2023 }, [1, 2, 3]))
  assert.deepEqual(
    newcomers.map(({ code, founded, grades: own, missing, reasons }) => [code, founded, own, missing, reasons]),
    [['2199000001', 2023, [1, 2, 3], [4, 5, 6], ['new', 'not_full']]],
  )
  const sports5 = spreads.find(({ stage, indicator }) => stage === 'primary' && indicator === 'L5')!
  assert.ok(Math.abs(sports5.cv! - 0.702764) < 5e-7 && Math.abs(sports5.without!) < 1e-12)
  assert.deepEqual([sports5.limit, sports5.left, isDated, hasRolls], [0.5, 1, true, true])
  const full = await of(countyOf({ founding_year: 2021 }, [1, 2, 3, 4, 5, 6]))
  assert.deepEqual([full.newcomers, full.spreads], [[], []])
})

test('where all schools of the county end with grade five nobody lacks the sixth, and a teaching point is never taken for not full', async () => {
  const text = countyOf({}, [1, 2])
  const upper = text.classes!.filter(({ grade }) => grade !== 6)
  const five = await of({ ...text, classes: upper })
  assert.deepEqual(five.newcomers[0]?.missing, [3, 4, 5])
  const point = await of(countyOf({ school_type_code: 218 }, [1, 2]))
  assert.deepEqual(point.newcomers, [])
})

test('where schools of five grades and of six stand side by side, only one too young for a sixth lacks it', async () => {
  const notFull = async (first: Record<string, string | number>, own: readonly number[]) =>
    (await of(countyOf(first, own))).newcomers.map(({ missing, reasons }) => [missing, reasons])
  assert.deepEqual(await notFull({ founding_year: 1990 }, [1, 2, 3, 4, 5]), [])
  assert.deepEqual(
    await notFull({ founding_year: 2020 }, [1, 2, 3, 4, 5]),
    [],
    'its first pupils of 2020 are in their sixth year',
  )
  assert.deepEqual(await notFull({ founding_year: 2021 }, [1, 2, 3, 4, 5]), [[[6], ['not_full']]])
  assert.deepEqual(await notFull({ founding_year: '' }, [1, 2, 3, 4, 5]), [])
  assert.deepEqual(await notFull({ founding_year: 1990 }, [1, 2, 3, 4]), [[[5, 6], ['not_full']]])
})

test('weak by our proposal: three of seven short, or two below 85 %', () => {
  const by = (...marks: Parameters<typeof weakStanding>[0]) => weakStanding(marks, PROPOSED_WEAK_RULE)
  assert.deepEqual(by('spare', 'spare', 'met'), { unmet: 2, belowFloor: 0, isWeak: false })
  assert.deepEqual(by('spare', 'spare', 'unmet'), { unmet: 3, belowFloor: 1, isWeak: true })
  assert.deepEqual(by('unmet', 'unmet', null), { unmet: 2, belowFloor: 2, isWeak: true })
  assert.equal(weakStanding(['unmet', 'unmet'], { minUnmet: 4, minBelowFloor: 3 }).isWeak, false)
})
