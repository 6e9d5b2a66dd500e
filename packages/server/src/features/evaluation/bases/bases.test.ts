import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lockRound } from '@junheng/core/features/collection/round/lock/contract.ts'
import { listBasisPairs } from '@junheng/core/features/evaluation/bases/contract.ts'
import { compareRuns, makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'
import { putValues } from '../../collection/round/return-queries.ts'

const SCHOOL = '2199000001'

test(
  'an edition judged on 统计 and on what was verified is a pair, and what turns between the two is listed',
  httpScene(async (stage) => {
    const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }])
    const at = '2026-11-01T00:00:00.000Z'
    const by = { county_code: COUNTY, round_id: round, note: null, details: null, at, account_id: SCHOOL, account_name: '示例' }
    const put = (basis: 'statistics' | 'reported', how: 'typed' | 'imported', area: string) => {
      const values = {
        'sections/primary/students': '400',
        'schools/sports_field_area': area,
        'schools/sports_other_campus_area': '0',
        'schools/indoor_sports_area': '0',
        'schools/is_dense_urban_core': '否',
      }
      const rows = Object.entries(values).map(([path, value]) => ({ return_id: returns[SCHOOL]!, path, value, version: 1 }))
      return putValues(stage.db, { ...by, account_id: '00000000-0000-4000-8000-000000000009', basis, how }, rows)
    }
    // 2800 ㎡ for 400 pupils are 7 ㎡, below 7.5; 3200 ㎡ are 8.
    await put('statistics', 'imported', '2800')
    await put('reported', 'typed', '3200')
    await stage.db.updateTable('data_return').set({ state: 'accepted' }).where('return_id', '=', returns[SCHOOL]!).execute()
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    assert.deepEqual((await coordinator.call(listBasisPairs)).pairs, [])
    const { editions } = await coordinator.call(lockRound, { params: { round }, body: {} })
    const source = editions[0]!.packageId
    await coordinator.call(makeRun, { body: { source, basis: 'statistics' } })
    assert.deepEqual((await coordinator.call(listBasisPairs)).pairs, [])
    await coordinator.call(makeRun, { body: { source } })
    const { pairs } = await coordinator.call(listBasisPairs)
    assert.deepEqual(
      pairs.map(({ edition, statistics, effective }) => [edition, statistics.source.basis, effective.source.basis]),
      [[1, 'statistics', 'effective']],
    )
    const { difference } = await coordinator.call(compareRuns, {
      params: { id: pairs[0]!.statistics.id },
      query: { with: pairs[0]!.effective.id },
    })
    const turned = difference?.sections[0]?.indicators.find(({ indicator }) => indicator === 'L5')
    assert.deepEqual(
      [turned?.before?.value, turned?.before?.verdict, turned?.after?.value, turned?.after?.verdict],
      [7, 'unmet', 8, 'met'],
    )
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await stranger.call(listBasisPairs)).pairs, [])
  }),
)
