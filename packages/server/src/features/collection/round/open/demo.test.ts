import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listRounds } from '@junheng/core/features/collection/round/open/contract.ts'
import { readPresent } from '@junheng/core/features/evaluation/contract.ts'
import { openWork } from '../../../../background/work.ts'
import { COUNTY, httpScene } from '../../../../http/test-app.ts'
import { demoPeople } from '../../../../serve/demo-people.ts'
import { seedDemo } from '../../../access/demo.ts'
import { loadDemoOrgs } from '../../../orgs/demo.ts'
import { loadDemoCounty } from '../../demo.ts'
import { returnsOf } from '../return-queries.ts'
import { loadDemoRound } from './demo.ts'

test(
  'the demonstration has the last three years’ rounds closed and this year’s in full swing, with returns in every state; starting again adds nothing',
  httpScene(async ({ db, as, clock }) => {
    const work = openWork({ threads: 1 })
    try {
      await seedDemo(db, { passwords: { coordinator: 'Practice-2026', principal: 'Practice-2026' }, now: clock.now })
      await loadDemoCounty(db)
      await loadDemoOrgs(db, clock.now)
      const people = await demoPeople(db, work, clock.now)
      await loadDemoRound(people, clock.now)
      await loadDemoRound(people, clock.now)
    } finally {
      await work.close()
    }
    const coordinator = await as({ role: 'coordinator', county: COUNTY })
    const { rounds } = await coordinator.call(listRounds)
    assert.deepEqual(
      rounds.map(({ origin, state }) => [origin, state]),
      [
        ['collected', 'open'],
        ['imported', 'locked'],
        ['imported', 'locked'],
        ['imported', 'locked'],
      ],
    )
    const returns = await returnsOf(db, COUNTY, rounds[0]!.id)
    assert.deepEqual([...new Set(returns.map(({ state }) => state))].sort(), ['accepted', 'draft', 'returned', 'submitted'])
    assert.ok(returns.some(({ first_opened_at }) => first_opened_at === null))
    assert.ok(returns.some(({ due, state }) => state === 'draft' && due !== null && due < '2026-11-23'))
    assert.equal((await coordinator.call(readPresent)).package?.fileName, 'county.zip')
  }),
)
