import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenProfile, profileAddress } from './profiles.ts'

const ADOPTED = '11111111-1111-4111-8111-111111111111'
const OTHER = '22222222-2222-4222-8222-222222222222'
const list = (adopted: string | null) => ({ profiles: [], adopted, adoption: null })

test('an address that names no profile means the adopted one, and the defaults only where none is', () => {
  assert.deepEqual(chosenProfile({}, list(ADOPTED)), { profile: ADOPTED })
  assert.deepEqual(chosenProfile({}, list(null)), {})
  assert.equal(chosenProfile({}, undefined), null, 'not yet known')
})

test('an address can force the defaults, another profile, or settings nobody stored, without waiting for the adopted one', () => {
  assert.deepEqual(chosenProfile({ profile: 'default' }, undefined), {})
  assert.deepEqual(chosenProfile({ profile: OTHER }, undefined), { profile: OTHER })
  assert.deepEqual(chosenProfile({ settings: '{}', profile: OTHER }, list(ADOPTED)), { settings: '{}' })
})

test('the address of a profile leads back to it, whichever is adopted', () => {
  for (const adopted of [null, ADOPTED])
    for (const id of [null, ADOPTED, OTHER])
      assert.deepEqual(chosenProfile(profileAddress(id, adopted), list(adopted)), id === null ? {} : { profile: id })
})
