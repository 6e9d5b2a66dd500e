import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as contract from '@junheng/core/features/standards/contract.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import { type Client, COUNTY, httpScene, OTHER_COUNTY, Refused } from '../../http/test-app.ts'
import { getStandard } from './service.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const
const neighbour = { role: 'coordinator', county: OTHER_COUNTY } as const

const COMPOSITE = { 'cv.mode': 'composite', 'exemptions.built_2016_or_before': true }
const add = (client: Client, name = '示例市口径', settings: unknown = COMPOSITE) =>
  client.call(contract.addProfile, { body: { name, settings } })
const adopt = (client: Client, profile: string | null, instead: string | null = null) =>
  client.call(contract.adoptProfile, { body: { profile, instead } })
const withdraw = (client: Client, id: string, confirmName = '示例市口径') =>
  client.call(contract.withdrawProfile, { params: { id }, body: { confirmName } })

/** The fields a call is refused with, by path. */
async function faultsOf(call: Promise<unknown>): Promise<Record<string, string>> {
  try {
    await call
  } catch (error) {
    assert.ok(error instanceof Refused)
    assert.equal(error.code, 'standards.profile-faulty')
    return Object.fromEntries((error.problem.fields ?? []).map(({ path, message }) => [path, message]))
  }
  throw new Error('was not refused')
}

test(
  'a profile is stored as given, listed newest first, and written down once',
  httpScene(async ({ as, db, clock }) => {
    const client = await as(coordinator)
    const first = await add(client)
    assert.deepEqual([first.name, first.settings, first.createdBy, first.withdrawn], ['示例市口径', COMPOSITE, '陈统筹', null])
    clock.now = new Date('2026-11-23T02:10:00.000Z')
    const second = await add(client, '  只改公用经费 ', { 'specialEdu.fundsStandard': 7000 })
    const { profiles, adopted, adoption } = await client.call(contract.listProfiles)
    assert.deepEqual([profiles.map((p) => p.name), adopted, adoption], [['只改公用经费', '示例市口径'], null, null])
    const entries = await db.selectFrom('audit_entry').select(['verb', 'subject']).execute()
    assert.deepEqual(
      entries.map(({ verb, subject }) => `${verb} ${subject}`).sort(),
      [`standards.add-profile ${first.id}`, `standards.add-profile ${second.id}`].sort(),
    ) // prettier-ignore
  }),
)

test(
  'everything wrong with a profile is told at once, each at its field and in words, and nothing is stored',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const faults = await faultsOf(
      add(client, ' ', {
        'cv.mode': 'average',
        'cv.modes': 'each',
        'survey.requireVisits': 'yes',
        'size.twelveYear': -1,
        'exemptions.built_2010': true,
        'exemptions.built_2016_or_before': { enabled: true, from: '2027-01-01', until: '2026-12-31' },
        'exemptions.rural_small_class': { enabled: true, until: '2026-02-30' },
        'exemptions.migrant_majority': { on: true },
      }),
    )
    assert.deepEqual(Object.keys(faults).sort(), [
      'cv.mode',
      'cv.modes',
      'exemptions.built_2010',
      'exemptions.built_2016_or_before',
      'exemptions.migrant_majority',
      'exemptions.rural_small_class',
      'name',
      'size.twelveYear',
      'survey.requireVisits',
    ])
    assert.match(faults['cv.mode'] ?? '', /差异系数判定方式.*"average".*逐项判定.*按平均值判定/)
    assert.match(faults['exemptions.built_2016_or_before'] ?? '', /起日晚于止日/)
    assert.match(faults['exemptions.rural_small_class'] ?? '', /不是.*日期/)
    assert.match((await faultsOf(add(client, '默认')))['name'] ?? '', /换一个名字/)
    assert.ok('settings' in (await faultsOf(add(client, '数组', ['cv.mode']))))
    assert.ok('version' in (await faultsOf(client.call(contract.addProfile, { body: { name: 'x', settings: {}, version: 2 } }))))
    assert.deepEqual(await db.selectFrom('local_profile').select('name').execute(), [])
    assert.deepEqual(await db.selectFrom('audit_entry').select('verb').execute(), [])
  }),
)

