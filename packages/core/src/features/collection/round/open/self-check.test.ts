import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchoolView } from '../../../evaluation/school-schema.ts'
import { judgedOfSchool, suggestionOf } from './self-check.ts'

type Section = SchoolView['sections'][number]

function section(
  stage: 'primary' | 'junior',
  verdict: 'met' | 'unmet' | 'not_judgeable',
  excluded: string | null = null,
): Section {
  const indicator = { code: 'L3', value: 4.321, threshold: 4.5, verdict, mark: verdict, gap: null, toPass: null, notes: [] }
  const counts = { students: 900, met: 6, floorOk: true, pass: true, classes: 20, lifts: 0, usesSpare: false, split: null }
  return { stage, excluded, ...counts, indicators: [indicator] }
}

test('of a school with two stages one that fails decides, and a stage that does not count says nothing', () => {
  assert.equal(
    judgedOfSchool({ sections: [section('primary', 'met'), section('junior', 'unmet')], duties: [] }).get('L3')?.verdict,
    'unmet',
  )
  const counted = judgedOfSchool({ sections: [section('primary', 'met'), section('junior', 'unmet', '不计入')], duties: [] })
  assert.deepEqual(counted.get('L3'), { verdict: 'met', words: '4.32 / 4.5' })
})

test('where the data does not decide, nothing is suggested; what does not concern the school is not in it', () => {
  const duty = { key: 'class_size', lines: [], verdict: 'met' as const, concerns: false, toPass: null, notes: [] }
  const judged = judgedOfSchool({ sections: [section('primary', 'not_judgeable')], duties: [duty] })
  assert.equal(suggestionOf(judged.get('L3')!), null)
  assert.equal(judged.has('class_size'), false)
})
