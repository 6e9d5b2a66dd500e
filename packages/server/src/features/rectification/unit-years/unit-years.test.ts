import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { downloadUnitYears, readUnitYears, setScoreRule } from '@junheng/core/features/rectification/unit-years/contract.ts'
import { readXlsx } from 'hucre'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { addItems, plainDraft } from '../ledger/add-items.ts'
import { setItem } from '../ledger/queries.ts'
import { addStep } from '../ledger/steps.ts'

const BY = { actor: '测试', reference: 'test' }

async function anItem(stage: HttpStage, deadline: string, units: string[], closedOn: string | null = null) {
  const item = NewItem.parse({
    scope: 'county',
    matter: 'other',
    source: 'self_check',
    problem: '问题',
    deadline,
    units: units.map((name) => ({ part: 'unit', name, orgId: null })),
  })
  const by = { ...BY, now: stage.clock.now }
  const [no] = await addItems(stage.db, by, { code: COUNTY, isDemo: false }, [plainDraft(item, null)])
  if (closedOn) {
    const proof = { kind: 'words', id: null, name: '', at: `${closedOn}T02:00:00.000Z`, value: null, threshold: null, text: '' }
    await setItem(stage.db, COUNTY, no!, { state: 'closed', closed_on: closedOn, closed_proof: JSON.stringify(proof) })
  }
  return no!
}

test(
  'a unit’s year by hand: what was due, in time or not, what came back in that year; set otherwise, and put back',
  httpScene(async (stage) => {
    stage.clock.now = new Date('2026-11-23T02:00:00.000Z')
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    await anItem(stage, '2026-03-31', ['甲镇', '乙镇'], '2026-03-31')
    await anItem(stage, '2026-03-31', ['甲镇'], '2026-04-01')
    const undone = await anItem(stage, '2026-11-22', ['甲镇'])
    await anItem(stage, '2026-11-23', ['甲镇'])
    await anItem(stage, '2025-06-30', ['甲镇'], '2025-07-30')
    await anItem(stage, '2027-06-30', ['丙镇'])
    // Closed long before its day: of the year it was closed in.
    await anItem(stage, '2028-06-30', ['乙镇'], '2026-05-05')
    const step = (action: string, at: string) =>
      addStep(stage.db, { ...BY, now: new Date(at) }, { county: COUNTY, no: undone, action, note: '' })
    // The last moment of 2025 in China, and the first of 2026.
    await step('return', '2025-12-31T15:59:59.000Z')
    await step('return', '2025-12-31T16:00:00.000Z')
    const { units, years, rule, isOwnRule } = await coordinator.call(readUnitYears, { query: {} })
    assert.deepEqual([years, isOwnRule, rule.latePercent], [[2027, 2026, 2025], false, 50])
    assert.deepEqual(
      units.map(({ name, score, how }) => [name, score, how]),
      [
        ['乙镇', 100, '100 ×（2）÷ 2 = 100'],
        // (1 + 0.5) of 3 = 50; − 1.
        ['甲镇', 49, '100 ×（1 + 1 × 50%）÷ 3 − 退回 1 × 1 = 49'],
      ],
    )
    assert.deepEqual([units[1]!.undone, units[1]!.ahead, units[1]!.returns], [1, 1, 1])
    const before = await coordinator.call(readUnitYears, { query: { year: '2025' } })
    assert.deepEqual(
      before.units.map(({ name, score }) => [name, score]),
      [['甲镇', 49]],
    )
    const coming = await coordinator.call(readUnitYears, { query: { year: '2027' } })
    assert.deepEqual(
      coming.units.map(({ name, score, ahead }) => [name, score, ahead]),
      [['丙镇', null, 1]],
    )
    const own = { latePercent: 0, perReturn: 10, perRebound: 0 }
    await coordinator.call(setScoreRule, { body: { rule: own } })
    const file = await coordinator.send(downloadUnitYears, { query: {} })
    const rows = (await readXlsx(file.bytes)).sheets[0]!.rows
    assert.equal(rows[2]![0], '甲镇')
    assert.equal(rows[2]![1], 23.3)
    assert.match(String(rows[3]![0]), /逾期后销号计 0%，每退回一次减 10 分.*本县设定/)
    await coordinator.call(setScoreRule, { body: { rule: null } })
    assert.equal((await coordinator.call(readUnitYears, { query: {} })).units[1]!.score, 49)
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await stranger.call(readUnitYears, { query: {} })).units, [])
  }),
)