test(
  'the file that leaves is the file that comes in, and means the same to the command line',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { id } = await add(client)
    const { text, headers } = await client.send(contract.downloadProfile, { params: { id } })
    assert.match(String(headers['content-disposition']), /\.json/)
    assert.deepEqual(JSON.parse(text), { name: '示例市口径', settings: COMPOSITE })
    const { profile, faults } = readProfile(JSON.parse(text), getStandard('quality_balanced_2017'), '2026-11-23')
    assert.deepEqual([faults, profile.settings.get('cv.mode')], [[], 'composite'])
    await assert.rejects(client.call(contract.addProfile, { body: JSON.parse(text) }), {
      code: 'standards.profile-name-taken',
    })
    assert.deepEqual(
      (await client.call(contract.addProfile, { body: { ...JSON.parse(text), name: '又一份' } })).settings,
      COMPOSITE,
    )
  }),
)

test(
  'the adopted profile cannot be withdrawn; after another is adopted it can, by its name, and stays readable',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const { id } = await add(client)
    const list = await adopt(client, id)
    assert.deepEqual([list.adopted, list.adoption?.by], [id, '陈统筹'])
    await assert.rejects(withdraw(client, id), { code: 'standards.profile-adopted', message: /示例市口径.*先改用/ })
    assert.equal((await adopt(client, null, id)).adopted, null)
    await assert.rejects(withdraw(client, id, '示例市'), { code: 'standards.wrong-name' })
    assert.equal((await withdraw(client, id)).withdrawn?.by, '陈统筹')
    await assert.rejects(withdraw(client, id), { code: 'standards.profile-withdrawn' })
    await assert.rejects(adopt(client, id), { code: 'standards.profile-withdrawn' })
    assert.equal((await client.send(contract.downloadProfile, { params: { id } })).status, 200)
    assert.notEqual((await add(client)).id, id, 'the name is free again')
    const verbs = await db.selectFrom('audit_entry').select('verb').execute()
    assert.deepEqual(verbs.map(({ verb }) => verb).sort(), [
      'standards.add-profile',
      'standards.add-profile',
      'standards.adopt-profile',
      'standards.adopt-profile',
      'standards.withdraw-profile',
    ])
  }),
)

test(
  'adopting what is adopted already changes nothing',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    await adopt(client, null)
    const { id } = await add(client)
    await adopt(client, id)
    await adopt(client, id, id)
    assert.equal((await db.selectFrom('profile_adoption').selectAll().execute()).length, 1)
  }),
)

test(
  'who adopts in place of what is no longer adopted is told so, and changes nothing',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const [one, other] = [await add(client, '甲'), await add(client, '乙')]
    await adopt(client, one.id)
    await assert.rejects(adopt(client, other.id), { code: 'record.changed' })
    assert.equal((await client.call(contract.listProfiles)).adopted, one.id)
    assert.equal((await adopt(client, other.id, one.id)).adopted, other.id)
  }),
)

test(
  'of two who withdraw and adopt the same profile at once, one is refused',
  httpScene(
    async ({ as }) => {
      const client = await as(coordinator)
      let adopted: string | null = null
      for (let round = 0; round < 5; round++) {
        const { id } = await add(client, `第 ${round} 份`)
        const both: PromiseSettledResult<unknown>[] = await Promise.allSettled([
          adopt(client, id, adopted),
          withdraw(client, id, `第 ${round} 份`),
        ])
        assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1)
        const list = await client.call(contract.listProfiles)
        adopted = list.adopted
        assert.ok(!list.profiles.find((each) => each.id === adopted)?.withdrawn, 'what is adopted is not withdrawn')
      }
    },
    { own: true },
  ),
)

test(
  'another county neither sees a profile nor touches it',
  httpScene(async ({ as }) => {
    const { id } = await add(await as(coordinator))
    const other = await as(neighbour)
    assert.deepEqual((await other.call(contract.listProfiles)).profiles, [])
    for (const call of [() => adopt(other, id), () => withdraw(other, id)]) await assert.rejects(call, { code: 'record.missing' })
    assert.equal((await other.send(contract.downloadProfile, { params: { id } })).status, 404)
    assert.equal((await add(other)).name, '示例市口径', 'names are a county’s own')
  }),
)
