import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recordStatus } from '@junheng/core/features/evaluation/recognition/contract.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { readCity, readDesk } from '@junheng/core/features/home/contract.ts'
import type { Desk } from '@junheng/core/features/home/schema.ts'
import { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { refreshWarnings } from '@junheng/core/features/warnings/contract.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { aRound } from '../collection/round/a-round.ts'
import { addItems, plainDraft } from '../rectification/ledger/add-items.ts'

const [OURS, THEIRS] = ['2199000001', '2199000002'] as const
const lines = ({ tasks }: Desk) => tasks.map(({ kind, urgency, n, name }) => [kind, urgency, n, name])

test(
  'a school’s people see their own returns, late before given back, and the principal is asked to sign',
  httpScene(async ({ db, as }) => {
    const { returns } = await aRound(db, COUNTY, [{ code: OURS, name: '甲小学' }, { code: THEIRS }])
    const principal = await as({ role: 'principal', county: COUNTY, schools: [OURS] })
    const filler = await as({ role: 'filler', county: COUNTY, schools: [OURS] })
    const desk = await principal.call(readDesk)
    assert.deepEqual(lines(desk), [['return-sign', 'overdue', 0, '甲小学']])
    assert.equal(desk.tasks[0]?.link, `/returns/${returns[OURS]}`)
    assert.deepEqual(lines(await filler.call(readDesk)), [['return-fill', 'overdue', 0, '甲小学']])
    const put = (state: 'returned' | 'submitted') =>
      db.updateTable('data_return').set({ state }).where('return_id', '=', returns[OURS]!).execute()
    await put('returned')
    assert.deepEqual(lines(await principal.call(readDesk)), [['return-sign', 'returned', 0, '甲小学']])
    await put('submitted')
    const done = await principal.call(readDesk)
    assert.deepEqual([done.tasks, done.done], [[], { submitted: 1, accepted: 0 }])
    assert.deepEqual([done.lastRun, done.warnings], [null, { top: [], total: 0, checkedAt: null }])
  }),
)

test(
  'the office sees what is late and what waits for review, the leader what is late, the other county nothing of it',
  httpScene(async ({ db, as }) => {
    const { round, returns } = await aRound(db, COUNTY, [{ code: OURS }, { code: THEIRS }])
    await db.updateTable('data_return').set({ state: 'submitted' }).where('return_id', '=', returns[OURS]!).execute()
    const [coordinator, leader] = [
      await as({ role: 'coordinator', county: COUNTY }),
      await as({ role: 'leader', county: COUNTY }),
    ]
    const other = await as({ role: 'coordinator', county: OTHER_COUNTY })
    const name = '2026—2027学年第1次填报'
    const desk = await coordinator.call(readDesk)
    assert.deepEqual(lines(desk), [
      ['round-late', 'overdue', 1, name],
      ['round-review', 'waiting', 1, name],
    ])
    assert.deepEqual(
      desk.tasks.map(({ due, link }) => [due, link]),
      [
        ['2026-09-20', `/rounds/${round}?late=overdue`],
        [null, `/rounds/${round}?state=submitted`],
      ],
    )
    assert.deepEqual(lines(await leader.call(readDesk)), [['round-late', 'overdue', 1, name]])
    assert.deepEqual(lines(await other.call(readDesk)), [['round-open', 'waiting', 1, null]])
  }),
)

test(
  'warnings come to whoever holds them: red ones to the office, those past their term to the leader and then to the city',
  httpScene(async ({ db, as, clock }) => {
    const { round } = await aRound(db, COUNTY, [{ code: OURS }])
    await (await as({ role: 'coordinator', county: COUNTY })).call(refreshWarnings, { body: { source: round } })
    const kinds = async (role: 'coordinator' | 'leader' | 'city_supervisor', salt = '') => {
      const desk = await (await as({ role, county: COUNTY, ...(salt && { schools: [salt] }) })).call(readDesk)
      return desk.tasks.map(({ kind }) => kind).filter((kind) => kind.startsWith('warning'))
    }
    assert.ok((await kinds('coordinator')).every((kind) => kind === 'warning-red' || kind === 'warning-open'))
    assert.ok((await kinds('coordinator')).length > 0)
    assert.deepEqual([await kinds('leader'), await kinds('city_supervisor')], [[], []])
    clock.now = new Date('2027-01-20T02:00:00.000Z')
    assert.deepEqual(await kinds('coordinator', 'later'), ['warning-late'])
    await db.updateTable('warning').set({ holder: 'leader', state: 'escalated', due: '2027-02-01' }).execute()
    assert.deepEqual([await kinds('coordinator', 'later'), await kinds('leader', 'later')], [[], ['warning-handed-up']])
  }),
)

test(
  'each administrator sees their own work and nothing of any county',
  httpScene(async ({ db, as, clock }) => {
    await aRound(db, COUNTY, [{ code: OURS }])
    const kinds = async (role: 'system_admin' | 'security_admin' | 'audit_admin') =>
      (await (await as({ role })).call(readDesk)).tasks.map(({ kind }) => kind)
    assert.deepEqual(await kinds('audit_admin'), ['log-unverified'])
    assert.deepEqual(await kinds('system_admin'), [])
    const seen_at = clock.now.toISOString()
    const result = { whole: true, entries: 0, seals: 0, awaiting: 0, head: null, breaks: [], breakCount: 0, notices: [] }
    const verification = {
      verification_id: '00000000-0000-4000-8000-000000000001',
      started_at: seen_at,
      started_by: '某人',
      seen_at,
    }
    const row = { ...verification, checked: 0, total: 0, finished_at: seen_at, failure: null, result: JSON.stringify(result) }
    await db.insertInto('audit_verification').values(row).execute()
    assert.deepEqual(await kinds('audit_admin'), [])
    const account = await db.selectFrom('account').select('account_id').limit(1).executeTakeFirstOrThrow()
    const post = { role: 'leader', county_code: COUNTY, school_code: null, unit_name: '虚构单位' } as const
    const asked = { ...account, ...post, request_id: verification.verification_id, requested_at: seen_at, requested_name: '某人' }
    await db
      .insertInto('post_request')
      .values({ ...asked, decided_at: null, decided_name: null, post_id: null })
      .execute()
    assert.deepEqual(await kinds('security_admin'), ['posts-asked'])
  }),
)

test(
  'who sees the county reads what is overdue in it, who puts right reads their own: overdue, and in time',
  httpScene(async ({ db, as, clock }) => {
    const items = [
      [OURS, '2020-03-31'],
      [OURS, '2099-03-31'],
      [THEIRS, '2020-03-31'],
    ] as const
    const drafts = items.map(([schoolCode, deadline]) => {
      const text = { source: 'self_check', scope: 'school', matter: 'other', problem: '校门口没有遮雨处', schoolCode, deadline }
      return plainDraft(NewItem.parse(text), '示例小学')
    })
    const by = { actor: '测试', now: clock.now, reference: 'test' }
    await addItems(db, by, { code: COUNTY, isDemo: false }, drafts)
    const coordinator = await as({ role: 'coordinator', county: COUNTY })
    const principal = await as({ role: 'principal', county: COUNTY, schools: [OURS] })
    const told = async (person: typeof coordinator) =>
      lines(await person.call(readDesk)).filter(([kind]) => String(kind).startsWith('item-'))
    assert.deepEqual(await told(coordinator), [['item-late', 'overdue', 2, null]])
    assert.deepEqual(await told(principal), [
      ['item-late', 'overdue', 1, null],
      ['item-mine', 'waiting', 1, null],
    ])
  }),
)

test(
  'the city sees its counties by what was kept of them: the newest judgement, what is late, the warnings',
  httpScene(async ({ db, as }) => {
    const { round } = await aRound(db, COUNTY, [{ code: OURS }, { code: THEIRS }])
    const coordinator = await as({ role: 'coordinator', county: COUNTY })
    const run = await coordinator.call(makeRun, { body: { source: round } })
    await coordinator.call(refreshWarnings, { body: { source: round } })
    const declared = { action: 'declare', on: '2026-03-30', docNo: '示例政函〔2026〕5号', note: null, seen: 0 } as const
    await coordinator.call(recordStatus, { body: declared })
    const recognised = { ...declared, action: 'recognise', on: '2026-11-02', seen: 1 } as const
    await coordinator.call(recordStatus, { body: recognised })
    const city = await as({ role: 'city_supervisor', county: COUNTY })
    const { counties } = await city.call(readCity)
    assert.deepEqual(
      counties.map(({ way }) => way),
      [
        { state: 'recognised', recognisedOn: '2026-11-02' },
        { state: 'preparing', recognisedOn: null },
      ],
    )
    assert.deepEqual(
      counties.map(({ code, run, round }) => [code, run?.id, run?.verdict, round?.asked, round?.late]),
      [
        [COUNTY, run.id, run.verdict, 2, 2],
        [OTHER_COUNTY, undefined, undefined, undefined, undefined],
      ],
    )
    const { red, orange, others } = counties[0]!.warnings
    assert.ok(red + orange + others > 0)
    assert.deepEqual(counties[1]?.warnings, { red: 0, orange: 0, others: 0, toCity: 0, late: 0 })
    assert.equal((await city.call(readDesk)).lastRun?.id, run.id)
    const far = { county_code: '880101', name: '远山县', is_demo: true, created_at: '2026-01-01T00:00:00.000Z' }
    await db.insertInto('county').values(far).execute()
    const elsewhere = await as({ role: 'city_supervisor', county: far.county_code })
    assert.deepEqual(
      (await elsewhere.call(readCity)).counties.map(({ code }) => code),
      ['880101'],
    )
  }),
)
