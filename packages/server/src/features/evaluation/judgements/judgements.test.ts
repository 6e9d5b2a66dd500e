import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import * as contract from '@junheng/core/features/evaluation/judgements/contract.ts'
import { unprovenItems } from '@junheng/core/features/evaluation/judgements/unproven.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'

const LEAD = '教育督导室'
const SCHOOL = '2199000001'
const key = { standard: 'quality_balanced_2017', schoolYear: '2026', element: 'layout_planning' } as const
const met = { ...key, conclusion: 'met', grounds: '布局规划已由政府公布', concludedOn: '2026-10-08', seen: '0' } as const
const review = { ...key, schoolYear: 2026, version: 1, accepted: true, note: '与公布的规划一致' } as const
const pdf = { file: { name: '布局规划.pdf', bytes: '%PDF-1.7 示例' } }

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }], [LEAD])
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const leader = await stage.as({ role: 'leader', county: COUNTY })
  const items = async () => (await coordinator.call(contract.readCountyItems, { params: { id: round } })).statements
  const item = async (element: string = key.element) => (await items()).find((each) => each.element === element)!
  return { round, returnId: returns[LEAD]!, coordinator, leader, items, item }
}

test(
  'a recorded conclusion goes into the return of the open round by the same person and is what is judged; file and a second person make it proven',
  httpScene(async (stage) => {
    const { coordinator, leader, returnId, item } = await begun(stage)
    const before = await item()
    assert.deepEqual([before.judged, before.recorded, before.place?.unit, before.place?.mayWrite], [null, null, LEAD, true])
    const kept = await coordinator.call(contract.recordJudgement, { body: { ...met, about: '政府文件' }, files: pdf })
    assert.deepEqual([kept.version, kept.written, kept.review, kept.isOwn], [1, true, null, true])
    const { values } = await coordinator.call(readReturn, { params: { id: returnId } })
    assert.deepEqual(
      values.filter(({ path }) => path === 'county/layout_planning').map(({ value, how }) => [value, how]),
      [['met', 'typed']],
    )
    const now = await item()
    assert.deepEqual([now.judged, now.recorded?.conclusion, now.place?.conclusion], ['met', 'met', 'met'])
    assert.deepEqual(unprovenItems([now])[0]?.reasons, ['unreviewed'])
    await leader.call(contract.reviewJudgement, { body: review })
    assert.deepEqual(unprovenItems([await item()]), [])
    const [evidence] = (await item()).recorded!.evidence
    const { bytes } = await coordinator.send(contract.downloadEvidence, { params: { id: evidence!.id } })
    assert.equal(bytes.toString(), pdf.file.bytes)
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(contract.withdrawEvidence, { params: { id: evidence!.id }, body: { reason: '试试' } }), {
      code: 'record.missing',
    })
    const left = await coordinator.call(contract.withdrawEvidence, { params: { id: evidence!.id }, body: { reason: '传错了' } })
    assert.equal(left.evidence[0]?.withdrawn?.reason, '传错了')
    assert.deepEqual(unprovenItems([await item()])[0]?.reasons, ['no_evidence'])
  }),
)

test(
  'nobody reviews what they recorded, whatever their post; the database refuses it too',
  httpScene(
    async (stage) => {
      const { coordinator, leader } = await begun(stage)
      await coordinator.call(contract.recordJudgement, { body: met })
      await assert.rejects(coordinator.call(contract.reviewJudgement, { body: review }), { code: 'judgements.own' })
      const row = await stage.db.selectFrom('judgement').selectAll().executeTakeFirstOrThrow()
      const { county_code, school_year, standard_key, element, version, account_id, at } = row
      const own = { county_code, school_year, standard_key, element, version, number: 1, at, account_id, account_name: '陈统筹' }
      const insert = (author_id: string) =>
        stage.db
          .insertInto('judgement_review')
          .values({ ...own, accepted: true, note: '属实', author_id })
          .execute()
      await assert.rejects(insert(account_id), /judgement_review_check|check constraint/)
      await assert.rejects(leader.call(contract.recordJudgement, { body: met }), { code: 'access.forbidden' })
    },
    { own: true },
  ),
)

test(
  'a second version needs to have seen the first, leaves it in the history with its reviews, and asks for a review anew',
  httpScene(async (stage) => {
    const { coordinator, leader, item } = await begun(stage)
    await coordinator.call(contract.recordJudgement, { body: met })
    await leader.call(contract.reviewJudgement, { body: { ...review, accepted: false, note: '规划尚未公布' } })
    const unmet = { ...met, conclusion: 'unmet', grounds: '规划尚未公布，下月公布' }
    await assert.rejects(coordinator.call(contract.recordJudgement, { body: unmet }), { code: 'record.changed' })
    await assert.rejects(coordinator.call(contract.recordJudgement, { body: { ...unmet, seen: '1' } }), {
      code: 'record.changed',
    })
    const second = await coordinator.call(contract.recordJudgement, { body: { ...unmet, seen: '1', seenInRound: '1' } })
    assert.deepEqual([second.version, second.review], [2, null])
    assert.equal((await item()).judged, 'unmet')
    await assert.rejects(leader.call(contract.reviewJudgement, { body: review }), { code: 'record.changed' })
    const { versions } = await leader.call(contract.readJudgementHistory, { query: key })
    assert.deepEqual(
      versions.map(({ version, conclusion, reviews }) => [version, conclusion, reviews.map(({ note }) => note)]),
      [
        [2, 'unmet', []],
        [1, 'met', ['规划尚未公布']],
      ],
    )
  }),
)

