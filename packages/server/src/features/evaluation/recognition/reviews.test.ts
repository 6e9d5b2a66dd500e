import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/evaluation/recognition/contract.ts'
import type { ReviewFacts } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { addOrg } from '@junheng/core/features/orgs/contract.ts'
import { NO_SCHOOL_FACTS } from '@junheng/core/features/orgs/schema.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'

const FACTS: ReviewFacts = {
  kind: 'municipal',
  title: '市级复核（示例）',
  plannedOn: null,
  heldOn: null,
  team: '',
  schools: [],
  conclusion: null,
  results: '',
  term: null,
}

async function begun(stage: HttpStage) {
  const office = await stage.as({ role: 'coordinator', county: COUNTY })
  const review = await office.call(contract.addReview, { body: FACTS })
  const params = { id: review.id }
  const change = (revision: number, more: Partial<ReviewFacts>) =>
    office.call(contract.changeReview, { params, body: { ...FACTS, ...more, revision } })
  const act = (action: 'hold' | 'receive' | 'close' | 'reopen' | 'cancel', revision: number, note: string | null = null) =>
    office.call(contract.stepReview, { params, body: { action, note, revision } })
  return { office, review, params, change, act }
}

test(
  'a review goes from a day not fixed to its letter and its end, saying what is missing; every change is kept with what stood before',
  httpScene(async (stage) => {
    const { office, review, params, change, act } = await begun(stage)
    assert.deepEqual([review.state, review.plannedOn, review.revision], ['planned', null, 1])
    await assert.rejects(act('hold', 1), { code: 'recognition.lacks' })
    await assert.rejects(change(1, { heldOn: '2026-11-24' }), { code: 'recognition.in-future' })
    await change(1, { heldOn: '2026-11-20' })
    await act('hold', 2)
    await assert.rejects(act('receive', 3), { code: 'recognition.lacks' })
    await change(3, { heldOn: '2026-11-20', conclusion: 'passed_with_rectification', term: '2026-12-20' })
    const told = await act('receive', 4)
    assert.deepEqual(told.actions, ['edit', 'close'])
    await assert.rejects(act('cancel', 5, '不办了'), { code: 'recognition.review-state' })
    const closed = await act('close', 5)
    assert.deepEqual([closed.state, closed.actions], ['closed', ['reopen']])
    assert.deepEqual(
      closed.history.map(({ action }) => action),
      ['close', 'receive', 'edit', 'hold', 'edit', 'add'],
    )
    assert.deepEqual(closed.history[2]!.changes, [
      { name: '结论', before: '', after: '整改后通过' },
      { name: '整改期限', before: '', after: '2026-12-20' },
    ])
    const elsewhere = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(elsewhere.call(contract.readReview, { params }), { code: 'record.missing' })
    assert.deepEqual((await office.call(contract.listReviews)).items.length, 1)
  }),
)

test(
  'who changes what somebody else changed meanwhile is refused and loses nobody’s words',
  httpScene(async (stage) => {
    const { office, params, change } = await begun(stage)
    await change(1, { team: '甲组' })
    await assert.rejects(change(1, { team: '乙组' }), { code: 'record.changed' })
    assert.equal((await office.call(contract.readReview, { params })).team, '甲组')
  }),
)

test(
  'schools seen are picked from the directory',
  httpScene(async (stage) => {
    const { office, change } = await begun(stage)
    const facts = { shortName: null, region: COUNTY, duty: null }
    const school = { ...NO_SCHOOL_FACTS, typeCode: '211' as const }
    const since = '2020-09-01'
    const reason = '示例'
    const government = await office.call(addOrg, {
      body: {
        kind: 'government',
        parentId: null,
        since,
        reason,
        facts: { ...facts, name: '区政府', schoolCode: null, school: null },
      },
    })
    const parentId = government.org.id
    const bureau = await office.call(addOrg, {
      body: {
        kind: 'education_bureau',
        parentId,
        since,
        reason,
        facts: { ...facts, name: '教育局', schoolCode: null, school: null },
      },
    })
    await office.call(addOrg, {
      body: {
        kind: 'school',
        parentId: bureau.org.id,
        since,
        reason,
        facts: { ...facts, name: '东街小学', schoolCode: '2199000101', school },
      },
    })
    await assert.rejects(change(1, { schools: ['2199000101', '2199000999'] }), { code: 'recognition.unknown-school' })
    const picked = await change(1, { schools: ['2199000101', '2199000101'] })
    assert.deepEqual(picked.schoolList, [{ code: '2199000101', name: '东街小学' }])
  }),
)

