import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleRound } from '@junheng/core/features/collection/round/assemble.ts'
import {
  acceptReturn,
  readReturn,
  resumeReturn,
  returnReturn,
  saveValues,
  submitReturn,
} from '@junheng/core/features/collection/round/contract.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { readCatalogue } from '../../standards/files.ts'
import { readCountyPackage } from '../package/read.ts'
import { aRound } from './a-round.ts'
import { madeReady } from './check/test-ready.ts'
import { addressAt, packageOfTables } from './round-package.ts'
import { sheetsOf } from './round-sheets.ts'

const [ONE, OTHER, POINT] = ['2199000001', '2199000002', '2199000003']
const schools = [{ code: ONE! }, { code: OTHER! }, { code: POINT!, typeCode: '218', keeper: ONE! }]

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, schools, ['虚构单位'])
  const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [ONE!] })
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [ONE!] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  return { round, returns, filler, principal, coordinator, own: { params: { id: returns[ONE!]! } } }
}

const typed = (path: string, value: string, seen = 0) => ({ path, value, seen })

test(
  'what two people typed into different values is kept; into the same value, the second is shown what stands and nothing is overwritten',
  httpScene(async (stage) => {
    const { filler, principal, own } = await begun(stage)
    const first = await filler.call(saveValues, {
      ...own,
      body: { changes: [typed('schools/sports_field_area', '8200'), typed('sections/primary/students', '900')] },
    })
    assert.deepEqual(first.conflicts, [])
    const second = await principal.call(saveValues, {
      ...own,
      body: { changes: [typed('schools/sports_field_area', '8300'), typed('sections/primary/classes', '20')] },
    })
    assert.deepEqual(second.saved, [{ path: 'sections/primary/classes', version: 1 }])
    assert.deepEqual(
      second.conflicts.map(({ path, value, version }) => [path, value, version]),
      [['schools/sports_field_area', '8200', 1]],
    )
    const { values, revision } = await principal.call(readReturn, own)
    assert.equal(revision, second.revision)
    assert.equal(values.find(({ path }) => path === 'schools/sports_field_area')?.value, '8200')
    const again = await principal.call(saveValues, { ...own, body: { changes: [typed('schools/sports_field_area', '8300', 1)] } })
    assert.deepEqual(again.saved, [{ path: 'schools/sports_field_area', version: 2 }])
  }),
)

test(
  'a value no such return has is refused with all of them, and nothing is kept',
  httpScene(async (stage) => {
    const { filler, own } = await begun(stage)
    const changes = [
      typed('schools/sports_field_area', '1'),
      typed('schools/nonsense', '1'),
      typed('county/special_funds_yuan', '1'),
    ]
    await assert.rejects(filler.call(saveValues, { ...own, body: { changes } }), { code: 'round.unknown-value' })
    assert.deepEqual((await filler.call(readReturn, own)).values, [])
  }),
)

test(
  'a return goes its way: signed by the principal, given back with a reason, signed again, accepted; what was typed meanwhile must be seen first',
  httpScene(async (stage) => {
    const { filler, principal, coordinator, own } = await begun(stage)
    await filler.call(saveValues, { ...own, body: { changes: [typed('schools/sports_field_area', '8200')] } })
    await assert.rejects(principal.call(submitReturn, { ...own, body: { revision: 1 } }), { code: 'record.changed' })
    await madeReady(principal, own.params.id)
    const signed = await principal.call(submitReturn, { ...own, body: { revision: 2 } })
    assert.equal(signed.state, 'submitted')
    assert.equal(signed.attested?.name, '林管理')
    await assert.rejects(filler.call(saveValues, { ...own, body: { changes: [typed('schools/sports_field_area', '1', 1)] } }), {
      code: 'round.wrong-state',
    })
    await assert.rejects(coordinator.call(returnReturn, { ...own, body: { revision: 3 } }), { code: 'round.why-returned' })
    const back = await coordinator.call(returnReturn, {
      ...own,
      body: { revision: 3, note: '体育场馆面积与去年相差一半，请核对' },
    })
    assert.deepEqual([back.state, back.attested], ['returned', null])
    const resigned = await principal.call(submitReturn, { ...own, body: { revision: back.revision } })
    const accepted = await coordinator.call(acceptReturn, { ...own, body: { revision: resigned.revision } })
    assert.deepEqual(
      accepted.steps.map(({ action, to }) => `${action} ${to}`),
      ['submit submitted', 'return returned', 'submit submitted', 'accept accepted'],
    )
  }),
)

