import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { askAmendment, decideAmendment, lockRound, readLock } from '@junheng/core/features/collection/round/lock/contract.ts'
import * as contract from '@junheng/core/features/evaluation/recognition/contract.ts'
import type { StatusRecord } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'

const step = (action: StatusRecord['action'], on: string, seen: number, more: Partial<StatusRecord> = {}) => ({
  body: { action, on, docNo: null, note: null, seen, ...more },
})
const coordinator = (stage: HttpStage) => stage.as({ role: 'coordinator', county: COUNTY })

test(
  'a county’s way is written down step by step by whose business it is, each with its day and document, and a mistake is taken back in sight',
  httpScene(async (stage) => {
    const office = await coordinator(stage)
    const leader = await stage.as({ role: 'leader', county: COUNTY })
    assert.deepEqual((await leader.call(contract.readRecognition)).actions, ['declare'])
    const docNo = '示例政函〔2026〕5号'
    await assert.rejects(leader.call(contract.recordStatus, step('declare', '2026-03-30', 0)), { code: 'recognition.lacks' })
    await leader.call(contract.recordStatus, step('declare', '2026-03-30', 0, { docNo }))
    const recognise = step('recognise', '2026-11-02', 1, { docNo: '示例教督〔2026〕9号' })
    await assert.rejects(leader.call(contract.recordStatus, recognise), { code: 'recognition.not-allowed-now' })
    await assert.rejects(office.call(contract.recordStatus, step('recognise', '2026-03-01', 1, { docNo })), {
      code: 'recognition.too-early',
    })
    await assert.rejects(office.call(contract.recordStatus, step('recognise', '2026-11-24', 1, { docNo })), {
      code: 'recognition.in-future',
    })
    await assert.rejects(office.call(contract.recordStatus, step('recognise', '2026-11-02', 0, { docNo })), {
      code: 'record.changed',
    })
    const recognised = await office.call(contract.recordStatus, recognise)
    assert.deepEqual([recognised.state, recognised.recognisedOn], ['recognised', '2026-11-02'])
    const undone = await office.call(contract.recordStatus, step('undo', '2026-11-23', 2, { note: '文号抄错' }))
    assert.deepEqual([undone.state, undone.recognisedOn, undone.entries.length], ['declared', null, 3])
    const elsewhere = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await elsewhere.call(contract.readRecognition)).entries, [])
  }),
)

test(
  '基本均衡 and its yearly monitoring decide whether one may apply; a year written down again is as it was written last',
  httpScene(async (stage) => {
    const office = await coordinator(stage)
    const conditions = async () => (await office.call(contract.readReadiness)).conditions.map(({ verdict }) => verdict)
    assert.deepEqual(await conditions(), ['not_judgeable', 'not_judgeable', 'not_judgeable'])
    const more = { docNo: '示例教督〔2023〕2号', note: null }
    await office.call(contract.recordBasic, { body: { on: '2023-11-23', seen: 0, ...more } })
    const monitored = (year: number, result: 'kept' | 'fell', seen: number) =>
      office.call(contract.recordMonitoring, { body: { year, result, on: '2026-01-10', seen, ...more } })
    await monitored(2024, 'kept', 1)
    await monitored(2025, 'fell', 2)
    assert.deepEqual(await conditions(), ['met', 'unmet', 'not_judgeable'])
    const found = await monitored(2025, 'kept', 3)
    assert.deepEqual(await conditions(), ['met', 'met', 'not_judgeable'])
    assert.deepEqual(
      found.monitoring.map(({ year, result }) => [year, result]),
      [
        [2025, 'kept'],
        [2024, 'kept'],
      ],
    )
    assert.equal(found.entries.length, 4)
  }),
)

/** A school whose two editions differ: its sports field falls short in the second. */
async function twoRuns(stage: HttpStage) {
  const school = '2199000001'
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: school }])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [school] })
  const office = await coordinator(stage)
  const params = { id: returns[school]! }
  const typed = (path: string, value: string) => ({ path, value, seen: 0 })
  const changes = [
    typed('sections/primary/students', '400'),
    typed('schools/sports_field_area', '2800'),
    typed('schools/sports_other_campus_area', '0'),
    typed('schools/indoor_sports_area', '0'),
    typed('schools/is_dense_urban_core', '是'),
    typed('schools/sports_rented_area', '400'),
  ]
  await principal.call(saveValues, { params, body: { changes } })
  const live = await office.call(makeRun, { body: { source: round } })
  await stage.db.updateTable('data_return').set({ state: 'accepted' }).where('return_id', '=', params.id).execute()
  const first = (await office.call(lockRound, { params: { round }, body: {} })).editions[0]!
  const asked = await principal.call(askAmendment, {
    params,
    body: { changes: [{ path: 'schools/sports_field_area', value: '2000', seen: '2800' }], reason: '操场改建教学楼' },
  })
  await office.call(decideAmendment, { params: { ...params, amendment: asked.id }, body: { approve: true } })
  const second = (await office.call(readLock, { params: { round } })).editions[0]!
  const declared = await office.call(makeRun, { body: { source: first.packageId } })
  stage.clock.now = new Date('2026-11-23T02:10:00.000Z')
  const later = await office.call(makeRun, { body: { source: second.packageId } })
  return { office, live, declared, later }
}

