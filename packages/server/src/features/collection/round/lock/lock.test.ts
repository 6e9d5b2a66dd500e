import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listPackages, withdrawPackage } from '@junheng/core/features/collection/contract.ts'
import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import {
  askAmendment,
  decideAmendment,
  listAmendments,
  listLive,
  lockRound,
  readAmendmentEffect,
  readLock,
} from '@junheng/core/features/collection/round/lock/contract.ts'
import { evaluatePackage, explainFigure } from '@junheng/core/features/evaluation/contract.ts'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { aRound } from '../a-round.ts'

const [ONE, OTHER] = ['2199000001', '2199000002'] as const
const typed = (path: string, value: string) => ({ path, value, seen: 0 })

/** Two small primary schools; the first has all its figures in and is accepted. */
async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: ONE }, { code: OTHER }])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [ONE] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const own = { params: { id: returns[ONE]! } }
  const changes = [
    typed('sections/primary/students', '400'),
    typed('schools/sports_field_area', '2800'),
    typed('schools/sports_other_campus_area', '0'),
    typed('schools/indoor_sports_area', '0'),
    typed('schools/is_dense_urban_core', '否'),
  ]
  await principal.call(saveValues, { ...own, body: { changes } })
  const become = (school: string, state: 'accepted' | 'submitted') =>
    stage.db.updateTable('data_return').set({ state }).where('return_id', '=', returns[school]!).execute()
  await become(ONE, 'accepted')
  return { round, returns, principal, coordinator, own, become, of: { params: { round } } }
}

type Begun = Awaited<ReturnType<typeof begun>>

/** 生均体育运动场馆面积 of the first school. */
async function sports({ coordinator }: Begun, id: string, basis?: 'reported') {
  const query = { school: ONE, stage: 'primary', indicator: 'L5', ...(basis && { basis }) } as const
  return coordinator.call(explainFigure, { params: { id }, query })
}

const areaOf = (explanation: Awaited<ReturnType<typeof sports>>) =>
  explanation.inputs.find(({ element }) => element === 'sports_field_area')

test(
  'a live round is judged as it stands: each change of a value is in the next answer, and every input says who gave it',
  httpScene(async (stage) => {
    const scene = await begun(stage)
    const { packages } = await scene.coordinator.call(listLive)
    assert.deepEqual(
      packages.map(({ id, round }) => [id, round?.edition, round?.basis]),
      [[scene.round, null, 'effective']],
    )
    const before = await sports(scene, scene.round)
    assert.equal(before.value, 7)
    const area = areaOf(before)
    assert.ok(area?.source && 'person' in area.source)
    assert.deepEqual([area.source.person, area.source.basis, area.source.was], ['林管理', 'reported', null])
    await scene.become(ONE, 'submitted')
    await stage.db.updateTable('data_return').set({ state: 'returned' }).where('return_id', '=', scene.returns[ONE]!).execute()
    const changes = [{ path: 'schools/sports_field_area', value: '3200', seen: 1 }]
    await scene.principal.call(saveValues, { ...scene.own, body: { changes } })
    const after = await sports(scene, scene.round)
    assert.equal(after.value, 8)
    assert.ok(areaOf(after)?.source && (areaOf(after)!.source as { was: string }).was === '2800')
  }),
)

