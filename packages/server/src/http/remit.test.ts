import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addAccount, grantPost, listUnits, signIn } from '@junheng/core/features/access/contract.ts'
import { loadDemoOrgs } from '../features/orgs/demo.ts'
import { COUNTY, clientWith, httpScene } from './test-app.ts'

test(
  'a town’s officer sees the schools that lie in the town, as the directory has it, beside those given by name',
  httpScene(async ({ db, as, app, clock }) => {
    await loadDemoOrgs(db, clock.now)
    const { account, password } = await (await as({ role: 'system_admin' })).call(addAccount, {
      body: { name: 'zhenjie', displayName: '镇街（示例）', phone: null, branch: 'business' },
    })
    const security = await as({ role: 'security_admin' })
    const body = {
      role: 'township_officer',
      county: COUNTY,
      unit: '新城街道办事处',
      schools: ['2199000003'],
      until: null,
    } as const
    await security.call(grantPost, { params: { id: account.id }, body: { ...body, schools: [...body.schools] } })
    const reply = await clientWith(app, {}).send(signIn, { body: { account: 'zhenjie', password } })
    const { schools } = signIn.reply.parse(JSON.parse(reply.text))
    // examples/county/schools.csv: the first, second and fifth lie in 新城街道, the fourth in 城关街道.
    assert.ok(
      ['2199000001', '2199000002', '2199000003', '2199000005'].every((code) => schools?.includes(code)),
      String(schools),
    )
    assert.equal(schools?.includes('2199000004'), false)
  }),
)

test(
  'a post may be granted for an organisation chosen from the directory, whatever it is called; for one that is not there it may not',
  httpScene(async ({ db, as, clock }) => {
    await loadDemoOrgs(db, clock.now)
    const { account } = await (await as({ role: 'system_admin' })).call(addAccount, {
      body: { name: 'zhenjie', displayName: '镇街（示例）', phone: null, branch: 'business' },
    })
    const security = await as({ role: 'security_admin' })
    const { items } = await security.call(listUnits, { query: { county: COUNTY } })
    const town = items.find(({ kind }) => kind === 'township')
    assert.ok(town)
    const params = { id: account.id }
    const body = { role: 'township_officer', county: COUNTY, unit: '街道教育科', schools: [], until: null } as const
    const grant = (orgId: string) => security.call(grantPost, { params, body: { ...body, schools: [], orgId } })
    await assert.rejects(grant('00000000-0000-4000-8000-000000000001'), { code: 'access.no-such-unit' })
    await grant(town.id)
    const posts = await db.selectFrom('post').select(['org_id', 'unit_name']).where('account_id', '=', account.id).execute()
    assert.deepEqual(posts, [{ org_id: town.id, unit_name: '街道教育科' }])
  }),
)
