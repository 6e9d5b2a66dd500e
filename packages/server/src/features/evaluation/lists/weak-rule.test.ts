import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWeakSchools, setWeakRule } from '@junheng/core/features/evaluation/lists/contract.ts'
import * as orgs from '@junheng/core/features/orgs/contract.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { loadDemoOrgs } from '../../orgs/demo.ts'

test(
  'our proposal holds until the county sets its own rule, which is nobody else’s; two who set it at once do not overwrite each other',
  httpScene(async ({ as }) => {
    const coordinator = await as({ role: 'coordinator', county: COUNTY })
    const before = await coordinator.call(readWeakSchools)
    assert.deepEqual([before.rule, before.version, before.changed], [{ minUnmet: 3, minBelowFloor: 2 }, 0, null])
    const body = { minUnmet: 4, minBelowFloor: 1, seen: 0 }
    const after = await coordinator.call(setWeakRule, { body })
    assert.deepEqual([after.rule, after.version, after.proposed], [{ minUnmet: 4, minBelowFloor: 1 }, 1, before.rule])
    await assert.rejects(coordinator.call(setWeakRule, { body }), { code: 'record.changed' })
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.equal((await stranger.call(readWeakSchools)).version, 0)
  }),
)

test(
  'schools the directory calls weak are named to whoever reaches them',
  httpScene(async ({ as, db }) => {
    await loadDemoOrgs(db)
    const coordinator = await as({ role: 'coordinator', county: COUNTY })
    const directory = await coordinator.call(orgs.readDirectory)
    const known = (await coordinator.call(readWeakSchools)).tagged
    const school = directory.orgs.find(({ facts }) => facts.schoolCode && !known.some(({ code }) => code === facts.schoolCode))!
    const code = school.facts.schoolCode!
    const body = { tag: '薄弱学校', since: '2024-01-01', reason: '县级认定' }
    await coordinator.call(orgs.addTag, { params: { id: school.id }, body })
    const { tagged } = await coordinator.call(readWeakSchools)
    assert.deepEqual(
      tagged.filter((each) => each.code === code),
      [{ code, tag: '薄弱学校' }],
    )
    const own = await as({ role: 'principal', county: COUNTY, schools: [code] })
    assert.equal((await own.call(readWeakSchools)).tagged.length, 1)
    const other = await as({ role: 'principal', county: COUNTY, schools: ['2199000099'] })
    assert.deepEqual((await other.call(readWeakSchools)).tagged, [])
  }),
)
