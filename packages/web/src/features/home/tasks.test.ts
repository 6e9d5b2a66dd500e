import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { tasksOf } from './tasks.ts'

const data = (errors: number, warnings: number) => ({ id: 'p', errors, warnings }) as PackageSummary
const plan = (error: number, withdrawn: PlanSummary['withdrawn'] = null) =>
  ({
    id: 'q',
    title: '甲方案',
    fileName: 'a.docx',
    disagreements: { error, warn: 0, info: 5 },
    settled: 5,
    withdrawn,
  }) as PlanSummary
const claim = (parts: Partial<Claim>): Claim => ({
  judgesSections: true,
  verdict: 'met',
  schools: 0,
  items: 0,
  unknown: 0,
  spares: 0,
  county: { items: 0, unknown: 0 },
  stages: {},
  ...parts,
})

test('a county where all is met has no work waiting', () => {
  assert.deepEqual(tasksOf(data(0, 0), claim({}), [plan(0)]), [])
})

test('wrong data comes first, then what is missing, then what must be lifted, then loose ends', () => {
  const tasks = tasksOf(data(3, 2), claim({ schools: 7, items: 17, unknown: 1, county: { items: 4, unknown: 2 } }), [plan(6)])
  assert.deepEqual(
    tasks.map(({ mark, values }) => [mark, values['n']]),
    [
      ['unmet', 3],
      ['not_judgeable', 1],
      ['not_judgeable', 2],
      ['unmet', 17],
      ['unmet', 4],
      ['spare', 6],
      ['spare', 2],
    ],
  )
})

test('what is counted in the matrix leads to the very rows counted', () => {
  const tasks = tasksOf(data(0, 0), claim({ schools: 7, items: 17, unknown: 1 }), [])
  assert.deepEqual(
    tasks.map(({ to }) => to),
    [
      { room: '/matrix', search: { unknown: '1' } },
      { room: '/matrix', search: { lift: '1', sort: '-gap' } },
    ],
  )
})

test('what of a plan is settled waits no more', () => {
  const settled = { ...plan(6), settled: 11 }
  assert.deepEqual(tasksOf(data(0, 0), claim({}), [settled]), [])
})

test('a plan taken back waits for nobody', () => {
  const taken = { at: '2026-01-01T00:00:00Z', by: '某人', reason: '传错了' }
  assert.deepEqual(tasksOf(data(0, 0), claim({}), [plan(6, taken)]), [])
})