test(
  'what somebody typed into the return meanwhile is not written over, and nothing is half recorded',
  httpScene(async (stage) => {
    const { coordinator, returnId, item } = await begun(stage)
    const changes = [{ path: 'county/layout_planning', value: 'unmet', seen: 0 }]
    await coordinator.call(saveValues, { params: { id: returnId }, body: { changes } })
    await assert.rejects(coordinator.call(contract.recordJudgement, { body: met }), { code: 'record.changed' })
    const { recorded, judged } = await item()
    assert.deepEqual([recorded, judged], [null, 'unmet'])
  }),
)

test(
  'once the return is out of hand the conclusion is recorded beside it, and the difference is named',
  httpScene(async (stage) => {
    const { coordinator, returnId, item } = await begun(stage)
    await stage.db.updateTable('data_return').set({ state: 'accepted' }).where('return_id', '=', returnId).execute()
    const kept = await coordinator.call(contract.recordJudgement, { body: met })
    assert.equal(kept.written, false)
    const now = await item()
    assert.deepEqual([now.place?.state, now.place?.mayWrite], ['accepted', false])
    assert.ok(unprovenItems([now])[0]?.reasons.includes('disagrees'))
  }),
)

test(
  'vetoes are yes or no, scores stay within their points, and what the standard does not ask is refused',
  httpScene(async (stage) => {
    const { coordinator, round } = await begun(stage)
    const record = (change: Record<string, string>) =>
      coordinator.call(contract.recordJudgement, { body: { ...met, ...change } as typeof met })
    const veto = { element: 'veto:exam_enrolment', conclusion: 'no', responsible: '周主任（虚构）' }
    assert.equal((await record(veto)).responsible, '周主任（虚构）')
    await assert.rejects(record({ element: 'veto:exam_enrolment', conclusion: 'met', seen: '1' }), {
      code: 'judgements.not-a-conclusion',
    })
    await assert.rejects(record({ element: 'class_size' }), { code: 'judgements.no-such-item' })
    await assert.rejects(record({ concludedOn: '2026-12-01' }), { code: 'judgements.later-day' })
    const scores = { schoolYear: 2026, source: '省评分细则（示例）', seen: 0 }
    const lines = [{ key: 'basic_gov_migrant_in_plan', max: 6, rubric: '纳入规划 3 分，财政保障 3 分' }]
    const set = await coordinator.call(contract.setScores, { body: { ...scores, lines } })
    assert.deepEqual([set.scores.lines[0]?.max, set.scores.lines[1]?.max, set.scores.lines.length], [6, null, 17])
    await assert.rejects(coordinator.call(contract.setScores, { body: { ...scores, lines } }), { code: 'record.changed' })
    const score = { standard: 'basic_balanced_2012', element: 'score:basic_gov_migrant_in_plan' }
    await assert.rejects(record({ ...score, conclusion: '6.5' }), { code: 'judgements.above-max' })
    await record({ ...score, conclusion: '5.5' })
    const basic = await coordinator.call(contract.readCountyItems, {
      params: { id: round },
      query: { standard: 'basic_balanced_2012' },
    })
    assert.equal(basic.statements.find(({ element }) => element === score.element)?.judged, '5.5')
    assert.equal(set.core.lines.length, 13)
    assert.ok(set.core.lines.every(({ name, isCore }) => name === '' && isCore))
    const later = await coordinator.call(contract.readRubrics, { query: { schoolYear: 2027 } })
    assert.deepEqual([later.scores.version, later.scores.lines[0]?.max], [0, 6])
  }),
)

test(
  'verified values far from the reported ones are proposed; a decision with its reason holds for these figures and states no veto',
  httpScene(async (stage) => {
    const { coordinator, leader, round, item } = await begun(stage)
    const { return_id } = await stage.db
      .selectFrom('data_return')
      .select('return_id')
      .where('unit_key', '=', SCHOOL)
      .executeTakeFirstOrThrow()
    const value = { county_code: COUNTY, round_id: round, return_id, path: 'schools/sports_field_area', version: 1, note: null }
    const said = { how: 'typed', at: '2026-10-01T01:00:00.000Z', account_name: '督学' }
    const put = (basis: 'reported' | 'verified', text: string) =>
      stage.db
        .insertInto('data_value')
        .values({ ...value, ...said, basis, value: text })
        .execute()
    await put('reported', '4000')
    await put('verified', '3100')
    const { doubts } = await leader.call(contract.listDoubts, { query: { schoolYear: '2026' } })
    assert.deepEqual(
      doubts.map(({ kind, what, before, after, decision }) => [kind, /运动场地/.test(what), before, after, decision]),
      [['verified', true, '4000', '3100', null]],
    )
    const body = { schoolYear: 2026, key: doubts[0]!.key, accepted: false, reason: '测量口径不同，已说明' }
    const [decided] = (await leader.call(contract.decideDoubt, { body })).doubts
    assert.equal(decided?.decision?.reason, body.reason)
    assert.equal((await item('veto:falsification')).judged, null)
    await assert.rejects(coordinator.call(contract.decideDoubt, { body: { ...body, key: 'verified:other' } }), {
      code: 'judgements.no-such-doubt',
    })
  }),
)

