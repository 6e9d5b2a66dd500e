import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReturn } from '@junheng/core/features/collection/round/contract.ts'
import * as contract from '@junheng/core/features/evaluation/judgements/contract.ts'
import * as duties from '@junheng/core/features/evaluation/judgements/duties/contract.ts'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../../http/test-app.ts'
import { aRound } from '../../../collection/round/a-round.ts'

const LEAD = '教育督导室'
const UNIT = '基础教育科（虚构）'
const standard = 'quality_balanced_2017' as const
const key = { standard, schoolYear: '2026', element: 'layout_planning' } as const
const met = { ...key, conclusion: 'met', grounds: '布局规划已由政府公布', concludedOn: '2026-10-08', seen: '0' } as const
const pdf = { file: { name: '布局规划.pdf', bytes: '%PDF-1.7 示例' } }
const given = { body: { standard, elements: [key.element], unit: UNIT } }

async function begun({ as, db }: HttpStage) {
  const { returns, round } = await aRound(db, COUNTY, [{ code: '2199000001' }], [LEAD])
  return {
    round,
    returnId: returns[LEAD]!,
    coordinator: await as({ role: 'coordinator', county: COUNTY }),
    officer: await as({ role: 'section_officer', county: COUNTY, unit: UNIT }),
    inspector: await as({ role: 'inspector', county: COUNTY, unit: '第一督学责任区（虚构）' }),
  }
}

test(
  'a unit records the items given to it into the return of whoever hands them in; its officer cannot review them, the bureau is told and does, and the officer is told',
  httpScene(async (stage) => {
    const { coordinator, officer, returnId, round } = await begun(stage)
    await assert.rejects(officer.call(contract.recordJudgement, { body: met }), { code: 'judgements.not-yours' })
    assert.deepEqual((await officer.call(duties.listOwnJudgements, { query: {} })).items, [])
    const assigned = await coordinator.call(duties.assignJudgements, given)
    assert.deepEqual(assigned.duties, [{ element: key.element, unit: UNIT }])
    const own = await officer.call(duties.listOwnJudgements, { query: {} })
    assert.deepEqual(
      [own.unit, own.schoolYear, own.items.map(({ element, recorded, place }) => [element, recorded, place?.mayWrite])],
      [UNIT, 2026, [[key.element, null, true]]],
    )
    const before = await officer.call(duties.listOwnJudgements, { query: { schoolYear: '2025' } })
    assert.deepEqual([before.schoolYear, before.currentYear, before.items[0]?.place], [2025, 2026, null])
    const kept = await officer.call(contract.recordJudgement, { body: met, files: pdf })
    assert.deepEqual([kept.version, kept.written, kept.isOwn, kept.evidence.length], [1, true, true, 1])
    const { values } = await coordinator.call(readReturn, { params: { id: returnId } })
    assert.equal(values.find(({ path }) => path === 'county/layout_planning')?.value, 'met')
    const review = { standard, schoolYear: 2026, element: key.element, version: 1, accepted: false, note: '请补充公布的文号' }
    await assert.rejects(officer.call(contract.reviewJudgement, { body: review }), { code: 'access.forbidden' })
    const noticesOf = async (who: typeof officer) => (await who.call(listNotices, { query: {} })).items
    const titles = async (who: typeof officer) => (await noticesOf(who)).map(({ title }) => title)
    const waiting = (await noticesOf(coordinator)).find(({ title }) => title.startsWith('县级结论等待复核'))
    assert.equal(waiting?.link, `/county-items?package=${round}&standard=${standard}&item=${key.element}`)
    await coordinator.call(contract.reviewJudgement, { body: review })
    const told = await titles(officer)
    assert.ok(told.some((title) => title.startsWith('县级结论复核未通过')))
    assert.ok(told.some((title) => title.startsWith('请记录 1 项县级结论')))
    const { versions } = await officer.call(contract.readJudgementHistory, { query: key })
    assert.equal(versions[0]?.reviews[0]?.note, review.note)
  }),
)

test(
  'what was given to one unit is out of another’s reach: record, file, history, download; taken back, it is out of the first one’s too',
  httpScene(async (stage) => {
    const { coordinator, officer, inspector } = await begun(stage)
    await coordinator.call(duties.assignJudgements, given)
    const { evidence } = await officer.call(contract.recordJudgement, { body: met, files: pdf })
    const params = { id: evidence[0]!.id }
    const refusedTo = async (who: typeof officer) => {
      const refused = { code: 'judgements.not-yours' }
      await assert.rejects(who.call(contract.recordJudgement, { body: { ...met, seen: '1', seenInRound: '1' } }), refused)
      await assert.rejects(who.call(contract.addEvidence, { body: key, files: pdf }), refused)
      await assert.rejects(who.call(contract.withdrawEvidence, { params, body: { reason: '传错了' } }), refused)
      assert.equal((await who.send(contract.downloadEvidence, { params })).status, 404)
      await assert.rejects(who.call(contract.readJudgementHistory, { query: key }), refused)
    }
    await refusedTo(inspector)
    assert.equal((await officer.send(contract.downloadEvidence, { params })).bytes.toString(), pdf.file.bytes)
    await coordinator.call(duties.assignJudgements, { body: { ...given.body, unit: '' } })
    await refusedTo(officer)
  }),
)

test(
  'inspectors record what is given to their zone; a unit nobody works in and an item the standard lacks are refused; a county gives only its own',
  httpScene(async (stage) => {
    const { coordinator, inspector } = await begun(stage)
    const element = 'veto:school_choice'
    const toZone = { standard, elements: [element], unit: '第一督学责任区（虚构）' }
    await coordinator.call(duties.assignJudgements, { body: toZone })
    const no = { ...met, element, conclusion: 'no', grounds: '进校抽查（示例）未见' }
    assert.equal((await inspector.call(contract.recordJudgement, { body: no })).isOwn, true)
    await assert.rejects(coordinator.call(duties.assignJudgements, { body: { ...toZone, unit: '没有的科' } }), {
      code: 'judgements.no-such-unit',
    })
    await assert.rejects(coordinator.call(duties.assignJudgements, { body: { ...toZone, elements: ['class_size'] } }), {
      code: 'judgements.no-such-item',
    })
    const elsewhere = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await elsewhere.call(duties.listJudgementDuties, { query: { standard } })).duties, [])
    const namesake = await stage.as({ role: 'inspector', county: OTHER_COUNTY, unit: toZone.unit })
    assert.deepEqual((await namesake.call(duties.listOwnJudgements, { query: {} })).items, [])
  }),
)