test(
  'a final run is sealed as 申报版 with its receipt; a newer one takes its place with a reason, and the old one stays to be seen',
  httpScene(async (stage) => {
    const { office, live, declared, later } = await twoRuns(stage)
    const seal = (run: string, seen: number, reason: string | null = null) =>
      office.call(contract.declareRun, { body: { run, on: '2026-11-20', reason, seen } })
    await assert.rejects(seal(live.id, 0), { code: 'recognition.not-final' })
    await seal(declared.id, 0)
    await assert.rejects(seal(declared.id, 1), { code: 'recognition.same-run' })
    await assert.rejects(seal(later.id, 1), { code: 'recognition.lacks' })
    await assert.rejects(seal(later.id, 0, '数据修订'), { code: 'record.changed' })
    const first = { params: { number: 1 } }
    await assert.rejects(office.call(contract.addReceipt, { ...first, body: {} }), { code: 'recognition.lacks' })
    const pdf = Buffer.from('%PDF-1.7 虚构的回执')
    const files = { file: { name: '回执.pdf', bytes: pdf } }
    const kept = await office.call(contract.addReceipt, { ...first, body: { docNo: '收〔2026〕17号' }, files })
    assert.deepEqual(
      kept.declarations[0]!.receipts.map(({ docNo, file }) => [docNo, file?.name, file?.sha256.length]),
      [['收〔2026〕17号', '回执.pdf', 64]],
    )
    const got = await office.send(contract.downloadReceipt, { params: { number: '1', receipt: '1' } })
    assert.deepEqual(got.bytes, pdf)
    const now = await seal(later.id, 1, '操场数据修订，市级要求重报')
    assert.deepEqual(
      now.declarations.map(({ number, run, isStanding, receipts }) => [number, run.id, isStanding, receipts.length]),
      [
        [2, later.id, true, 0],
        [1, declared.id, false, 1],
      ],
    )
  }),
)

test(
  'what the later run no longer meets is told against the declared one, and an exemption it rests on is counted down from recognition',
  httpScene(async (stage) => {
    const { office, declared } = await twoRuns(stage)
    assert.equal((await office.call(contract.readSince, {})).since, null)
    await office.call(contract.declareRun, { body: { run: declared.id, on: '2026-11-20', reason: null, seen: 0 } })
    const docNo = '示例〔2026〕1号'
    await office.call(contract.recordStatus, step('declare', '2026-11-20', 0, { docNo }))
    await office.call(contract.recordStatus, step('recognise', '2026-11-21', 1, { docNo }))
    const { since } = await office.call(contract.readSince, {})
    const fallen = since!.falls.map(({ kind, school, key, before, after, verdict }) => [
      kind,
      school,
      key,
      before,
      after,
      verdict,
    ])
    assert.deepEqual(fallen, [['indicator', '2199000001', 'L5', 8, 6, 'unmet']])
    assert.deepEqual(
      since!.exemptions.map(({ key, restingThen, restingNow, catchUpBy, daysLeft }) => [
        key,
        restingThen,
        restingNow,
        catchUpBy,
        daysLeft,
      ]),
      [['dense_urban_extra_space', 1, 0, '2029-11-21', 1094]],
    )
  }),
)

test(
  'a past year judged today is neither what 迎检准备 goes by nor later than the declared run',
  httpScene(async (stage) => {
    const { office, declared, later } = await twoRuns(stage)
    await office.call(contract.declareRun, { body: { run: declared.id, on: '2026-11-20', reason: null, seen: 0 } })
    const row = await stage.db.selectFrom('evaluation_run').selectAll().where('run_id', '=', later.id).executeTakeFirstOrThrow()
    const past = {
      run_id: randomUUID(),
      source_id: randomUUID(),
      statistics_day: '2024-09-01',
      made_at: '2026-11-23T02:20:00.000Z',
      counts: JSON.stringify(row.counts),
      settings: row.settings === null ? null : JSON.stringify(row.settings),
    }
    await stage.db
      .insertInto('evaluation_run')
      .values({ ...row, ...past })
      .execute()
    assert.equal((await office.call(contract.readReadiness)).source?.run, later.id)
    const { since } = await office.call(contract.readSince, {})
    assert.deepEqual(
      since?.later.map(({ id }) => id),
      [later.id],
    )
  }),
)