test(
  'a duty of schools is judged by the schools: whoever falls short is named, and a county conclusion that says otherwise is told so',
  httpScene(async (stage) => {
    const { coordinator, round, item } = await begun(stage)
    const element = 'no_overburden'
    await coordinator.call(contract.recordJudgement, { body: { ...met, element } })
    assert.equal((await item(element)).judged, 'met')
    const { return_id } = await stage.db
      .selectFrom('data_return')
      .select('return_id')
      .where('unit_key', '=', SCHOOL)
      .executeTakeFirstOrThrow()
    const values = { 'sections/primary/students': '400', [`schools/${element}`]: 'unmet' }
    const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: 0 }))
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
    await principal.call(saveValues, { params: { id: return_id }, body: { changes } })
    const { rollUps, statements } = await coordinator.call(contract.readCountyItems, { params: { id: round } })
    const rollUp = rollUps.find((each) => each.item === element)
    assert.deepEqual([rollUp?.schools, rollUp?.failing.map(({ code }) => code), rollUp?.unreported], [1, [SCHOOL], []])
    const stated = statements.find((each) => each.element === element)!
    assert.deepEqual([stated.judged, stated.place?.conclusion], ['unmet', 'met'])
    assert.ok(unprovenItems([stated])[0]?.reasons.includes('disagrees'))
  }),
)

test(
  'values changed shortly before the lock without a word, and values amended after it, are proposed with who and when; an explained one is not',
  httpScene(async ({ db, as }) => {
    const { round, returns } = await aRound(db, COUNTY, [{ code: SCHOOL }])
    const key = { county_code: COUNTY, round_id: round, return_id: returns[SCHOOL]! }
    const by = { account_id: null, account_name: '王校长' }
    const entry = (path: string, version: number, value: string, at: string, note: string | null = null) => ({
      ...{ ...key, ...by, basis: 'reported' as const, path, version, value, how: 'typed', note, details: null, at },
    })
    const [early, late] = ['2026-10-01T01:00:00.000Z', '2026-10-19T20:00:00.000Z']
    const rows = [
      entry('schools/books', 1, '5000', early),
      entry('schools/books', 2, '8000', late),
      entry('schools/computers', 1, '50', early),
      entry('schools/computers', 2, '80', late, '新机房启用'),
      entry('schools/sports_field_area', 1, '3000', early),
      entry('schools/sports_field_area', 2, '4000', '2026-10-10T01:00:00.000Z'),
      // 100 → 115 → 130 → 145: no step is a fifth, all together are; 60 → 90 → 60 is taken back.
      entry('schools/multimedia_rooms', 1, '100', early),
      ...['115', '130', '145'].map((value, i) =>
        entry('schools/multimedia_rooms', i + 2, value, `2026-10-18T0${i + 1}:00:00.000Z`),
      ),
      entry('schools/equipment_value_wan', 1, '60', early),
      ...['90', '60'].map((value, i) => entry('schools/equipment_value_wan', i + 2, value, `2026-10-18T0${i + 1}:00:00.000Z`)),
    ]
    await db.insertInto('data_value_entry').values(rows).execute()
    const locked = { action: 'lock', from_state: 'accepted', to_state: 'locked', note: null, revision: 9, ...by } as const
    await db
      .insertInto('data_return_step')
      .values({ ...key, ...locked, at: '2026-10-20T01:00:00.000Z' })
      .execute()
    const changes = [{ basis: 'reported', path: 'schools/founding_year', before: '2009', after: '2008' }]
    const decided = { state: 'approved', decided_at: '2026-11-01T01:00:00.000Z', decided_name: '陈统筹', decision: null } as const
    const asked = { asked_at: '2026-10-30T01:00:00.000Z', asked_account: null, asked_name: '王校长' }
    await db
      .insertInto('data_amendment')
      .values({
        ...key,
        ...asked,
        ...decided,
        amendment_id: round,
        changes: JSON.stringify(changes),
        reason: '抄错',
        evidence: null,
      })
      .execute()
    const leader = await as({ role: 'leader', county: COUNTY })
    const { doubts } = await leader.call(contract.listDoubts, { query: { schoolYear: '2026' } })
    assert.deepEqual(
      doubts.map(({ kind, before, after, by, hours, reason }) => [kind, before, after, by, hours, reason]),
      [
        ['amended', '2009', '2008', '王校长', null, '抄错'],
        ['late', '5000', '8000', '王校长', 5, null],
        ['late', '100', '145', '王校长', 46, null],
      ],
    )
    assert.deepEqual((await leader.call(contract.listDoubts, { query: { schoolYear: '2025' } })).doubts, [])
  }),
)
