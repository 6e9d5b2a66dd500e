import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { openWork } from '../../../../background/work.ts'
import { COUNTY, httpScene } from '../../../../http/test-app.ts'
import { aRound } from '../a-round.ts'
import { countFaults } from './fault-counter.ts'

const SCHOOL = '2199000001'

test(
  'what was typed and left alone for a while is counted in the background, once; what somebody is still typing is not',
  httpScene(async (stage) => {
    const { returns } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }])
    const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [SCHOOL] })
    const own = { params: { id: returns[SCHOOL]! } }
    const work = openWork({ threads: 1 })
    const later = (seconds: number) => new Date(stage.clock.now.getTime() + seconds * 1000)
    const count = (seconds: number) => countFaults(stage.db, work, later(seconds), new Set())
    try {
      assert.equal(await count(0), 1, 'what was opened and not touched since')
      const typed = { 'sections/primary/ft_teachers': '9', 'sections/primary/backbone_teachers': '10' }
      const changes = Object.entries(typed).map(([path, value]) => ({ path, value, seen: 0 }))
      await filler.call(saveValues, { ...own, body: { changes } })
      assert.equal(await count(1), 0)
      assert.equal((await filler.call(readReturn, own)).errors, 0)
      assert.equal(await count(60), 1)
      assert.equal((await filler.call(readReturn, own)).errors, 1)
      assert.equal(await count(120), 0)
    } finally {
      await work.close()
    }
  }),
)