test(
  "a school's people reach their own return and their teaching point's, not another's; another county reaches none",
  httpScene(async (stage) => {
    const { returns, filler } = await begun(stage)
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    const officer = await stage.as({ role: 'department_officer', county: COUNTY })
    const of = (key: string) => ({ params: { id: returns[key]! } })
    assert.equal((await filler.call(readReturn, of(POINT!))).school?.typeCode, '218')
    assert.equal((await officer.call(readReturn, of('虚构单位'))).kind, 'department')
    for (const [client, key] of [
      [filler, OTHER!],
      [filler, '虚构单位'],
      [officer, ONE!],
      [stranger, ONE!],
    ] as const)
      await assert.rejects(client.call(readReturn, of(key)), { code: 'record.missing' })
  }),
)

test(
  'an officer looks at the schools of its remit and neither fills in nor signs for them; a teaching point fills in what its 中心校 signs',
  httpScene(async (stage) => {
    const { returns, filler } = await begun(stage)
    const officer = await stage.as({ role: 'township_officer', county: COUNTY, schools: [ONE!] })
    const own = { params: { id: returns[ONE!]! } }
    assert.deepEqual((await officer.call(readReturn, own)).mayDo, [])
    const changes = [typed('schools/books', '9000')]
    await assert.rejects(officer.call(saveValues, { ...own, body: { changes } }), { code: 'access.forbidden' })
    await assert.rejects(officer.call(submitReturn, { ...own, body: { revision: 1 } }), { code: 'access.forbidden' })
    const head = await stage.as({ role: 'principal', county: COUNTY, schools: [POINT!] })
    const point = { params: { id: returns[POINT!]! } }
    assert.deepEqual((await head.call(readReturn, point)).mayDo, ['save'])
    await head.call(saveValues, { ...point, body: { changes } })
    await assert.rejects(head.call(submitReturn, { ...point, body: { revision: 2 } }), { code: 'access.forbidden' })
    assert.equal((await filler.call(readReturn, point)).values.length, 1)
  }),
)

test(
  'a round is read as a package, and every cell knows of which value it is; a school that said nothing of its rooms does not count as having none',
  httpScene(async (stage) => {
    const { round, returns, filler, own } = await begun(stage)
    const room = rowText({ kind: 'music', area: '96' })
    const lists = [
      typed('rooms/a1', room),
      typed('classes/c1', rowText({ stage: 'primary', grade: '1', class_name: '1班', students: '41' })),
    ]
    await filler.call(saveValues, { ...own, body: { changes: [typed('sections/primary/students', '41'), ...lists] } })
    const tables = assembleRound({ code: COUNTY, name: '澄溪区' }, await sheetsOf(stage.db, COUNTY, round, 'effective'))
    const { counties, faults } = await readCountyPackage(packageOfTables(tables), readCatalogue())
    assert.deepEqual(
      faults.filter(({ severity }) => severity === 'error'),
      [],
    )
    const county = counties[0]!
    assert.deepEqual(county.schools.codes, [ONE, OTHER, POINT])
    assert.deepEqual([...county.rooms!.start], [0, 1, 3, 5])
    assert.deepEqual([...county.rooms!.area], [96, Number.NaN, Number.NaN, Number.NaN, Number.NaN])
    assert.deepEqual(addressAt(tables, 'sections.csv', 2, 'students'), {
      returnId: returns[ONE!],
      path: 'sections/primary/students',
      basis: 'reported',
      version: 1,
    })
    assert.deepEqual(addressAt(tables, 'rooms.csv', 2, 'area'), {
      returnId: returns[ONE!],
      path: 'rooms/a1',
      basis: 'reported',
      version: 1,
    })
  }),
)

test(
  'an accepted return is gone on with only when something has come to exist since, keeps what it holds, and is signed and reviewed anew',
  httpScene(async (stage) => {
    const { returns } = await aRound(stage.db, COUNTY, schools, ['财政局'])
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const officer = await stage.as({ role: 'department_officer', county: COUNTY, unit: '财政局' })
    const own = { params: { id: returns['财政局']! } }
    await officer.call(saveValues, { ...own, body: { changes: [typed('county/per_student_std_primary', '720')] } })
    await madeReady(officer, own.params.id)
    const at = async () => ({ revision: (await officer.call(readReturn, own)).revision })
    await officer.call(submitReturn, { ...own, body: await at() })
    await assert.rejects(officer.call(resumeReturn, { ...own, body: await at() }), { code: 'round.wrong-state' })
    await coordinator.call(acceptReturn, { ...own, body: await at() })
    await assert.rejects(officer.call(resumeReturn, { ...own, body: await at() }), { code: 'round.nothing-new' })
    await assert.rejects(coordinator.call(resumeReturn, { ...own, body: await at() }), { code: 'access.forbidden' })

    const { revision } = await at()
    stage.clock.now = new Date('2027-08-01T01:00:00.000Z')
    const later = await stage.as({ role: 'section_officer', county: COUNTY, unit: '财政局' })
    const { state, values, attested } = await later.call(resumeReturn, { ...own, body: { revision } })
    assert.deepEqual([state, attested, values.map(({ value }) => value)], ['draft', null, ['720']])
  }),
)