test(
  'a lock names what is not accepted; leaving it out needs a reason and makes an edition that stays, in which the school left out is not forgotten',
  httpScene(async (stage) => {
    const scene = await begun(stage)
    const { coordinator, of } = scene
    await assert.rejects(coordinator.call(lockRound, { ...of, body: {} }), { code: 'round.not-accepted' })
    await assert.rejects(coordinator.call(lockRound, { ...of, body: { leaveOut: true } }), { code: 'round.why-left-out' })
    const locked = await coordinator.call(lockRound, { ...of, body: { leaveOut: true, reason: '该校搬迁，延后填报' } })
    assert.equal(locked.round.state, 'locked')
    assert.equal(locked.editions.length, 1)
    const { packageId } = locked.editions[0]!
    const { evaluation, package: head } = await coordinator.call(evaluatePackage, { params: { id: packageId } })
    assert.deepEqual([head.round?.edition, head.round?.basis], [1, 'effective'])
    assert.deepEqual(
      evaluation.counties[0]?.sections.map(({ schoolCode, indicators }) => [schoolCode, indicators['L5']?.verdict]),
      [
        [ONE, 'unmet'],
        [OTHER, 'not_judgeable'],
      ],
    )
    assert.equal(head.counties[0]?.schools, 2)
    const { items } = await coordinator.call(listPackages, { query: {} })
    assert.equal(items.length, 1)
    await assert.rejects(
      coordinator.call(withdrawPackage, {
        params: { id: packageId },
        body: { reason: '不要了', confirmFileName: items[0]!.fileName },
      }),
      { code: 'collection.edition-stays' },
    )
    await assert.rejects(coordinator.call(lockRound, { ...of, body: { leaveOut: true, reason: '再试' } }), {
      code: 'round.nothing-to-lock',
    })
    await scene.become(OTHER, 'accepted')
    const again = await coordinator.call(lockRound, { ...of, body: {} })
    assert.deepEqual([again.editions.length, again.locked, again.waiting.length], [2, 2, 0])
    assert.deepEqual((await coordinator.call(listLive)).packages, [])
  }),
)

test(
  'after the lock a value changes only by an amendment somebody else approves: the old edition keeps its figure, the new one shows whose word it is and what stood before',
  httpScene(async (stage) => {
    const scene = await begun(stage)
    const { coordinator, principal, own, of } = scene
    const first = (await coordinator.call(lockRound, { ...of, body: { leaveOut: true, reason: '该校搬迁，延后填报' } }))
      .editions[0]!
    await assert.rejects(
      principal.call(saveValues, { ...own, body: { changes: [{ path: 'schools/books', value: '1', seen: 0 }] } }),
      {
        code: 'round.wrong-state',
      },
    )
    const change = { path: 'schools/sports_field_area', value: '3200', seen: '2800' }
    const reason = '操场扩建部分漏报，有验收单'
    await assert.rejects(principal.call(askAmendment, { ...own, body: { changes: [{ ...change, seen: '1' }], reason } }), {
      code: 'round.out-of-date',
    })
    const asked = await principal.call(askAmendment, {
      ...own,
      body: { changes: [change], reason, evidence: '竣工验收单 第12号' },
    })
    assert.equal(asked.mayDecide, false)
    const { amendments } = await coordinator.call(listAmendments, of)
    assert.deepEqual(
      amendments.map(({ state, mayDecide }) => [state, mayDecide]),
      [['asked', true]],
    )
    const params = { id: own.params.id, amendment: asked.id }
    const decided = await coordinator.call(decideAmendment, { params, body: { approve: true, note: '已看现场' } })
    assert.equal(decided.state, 'approved')
    await assert.rejects(coordinator.call(decideAmendment, { params, body: { approve: true } }), {
      code: 'round.already-decided',
    })
    const { editions } = await coordinator.call(readLock, of)
    assert.deepEqual(
      editions.map(({ edition, amendment }) => [edition, amendment]),
      [
        [2, asked.id],
        [1, null],
      ],
    )
    const amended = await sports(scene, editions[0]!.packageId)
    assert.equal(amended.value, 8)
    const source = areaOf(amended)?.source
    assert.ok(source && 'person' in source)
    assert.deepEqual([source.how, source.was, source.note], ['amended', '2800', reason])
    const old = await sports(scene, first.packageId)
    assert.equal(old.value, 7)
    assert.equal((areaOf(old)!.source as { how: string }).how, 'typed')
    const { values } = await principal.call(readReturn, own)
    assert.equal(values.find(({ path }) => path === change.path)?.value, '3200')
  }),
)

test(
  'nobody approves what they asked for themselves, and a refused request changes nothing',
  httpScene(async (stage) => {
    const scene = await begun(stage)
    const { coordinator, own, of } = scene
    await coordinator.call(lockRound, { ...of, body: { leaveOut: true, reason: '该校搬迁，延后填报' } })
    const body = { changes: [{ path: 'schools/sports_field_area', value: '3200', seen: '2800' }], reason: '统计口径核对' }
    const asked = await coordinator.call(askAmendment, { ...own, body })
    const params = { id: own.params.id, amendment: asked.id }
    await assert.rejects(coordinator.call(decideAmendment, { params, body: { approve: true } }), { code: 'access.not-yourself' })
    const second = await stage.as({ role: 'coordinator', county: COUNTY, schools: ['second'] })
    const refused = await second.call(decideAmendment, { params, body: { approve: false, note: '证据不足' } })
    assert.equal(refused.state, 'refused')
    assert.equal((await coordinator.call(readLock, of)).editions.length, 1)
  }),
)

