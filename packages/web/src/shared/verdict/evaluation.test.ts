import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeSearch } from '../url.ts'
import { countyOf, lastingSearch } from './evaluation.ts'

test('an address that is to last names the rules also where they are the defaults', () => {
  const standard = 'quality_balanced_2017'
  const address = (rules: object) =>
    writeSearch({ profile: 'old', ...lastingSearch('p1', { standard, county: '990101', ...rules }) })
  assert.equal(address({}), '?profile=default&package=p1&county=990101&standard=quality_balanced_2017')
  assert.equal(address({ profile: 'q7' }), '?profile=q7&package=p1&county=990101&standard=quality_balanced_2017')
  assert.match(address({ settings: '{"a":1}' }), /^\?package=p1&county=990101&standard=quality_balanced_2017&settings=/)
})

test('of several counties one sees the county asked for, else one’s own, else the first', () => {
  const of = (asked?: string, own?: string) => countyOf(['990101', '990102', '990103'], (code) => code, asked, own)
  assert.deepEqual(
    [of('990103', '990102'), of(undefined, '990102'), of('990199', '990102'), of(), of(undefined, '990100')],
    ['990103', '990102', '990102', '990101', '990101'],
  )
})