test(
  '反馈意见 is kept as it came, told from its bytes, and a newer one stands beside it',
  httpScene(async (stage) => {
    const { office, params } = await begun(stage)
    const letter = (bytes: string, name = '反馈.pdf') =>
      office.call(contract.addLetter, { params, files: { file: { name, bytes: Buffer.from(bytes) } } })
    await assert.rejects(letter('MZ\u0000\u0001'), { code: 'upload.wrong-kind' })
    await letter('%PDF-1.7 一')
    const two = await letter('%PDF-1.7 二', '反馈（补）.pdf')
    assert.deepEqual(
      two.letterList.map(({ number, name, sha256 }) => [number, name, sha256.length]),
      [
        [1, '反馈.pdf', 64],
        [2, '反馈（补）.pdf', 64],
      ],
    )
    const got = await office.send(contract.downloadLetter, { params: { ...params, number: '1' } })
    assert.equal(got.text, '%PDF-1.7 一')
  }),
)

test(
  'what is late or unproven about reviews and the county stands in 迎检准备, and the county sets what must be gone by when',
  httpScene(async (stage) => {
    const { office, change, act } = await begun(stage)
    await change(1, { plannedOn: '2026-11-20' })
    const lines = async () => (await office.call(contract.readReadiness)).lines.map(({ kind, text }) => `${kind} ${text}`)
    assert.deepEqual(await lines(), ['overdue 计划 2026-11-20 开展，还没有记录'])
    await change(2, { heldOn: '2026-11-20', conclusion: 'passed', term: '2026-11-22' })
    await act('hold', 3)
    await act('receive', 4)
    assert.deepEqual(await lines(), ['unproven 还没有上传反馈意见', 'overdue 整改期限 2026-11-22，还没有办结'])
    const own = { municipal: ['overdue' as const], provincial: [], national: ['unproven' as const] }
    const set = await office.call(contract.setDemands, { body: { demands: own } })
    assert.deepEqual([set.isOwn, set.lines.map(({ before }) => before)], [true, [['national'], ['municipal']]])
    assert.equal((await office.call(contract.setDemands, { body: { demands: null } })).isOwn, false)
  }),
)

test(
  'warnings nobody acknowledged in time and returns past their day stand in 迎检准备 as overdue, those in time do not',
  httpScene(async (stage) => {
    const { office } = await begun(stage)
    const { returns } = await aRound(stage.db, COUNTY, [{ code: '2199000001' }])
    const at = '2026-11-01T02:00:00.000Z'
    const warned = (warning_key: string, due: string) => ({
      county_code: COUNTY,
      warning_id: randomUUID(),
      warning_key,
      rule: 'spread_over' as const,
      level: 'red' as const,
      school_code: null,
      school_name: null,
      stage: null,
      indicator: null,
      cause: `差异系数超过上限 ${warning_key}`,
      value: null,
      threshold: null,
      source_id: randomUUID(),
      source_name: '示例',
      state: 'open' as const,
      opened_at: at,
      due,
      changed_at: at,
      holder: 'county' as const,
    })
    await stage.db
      .insertInto('warning')
      .values([warned('甲', '2026-11-22'), warned('乙', '2026-11-23')])
      .execute()
    const { lines } = await office.call(contract.readReadiness)
    const late = lines.filter(({ kind }) => kind === 'overdue').map(({ text, link }) => [text, link])
    assert.deepEqual(late, [
      ['差异系数超过上限 甲（应于 2026-11-22 前签收）', '/warnings'],
      ['2026—2027学年第1次填报应于 2026-09-20 前提交', `/returns/${returns['2199000001']}`],
    ])
  }),
)