test(
  'of a lock and of a decided amendment everyone is told who keeps the return: a teaching point’s 中心校 and a department too',
  httpScene(async (stage) => {
    const { returns, round } = await aRound(
      stage.db,
      COUNTY,
      [{ code: ONE }, { code: OTHER, typeCode: '218', keeper: ONE }],
      ['虚构单位'],
    )
    const of = { params: { round } }
    const [keeper, officer, stranger] = [
      await stage.as({ role: 'principal', county: COUNTY, schools: [ONE] }),
      await stage.as({ role: 'department_officer', county: COUNTY }),
      await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000003'] }),
    ]
    const [asks, decides] = [
      await stage.as({ role: 'coordinator', county: COUNTY }),
      await stage.as({ role: 'coordinator', county: COUNTY, schools: ['second'] }),
    ]
    await stage.db.updateTable('data_return').set({ state: 'accepted' }).where('round_id', '=', round).execute()
    await asks.call(lockRound, { ...of, body: {} })
    const told = async (who: typeof keeper) => (await who.call(listNotices, {})).items.map(({ kind }) => kind).sort()
    assert.deepEqual([await told(keeper), await told(officer)], [['locked'], ['locked']])
    const point = { params: { id: returns[OTHER]! } }
    const body = { changes: [{ path: 'schools/sports_field_area', value: '300', seen: '' }], reason: '漏报的操场' }
    const { id } = await asks.call(askAmendment, { ...point, body })
    await decides.call(decideAmendment, { params: { ...point.params, amendment: id }, body: { approve: false } })
    assert.deepEqual(await told(keeper), ['amendment_decided', 'locked'])
    assert.ok(!(await told(stranger)).includes('amendment_decided'))
  }),
)

test(
  'an amendment that would bring an error is refused, also where another one made it so; of a new warning whoever decides is told',
  httpScene(async (stage) => {
    const { principal, coordinator, own, of } = await begun(stage)
    await coordinator.call(lockRound, { ...of, body: { leaveOut: true, reason: '该校搬迁，延后填报' } })
    const ask = (path: string, value: string, seen: string) =>
      principal.call(askAmendment, { ...own, body: { changes: [{ path, value, seen }], reason: '统计口径核对' } })
    await assert.rejects(ask('schools/sports_field_area', '三千', '2800'), { code: 'round.amends-into-errors' })
    await assert.rejects(ask('sections/primary/students', '-4', '400'), { code: 'round.amends-into-errors' })
    const [teachers, backbone] = [
      await ask('sections/primary/ft_teachers', '20', ''),
      await ask('sections/primary/backbone_teachers', '30', ''),
    ]
    const approve = (id: string) =>
      coordinator.call(decideAmendment, { params: { ...own.params, amendment: id }, body: { approve: true } })
    const effect = (id: string) => coordinator.call(readAmendmentEffect, { params: { ...own.params, amendment: id } })
    assert.deepEqual((await effect(backbone.id)).errors, [])
    await approve(teachers.id)
    assert.equal((await effect(backbone.id)).errors.length, 1)
    await assert.rejects(effect(teachers.id), { code: 'round.already-decided' })
    await assert.rejects(approve(backbone.id), { code: 'round.amends-into-errors' })
    assert.equal((await coordinator.call(readLock, of)).editions.length, 2)
    const [first, second] = [
      await ask('sections/primary/students', '3500', '400'),
      await ask('sections/primary/students', '420', '400'),
    ]
    const shown = await effect(first.id)
    assert.deepEqual([shown.errors.length, shown.warnings.length > 0, shown.isOutdated], [0, true, false])
    await approve(second.id)
    assert.equal((await effect(first.id)).isOutdated, true)
    const told = (await coordinator.call(listNotices, {})).items.map(({ body }) => body)
    assert.ok(
      told.some((body) => body.includes(`改后新增警告：${shown.warnings[0]}`)),
      told.join('\n'),
    )
  }),
)
