/** Measures at schools of two stages, against figures worked out here by plain arithmetic. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aSchool, aSection } from '../../evaluation/test-package.ts'
import { near } from './by-hand.ts'
import { code, effect } from './test-county.ts'

const ON = '2026-09-01'

test('教师调配 within a nine-year school: its stages change, what is counted of the school stays', async () => {
  const text = {
    schools: [aSchool(1, { school_type_code: 312, teachers_certified: 140, teachers_trained_360: 139 })],
    sections: [aSection(1), aSection(1, { stage: 'junior' })],
  }
  const facts = { kind: 'teachers', from: code(1), fromStage: 'primary', to: code(1), stage: 'junior' }
  const teachers = { count: 2, of: { ft_teachers_edu_bachelor: 2, backbone_teachers: 1, ft_teachers_pe: 2 } }
  const found = await effect([{ ...facts, lines: [{ on: ON, teachers }] }], text)
  const values = found.sections.map(({ indicators }) => indicators.slice(0, 3).map(({ after }) => after!.value))
  // Primary 70 − 2, 12 − 1, 11 − 2 a thousand pupils; junior counts from 本科 on, 65 + 2.
  assert.deepEqual(values, [
    [6.8, 1.1, 0.9],
    [6.7, 1.3, 1.3],
  ])
  assert.deepEqual(found.items, [])
})

test('分流 out of a nine-year school: what its stages share is divided anew, 1 to 1.1', async () => {
  const text = {
    schools: [aSchool(1, { school_type_code: 312 }), aSchool(2)],
    sections: [aSection(1, { students: 600 }), aSection(1, { stage: 'junior', students: 300 }), aSection(2)],
  }
  const found = await effect(
    [{ kind: 'divert', from: code(1), to: code(2), lines: [{ on: ON, stage: 'primary', grade: null, pupils: 100 }] }],
    text,
  )
  const l6 = (stage: string) => found.sections.find((each) => each.schoolCode === code(1) && each.stage === stage)!.indicators[5]!
  near(l6('primary').before!.value, (2_500_000 * 600) / (600 + 330) / 600, 'primary before')
  near(l6('primary').after!.value, (2_500_000 * 500) / (500 + 330) / 500, 'primary after')
  near(l6('junior').after!.value, (2_500_000 * 330) / (500 + 330) / 300, 'junior after')
})
