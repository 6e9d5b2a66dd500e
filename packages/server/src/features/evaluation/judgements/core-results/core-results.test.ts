import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as rounds from '@junheng/core/features/collection/round/contract.ts'
import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import * as judgements from '@junheng/core/features/evaluation/judgements/contract.ts'
import * as contract from '@junheng/core/features/evaluation/judgements/core-results/contract.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../../http/test-app.ts'
import { aRound } from '../../../collection/round/a-round.ts'

const LEAD = '教育督导室'
const [A, B] = ['2199000001', '2199000002']
const FIVE = '0000011111111'
const ALL = '1111111111111'
const schoolYear = 2026
const VETO = 'veto:core_items_4_of_13'

async function begun({ db, as }: HttpStage) {
  const { returns, round } = await aRound(db, COUNTY, [{ code: A }, { code: B }], [LEAD])
  const coordinator = await as({ role: 'coordinator', county: COUNTY })
  for (const code of [A, B]) {
    const principal = await as({ role: 'principal', county: COUNTY, schools: [code] })
    const changes = [{ path: 'sections/primary/students', value: '400', seen: 0 }]
    await principal.call(rounds.saveValues, { params: { id: returns[code]! }, body: { changes } })
  }
  const save = (...changes: { school: string; marks: string; seen: number }[]) =>
    coordinator.call(contract.saveCoreResults, { body: { schoolYear, changes } })
  const veto = async () => {
    const call = { params: { id: round }, query: { standard: 'basic_balanced_2012' as const } }
    const { statements, schoolStandard } = await coordinator.call(judgements.readCountyItems, call)
    const judged = statements.find(({ element }) => element === VETO)?.judged
    return { judged, failed: schoolStandard.map(({ code, coreFailed }) => [code, coreFailed]) }
  }
  return { coordinator, save, veto, round, returnId: returns[LEAD]! }
}

test(
  'a school that misses four of the core items raises the veto, by name, as soon as it is marked; marked anew, the veto is gone',
  httpScene(async (stage) => {
    const { coordinator, save, veto, round, returnId } = await begun(stage)
    assert.equal((await veto()).judged, null)
    const kept = await save({ school: A, marks: FIVE, seen: 0 }, { school: B, marks: ALL, seen: 0 })
    assert.deepEqual([kept.failAt, kept.place?.mayWrite], [4, true])
    assert.deepEqual(
      kept.results.map(({ school, marks, version, written }) => [school, marks, version, written]),
      [
        [A, FIVE, 1, true],
        [B, ALL, 1, true],
      ],
    )
    assert.deepEqual(await veto(), {
      judged: 'yes',
      failed: [
        [A, 5],
        [B, 0],
      ],
    })
    const { evaluation } = await coordinator.call(evaluatePackage, {
      params: { id: round },
      query: { standard: 'basic_balanced_2012' },
    })
    const told = evaluation.counties[0]?.items.find(({ key }) => key === VETO)?.detail.join()
    assert.match(told ?? '', /4 项及以上不达标的学校：.*（5 项）/)
    const { values } = await coordinator.call(rounds.readReturn, { params: { id: returnId } })
    assert.equal(values.find(({ path }) => path === `of/${A}/core_items_failed`)?.value, '5')
    await save({ school: A, marks: '0001111111111', seen: 1 })
    assert.deepEqual(await veto(), {
      judged: 'no',
      failed: [
        [A, 3],
        [B, 0],
      ],
    })
    await save({ school: A, marks: '0001111------', seen: 2 })
    assert.deepEqual(await veto(), {
      judged: null,
      failed: [
        [A, null],
        [B, 0],
      ],
    })
  }),
)

test(
  'somebody else’s marks are not written over, and nothing of the same save is kept; a changed table of items counts anew',
  httpScene(async (stage) => {
    const { coordinator, save, veto } = await begun(stage)
    await save({ school: A, marks: FIVE, seen: 0 })
    await assert.rejects(save({ school: B, marks: ALL, seen: 0 }, { school: A, marks: ALL, seen: 0 }), { code: 'record.changed' })
    const { results } = await coordinator.call(contract.readCoreResults, { query: { schoolYear: '2026' } })
    assert.deepEqual(
      results.map(({ school, version }) => [school, version]),
      [[A, 1]],
    )
    await assert.rejects(save({ school: A, marks: `${ALL}1`, seen: 1 }), { code: 'judgements.too-many-marks' })
    const lines = Array.from({ length: 13 }, (_, i) => ({ name: `项目 ${i + 1}（示例）`, isCore: i > 1, max: null }))
    const body = { schoolYear, source: '省级标准（示例）', seen: 0, lines }
    await coordinator.call(judgements.setCoreItems, { body })
    assert.deepEqual((await veto()).failed[0], [A, 3])
    const elsewhere = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await elsewhere.call(contract.readCoreResults, { query: { schoolYear: '2026' } })).results, [])
  }),
)

test(
  'where the return is out of hand the marks are kept beside it and said not to be judged; a file that is no workbook is refused',
  httpScene(async (stage) => {
    const { coordinator, save, veto, returnId } = await begun(stage)
    await stage.db.updateTable('data_return').set({ state: 'accepted' }).where('return_id', '=', returnId).execute()
    const kept = await save({ school: A, marks: FIVE, seen: 0 })
    assert.deepEqual([kept.results[0]?.written, kept.place?.mayWrite], [false, false])
    assert.equal((await veto()).judged, null)
    const file = { name: '结果.xlsx', bytes: 'no workbook' }
    await assert.rejects(coordinator.call(contract.readCoreSheet, { files: { file } }), { code: 'upload.wrong-kind' })
  }),
)
