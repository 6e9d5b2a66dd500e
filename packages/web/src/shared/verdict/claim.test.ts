import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import { fill } from '../text.ts'
import { headlineOf } from './claim.ts'

const said = (parts: Partial<Claim>): string =>
  headlineOf(
    {
      judgesSections: true,
      verdict: 'unmet',
      schools: 0,
      items: 0,
      unknown: 0,
      spares: 0,
      stages: {},
      county: { items: 0, unknown: 0 },
      ...parts,
    },
    (zh, values) => fill(zh, values),
  )

test('校校达标、项项达标 is said only where every cell of every school and the county is met', () => {
  assert.equal(said({ verdict: 'met' }), '校校达标、项项达标')
  assert.equal(said({ verdict: 'met', spares: 3 }), '校校达标，3 个学段用了余项')
  assert.equal(said({ county: { items: 1, unknown: 0 } }), '还差县级 1 项')
  assert.equal(said({ verdict: 'not_judgeable' }), '还不能下结论')
})

test('what schools lack, what the county lacks and what nobody can judge are told apart', () => {
  assert.equal(
    said({ schools: 5, items: 12, unknown: 1, county: { items: 3, unknown: 1 } }),
    '还差 5 校 12 项，县级 3 项，无法判定 2 项',
  )
  assert.equal(said({ judgesSections: false, county: { items: 2, unknown: 0 } }), '还差 2 项')
  assert.equal(said({ judgesSections: false, verdict: 'met' }), '达到基本均衡的要求')
})
