import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COPY_KINDS, copiedValues, copyKindOf } from './copying.ts'

const ALL = new Set(COPY_KINDS)
const BEFORE = new Map([
  ['schools/teaching_area_total', '9200'],
  ['schools/books', '34000'],
  ['sections/primary/students', '900'],
  ['schools/public_funds_settled_wan', '80'],
  ['rooms/r1', '{"area":"96","kind":"music"}'],
  ['rooms/r2', '{"area":"72","kind":"art"}'],
])

test('areas, books and rooms are taken over; pupils and funds are asked anew each year', () => {
  assert.deepEqual(
    copiedValues('school', BEFORE, new Set(), ALL).map(([path]) => path),
    ['schools/teaching_area_total', 'schools/books', 'rooms/r1', 'rooms/r2'],
  )
  assert.equal(copyKindOf('county/fiscal_edu_appropriation@2024'), 'years')
  assert.equal(copyKindOf('county/special_students'), null)
})

test('what somebody gave or cleared this year stays, and a list that was begun is not filled up', () => {
  assert.deepEqual(
    copiedValues('school', BEFORE, new Set(['schools/books', 'rooms/a']), ALL).map(([path]) => path),
    ['schools/teaching_area_total'],
  )
  assert.deepEqual(copiedValues('school', BEFORE, new Set(['none/rooms']), new Set(['rooms'] as const)), [])
})

test('only the kinds chosen are taken over', () => {
  assert.deepEqual(
    copiedValues('school', BEFORE, new Set(), new Set(['equipment'] as const)).map(([path]) => path),
    ['schools/books'],
  )
})

test('a row that was looked for last year and not found is not taken over', () => {
  const before = new Map([...BEFORE, ['rooms/r2', 'absent']])
  assert.deepEqual(
    copiedValues('school', before, new Set(), new Set(['rooms'] as const)).map(([path]) => path),
    ['rooms/r1'],
  )
})
