import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { askAmendment, decideAmendment, lockRound, readLock } from '@junheng/core/features/collection/round/lock/contract.ts'
import { compareRuns, listRuns, makeRun, readRun, repeatRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'

const SCHOOL = '2199000001'
const typed = (path: string, value: string) => ({ path, value, seen: 0 })

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const own = { params: { id: returns[SCHOOL]! } }
  const changes = [
    typed('sections/primary/students', '400'),
    typed('schools/sports_field_area', '2800'),
    typed('schools/sports_other_campus_area', '0'),
    typed('schools/indoor_sports_area', '0'),
    typed('schools/is_dense_urban_core', '否'),
  ]
  await principal.call(saveValues, { ...own, body: { changes } })
  const accept = () =>
    stage.db.updateTable('data_return').set({ state: 'accepted' }).where('return_id', '=', returns[SCHOOL]!).execute()
  return { round, principal, coordinator, own, accept }
}

test(
  'a run of a live round is provisional, one of its locked edition final and made once; each keeps what it was judged on and repeats to the last digit',
  httpScene(async (stage) => {
    const { round, coordinator, accept } = await begun(stage)
    const live = await coordinator.call(makeRun, { body: { source: round } })
    assert.equal(live.kind, 'provisional')
    await accept()
    const { editions } = await coordinator.call(lockRound, { params: { round }, body: {} })
    const body = { source: editions[0]!.packageId }
    const final = await coordinator.call(makeRun, { body })
    assert.deepEqual([final.kind, final.source.edition], ['final', 1])
    assert.equal((await coordinator.call(makeRun, { body })).id, final.id)
    assert.equal((await coordinator.call(listRuns, { query: {} })).total, 2)
    const detail = await coordinator.call(readRun, { params: { id: final.id } })
    assert.equal(detail.county.sections[0]?.indicators['L5']?.value, 7)
    stage.clock.now = new Date('2027-03-01T02:00:00.000Z')
    const leader = await stage.as({ role: 'leader', county: COUNTY })
    const again = await leader.call(repeatRun, { params: { id: final.id } })
    assert.deepEqual([again.isIdentical, again.rulesChanged], [true, false])
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(readRun, { params: { id: final.id } }), { code: 'record.missing' })
  }),
)

test(
  'two editions held against each other say what turned, and the same the other way round',
  httpScene(async (stage) => {
    const { round, coordinator, principal, own, accept } = await begun(stage)
    await accept()
    const first = (await coordinator.call(lockRound, { params: { round }, body: {} })).editions[0]!
    const changes = [{ path: 'schools/sports_field_area', value: '3200', seen: '2800' }]
    const asked = await principal.call(askAmendment, { ...own, body: { changes, reason: '操场扩建部分漏报' } })
    const params = { id: own.params.id, amendment: asked.id }
    await coordinator.call(decideAmendment, { params, body: { approve: true } })
    const second = (await coordinator.call(readLock, { params: { round } })).editions[0]!
    const before = await coordinator.call(makeRun, { body: { source: first.packageId } })
    const after = await coordinator.call(makeRun, { body: { source: second.packageId } })
    const { difference, schools } = await coordinator.call(compareRuns, { params: { id: before.id }, query: { with: after.id } })
    const turned = difference?.sections[0]?.indicators.find(({ indicator }) => indicator === 'L5')
    assert.deepEqual([turned?.before?.verdict, turned?.after?.verdict], ['unmet', 'met'])
    assert.deepEqual(schools, [])
    const back = await coordinator.call(compareRuns, { params: { id: after.id }, query: { with: before.id } })
    assert.equal(back.difference?.sections[0]?.indicators.find(({ indicator }) => indicator === 'L5')?.after?.verdict, 'unmet')
    const other = await coordinator.call(makeRun, { body: { source: first.packageId, standard: 'basic_balanced_2012' } })
    const both = await coordinator.call(compareRuns, { params: { id: before.id }, query: { with: other.id } })
    assert.equal(both.difference, null)
  }),
)
