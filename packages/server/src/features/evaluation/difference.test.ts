import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import * as contract from '@junheng/core/features/evaluation/contract.ts'
import { addProfile } from '@junheng/core/features/standards/contract.ts'
import { type Client, COUNTY, httpScene } from '../../http/test-app.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))
const coordinator = { role: 'coordinator', county: COUNTY } as const

async function handedIn(client: Client): Promise<{ id: string }> {
  const files = { file: { name: '澄溪区.zip', bytes: example } }
  const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
  return { id: stored.id }
}

test(
  'settings nobody stored are held against the defaults: what flips is what the two evaluations say',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const settings = JSON.stringify({ 'cv.mode': 'composite', 'exemptions.built_2010_or_before': false })
    const { difference, before, after, county } = await client.call(contract.compareProfiles, { params, query: { settings } })
    const was = (await client.call(contract.evaluatePackage, { params })).evaluation
    const is = (await client.call(contract.evaluatePackage, { params, query: { settings } })).evaluation
    assert.deepEqual([before, after, county.code], [was.profile, is.profile, was.counties[0]?.countyCode])
    assert.equal(after.key, '自选')
    assert.deepEqual(difference.verdict, { before: was.counties[0]?.verdict, after: is.counties[0]?.verdict })
    assert.ok(difference.spreads.some(({ indicator, before }) => indicator === 'composite' && before === null))
    for (const flip of difference.spreads.filter((each) => each.before && each.after)) {
      const spread = is.counties[0]?.spreads.find((s) => s.stage === flip.stage && s.indicator === flip.indicator)
      assert.deepEqual([spread?.cv, spread?.verdict], [flip.after?.cv, flip.after?.verdict])
    }
    for (const { key, after } of difference.items)
      assert.equal(is.counties[0]?.items.find((item) => item.key === key)?.verdict, after.verdict)
  }),
)

test(
  'one setting flips the schools it is for and no other figure; what is the default anyway flips nothing',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const compare = async (settings: Record<string, unknown>) =>
      (await client.call(contract.compareProfiles, { params, query: { settings: JSON.stringify(settings) } })).difference
    const none = await compare({ 'exemptions.built_2010_or_before': true, 'cv.mode': 'each' })
    assert.deepEqual([none.sections, none.spreads, none.items, none.moved], [[], [], [], 0])
    const space = await compare({ 'exemptions.dense_urban_extra_space': false })
    assert.deepEqual(
      space.sections.map(({ schoolName, before, after, indicators }) => [schoolName, before, after, indicators[0]?.indicator]),
      [['古城小学', 'met', 'unmet', 'L5']],
    )
    const [rooms, ...others] = (await compare({ 'exemptions.rural_small_class': true })).items
    assert.deepEqual([rooms?.key, rooms?.schools, others], ['music_art_rooms', { before: ['南坡小学'], after: [] }, []])
  }),
)

test(
  'an exemption for other kinds of school leaves the line another exemption has eased',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const settings = JSON.stringify({ 'exemptions.twelve_year_relaxed': true })
    const { difference } = await client.call(contract.compareProfiles, { params, query: { settings } })
    assert.deepEqual(difference.items, [])
  }),
)

test(
  'a stored profile is held against another, and what is wrong with unstored settings is told at its field',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const params = await handedIn(client)
    const store = (name: string, settings: Record<string, unknown>) => client.call(addProfile, { body: { name, settings } })
    const composite = await store('综合', { 'cv.mode': 'composite' })
    const plain = await store('逐项', { 'cv.mode': 'each' })
    const one = await client.call(contract.compareProfiles, { params, query: { profile: plain.id, against: composite.id } })
    assert.deepEqual([one.before.key, one.after.key], ['综合', '逐项'])
    assert.ok(one.difference.spreads.some(({ indicator, after }) => indicator === 'composite' && after === null))
    const query = (settings: string) => client.call(contract.compareProfiles, { params, query: { settings } })
    await assert.rejects(query('{"cv.mode":"mean"}'), { code: 'standards.profile-faulty' })
    await assert.rejects(query('{"cv.mode'), { code: 'request.invalid' })
    const both = { profile: plain.id, settings: '{}' }
    await assert.rejects(client.call(contract.compareProfiles, { params, query: both }), { code: 'request.invalid' })
  }),
)
