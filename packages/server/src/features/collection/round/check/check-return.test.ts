import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import { checkReturn, type ReturnToCheck } from './check-return.ts'

const school = { code: '2199000001', name: '虚构小学', typeCode: '211', parentCode: '', authority: '县属', town: '' }

const sheet = (values: Record<string, string>): ReturnSheet => ({
  returnId: 'r',
  school,
  values: new Map(Object.entries(values).map(([path, value]) => [path, { value, basis: 'reported', version: 1 }])),
})

const asked = (values: Record<string, string>, also: Partial<ReturnToCheck> = {}): ReturnToCheck => ({
  county: { code: '990101', name: '虚构县' },
  standard: 'quality_balanced_2017',
  profile: null,
  schoolYear: 2026,
  today: '2026-11-23',
  returnId: 'r',
  unit: null,
  sheets: [sheet(values)],
  previous: null,
  ...also,
})

const missing = async (input: ReturnToCheck) => (await checkReturn(input)).missing.map(({ path }) => path)

test("what is missing follows the round's 口径 and standard", async () => {
  const pupils = { 'sections/primary/students': '300' }
  const settled = 'schools/training_funds_settled_wan'
  assert.ok(!(await missing(asked(pupils))).includes(settled))
  const profile = { name: '虚构口径', settings: { 'training.basis': 'budget_and_settled' } }
  assert.ok((await missing(asked(pupils, { profile }))).includes(settled))
  const of2012 = await missing(asked(pupils, { standard: 'basic_balanced_2012' }))
  assert.ok(of2012.includes('schools/books'))
  assert.ok(!of2012.includes(settled))
})

test('figures that come from a list or from another figure are not missing', async () => {
  const paths = await missing(
    asked({
      'sections/primary/students': '40',
      'sections/primary/ft_teachers_above_edu': '3',
      'sections/primary/ft_teachers': '4',
      'classes/a': '{"stage":"primary","grade":"1","class_name":"1班","students":"40"}',
      'none/rooms': '1',
    }),
  )
  for (const path of ['sections/primary/classes', 'none/classes', 'none/rooms', 'schools/ft_teachers_school'])
    assert.ok(!paths.includes(path), path)
  assert.ok(!paths.some((path) => path.includes('_edu_')), 'the number above the required degree stands in for the degrees')
})

test('a school that does not count is asked for no more than what says so', async () => {
  assert.deepEqual(await missing(asked({ 'sections/primary/students': '0', 'sections/primary/classes': '0' })), [])
})

test('the same fault has the same key wherever its row stands, and another with another figure', async () => {
  const keyOf = async (values: Record<string, string>) => (await checkReturn(asked(values))).faults.map(({ key }) => key)
  const room = (area: string) => `{"kind":"music","area":"${area}"}`
  const [one] = await keyOf({ 'rooms/a': room('20') })
  assert.deepEqual(await keyOf({ 'rooms/a': room('20'), 'rooms/0': '{"kind":"art","area":"90"}' }), [one])
  assert.notDeepEqual(await keyOf({ 'rooms/a': room('21') }), [one])
})
