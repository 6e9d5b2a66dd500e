import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@junheng/core/problems.ts'
import { refusePaths } from './known-paths.ts'

const money = { kind: 'department', unit_key: '财政局' } as const
const school = { kind: 'school', unit_key: '2199000001' } as const

const refused = (row: Parameters<typeof refusePaths>[0], path: string, value = '1'): boolean => {
  try {
    refusePaths(row, [{ path, value }])
    return false
  } catch (problem) {
    assert.ok(problem instanceof Problem && problem.code === 'round.unknown-value')
    return true
  }
}

test('a department gives what the catalogue gives to it, and writes over nothing a school or another unit answers for', () => {
  assert.equal(refused(money, 'county/per_student_std_primary'), false)
  assert.equal(refused({ ...money, unit_key: '教育局人事科' }, 'of/2199000001/posts_approved'), false)
  assert.equal(refused(money, 'of/2199000001/posts_approved'), true)
  assert.equal(refused(money, 'of/2199000001/sports_field_area'), true)
  assert.equal(refused(money, 'county/veto:falsification'), true)
  assert.equal(refused(money, 'county/nonsense'), true)
})

test('a line of a 自查 is one of a rule of the standard', () => {
  const check = { kind: 'self_check', unit_key: '2199000001' } as const
  assert.equal(refused(check, 'self/L4/conclusion', '达标'), false)
  assert.equal(refused(check, 'self/L4/mood'), true)
  assert.equal(refused(check, 'self/L99/conclusion'), true)
  assert.equal(refused(school, 'self/L4/conclusion'), true)
})

test('a row whose words hold what no file can is refused, for it would make the whole table unreadable', () => {
  const row = (name: string) => JSON.stringify({ stage: 'primary', grade: '1', class_name: name, students: '41' })
  assert.equal(refused(school, 'classes/c1', row('1班')), false)
  assert.equal(refused(school, 'classes/c1', row('1\0班')), true)
  assert.equal(refused(school, 'classes/c1', row('1\ud800班')), true)
})
