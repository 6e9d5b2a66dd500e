import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountyResult } from '../result.ts'
import { claimOf, isAllMet } from './claim.ts'
import type { MatrixCell, MatrixColumn, MatrixRow } from './matrix.ts'

const column = (key: string, group: MatrixColumn['group'], perSchool: boolean): MatrixColumn => ({
  key,
  zh: key,
  unit: '',
  decimals: 0,
  group,
  perSchool,
})
const columns = [column('L4', 'indicator', false), column('school_size', 'duty', true), column('class_size', 'duty', false)]
const cell = (mark: MatrixCell['mark']): MatrixCell => ({
  value: 1,
  line: 1,
  mark,
  text: null,
  gap: null,
  whole: null,
  raises: false,
  short: 0,
})
const aRow = (code: string, marks: MatrixCell['mark'][], parts: Partial<MatrixRow> = {}): MatrixRow => ({
  code,
  name: code,
  stage: 'primary',
  students: 1,
  mark: 'met',
  why: null,
  lifts: 0,
  usesSpare: false,
  isOneShort: false,
  gap: 0,
  tags: [],
  cells: marks.map(cell),
  facts: [],
  ...parts,
})
const result = (verdict: CountyResult['verdict'], items: CountyResult['items'] = []) =>
  ({ verdict, items, spreads: [] }) as unknown as CountyResult
const good = ['met', 'met', 'met'] as const

test('a duty of the school is lifted once, a class size once a section, an indicator as the pass rule asks', () => {
  const rows = [
    aRow('河湾', ['unmet', 'unmet', 'unmet'], { mark: 'unmet', lifts: 1 }),
    aRow('河湾', ['spare', 'unmet', 'unmet'], { stage: 'junior', usesSpare: true }),
    aRow('白杨', [...good]),
    aRow('东河', ['not_judgeable', 'met', 'met'], { mark: 'not_judgeable' }),
  ]
  const claim = claimOf(result('unmet'), columns, rows)
  assert.deepEqual([claim.schools, claim.items, claim.unknown, claim.spares], [1, 4, 1, 1])
  assert.deepEqual(claim.stages, { primary: { unmet: 1, lifts: 1, unknown: 1 }, junior: { unmet: 0, lifts: 0, unknown: 0 } })
})

test('all is met only where every cell is, and nothing of the county is open', () => {
  const met = claimOf(result('met'), columns, [aRow('白杨', [...good])])
  assert.equal(isAllMet(met), true)
  assert.equal(isAllMet(claimOf(result('met'), columns, [aRow('白杨', ['spare', 'met', 'met'], { usesSpare: true })])), false)
  assert.equal(isAllMet(claimOf(result('unmet'), columns, [aRow('白杨', [...good])])), false)
})

test('what is a school’s own duty is not counted among the county’s', () => {
  const item = (key: string) => ({ key, value: null, verdict: 'unmet' as const, detail: [] })
  const { county } = claimOf(result('unmet', [item('school_size'), item('veto:falsification')]), columns, [
    aRow('白杨', [...good]),
  ])
  assert.deepEqual(county, { items: 1, unknown: 0 })
})
