import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ADMIN_ROLES, branchOf, ROLE_NAMES, ROLES } from './roles.ts'
import { mayRole, PERMISSIONS, permissionsOf } from './rules.ts'
import { type About, mayReach, reachOf } from './scope.ts'

const call = (school: string) => ({ params: { school }, query: { school } })

test('a principal sees the own school and no other, nor the county', () => {
  const reach = reachOf('principal', ['2199000001'])
  assert.equal(mayReach(reach, 'params.school', call('2199000001')), true)
  assert.equal(mayReach(reach, 'query.school', call('2199000002')), false)
  assert.equal(mayReach(reach, 'query.school', { params: {}, query: {} }), false)
  assert.equal(mayReach(reach, 'county', call('2199000001')), false)
  assert.equal(mayReach(reach, 'anyone', call('2199000002')), true)
})

test('who sees no school of any kind is let in nowhere but where anyone is', () => {
  const abouts: About[] = ['county', 'params.school', 'query.school']
  fc.assert(
    fc.property(fc.constantFrom(...ADMIN_ROLES), fc.string(), fc.constantFrom(...abouts), (role, school, about) => {
      assert.equal(mayReach(reachOf(role, [school]), about, call(school)), false)
    }),
  )
  assert.equal(mayReach(reachOf('inspector', []), 'params.school', call('2199000001')), false)
})

test('of 三员 no one may do what another does, and none touches a county’s data', () => {
  const business = PERMISSIONS.filter((p) => /^(collection|evaluation|rectification|school)\./.test(p))
  for (const role of ADMIN_ROLES) for (const permission of business) assert.equal(mayRole(role, permission), false)
  const holders = (permission: (typeof PERMISSIONS)[number]) => ROLES.filter((role) => mayRole(role, permission))
  assert.deepEqual(holders('account.manage'), ['system_admin'])
  assert.deepEqual(holders('account.grant'), ['security_admin'])
  assert.deepEqual(holders('audit.read'), ['audit_admin'])
})

test('every role has a name, permissions and a branch', () => {
  for (const role of ROLES) {
    assert.ok(ROLE_NAMES[role].length >= 2)
    assert.ok(permissionsOf(role).length > 0)
  }
  assert.equal(new Set(ROLES.map(branchOf)).size, 4)
})

test('leaders and the city read, and answer the warnings raised to them; a leader is the second person, closes items and declares; they change nothing else', () => {
  const more = (role: 'leader' | 'city_supervisor') => permissionsOf(role).filter((permission) => !/\.read$/.test(permission))
  assert.deepEqual(more('leader').sort(), ['item.act', 'judgement.review', 'recognition.declare', 'warning.act'])
  assert.deepEqual(more('city_supervisor'), ['warning.act'])
})
