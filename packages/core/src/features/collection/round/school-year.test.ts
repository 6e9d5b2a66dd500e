import assert from 'node:assert/strict'
import { test } from 'node:test'
import { schoolYearName, schoolYearOf } from './school-year.ts'

test('a school year begins on 1 September', () => {
  assert.equal(schoolYearName(schoolYearOf('2025-09-01')), '2025—2026学年')
  assert.equal(schoolYearName(schoolYearOf('2025-08-31')), '2024—2025学年')
  assert.equal(schoolYearName(schoolYearOf('2026-01-01')), '2025—2026学年')
})
