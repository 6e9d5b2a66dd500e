import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lastChange, shownSchools } from './trend-rows.ts'

const school = (code: string, name: string, change: number | null) => ({ code, name, change, points: [], events: [] })
const schools = [
  school('1', '东河小学', 0.5),
  school('2', '西山小学', -1),
  school('3', '新苑小学', null),
  school('4', '南坡小学', 0),
]
const codes = (search: Record<string, string>) => shownSchools(schools, search, 2).map(({ code }) => code)

test('the furthest fallen come first, the unknown last; turned round the other way', () => {
  assert.deepEqual(codes({}), ['2', '4', '1', '3'])
  assert.deepEqual(codes({ sort: '-change' }), ['1', '4', '2', '3'])
  assert.deepEqual(codes({ sort: 'code' }), ['1', '2', '3', '4'])
})

test('filters by the way a school went, and by name, code or initials', () => {
  assert.deepEqual(codes({ way: 'better' }), ['1'])
  assert.deepEqual(codes({ way: 'worse' }), ['2'])
  assert.deepEqual(codes({ q: '西山' }), ['2'])
  assert.deepEqual(codes({ q: 'dhxx' }), ['1'])
})

test('a coefficient’s change is between the last two known years', () => {
  assert.equal(lastChange([0.5, null, 0.25]), -0.25)
  assert.equal(lastChange([0.5]), null)
})
