import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import * as contract from '@junheng/core/features/evaluation/contract.ts'
import { compositeCv } from '@junheng/core/features/evaluation/cv.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'
import { spreadOfInput } from './spread-input.ts'
import { aPackage, aSchool, aSection } from './test-package.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))
const coordinator = { role: 'coordinator', county: COUNTY } as const
const files = { file: { name: '澄溪区.zip', bytes: example } }
const today = '2026-09-01'

test(
  'every coefficient of both standards taken apart says the same as the evaluation, school by school',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const params = { id: stored.id }
    for (const standard of ['quality_balanced_2017', 'basic_balanced_2012'] as const) {
      const { evaluation } = await client.call(contract.evaluatePackage, { params, query: { standard } })
      const { spreads, sections } = evaluation.counties[0]!
      assert.equal(spreads.length, standard === 'quality_balanced_2017' ? 14 : 18)
      // Each is a run of the engine: some of each stage, and the composites.
      for (const spread of spreads.filter(({ indicator }, i) => i % 4 === 0 || indicator === 'composite')) {
        const { stage, indicator } = spread
        const found = await client.call(contract.readSpread, { params, query: { standard, stage, indicator } })
        assert.deepEqual(found.spread, spread)
        const own = sections.filter((s) => s.stage === stage)
        assert.deepEqual(
          found.schools.map((s) => [s.code, s.students, s.value]),
          own.map((s) => [s.schoolCode, s.students, s.indicators[indicator]?.value ?? null]),
        )
      }
    }
  }),
)

test(
  'another county’s spread is not to be had, nor one of no such indicator',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const { package: stored } = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const params = { id: stored.id }
    const stranger = await as({ role: 'coordinator', county: OTHER_COUNTY })
    const query = { stage: 'primary', indicator: 'L5' } as const
    await assert.rejects(stranger.call(contract.readSpread, { params, query }), { code: 'record.missing' })
    await assert.rejects(client.call(contract.readSpread, { params, query: { ...query, indicator: 'composite' } }), {
      code: 'figure.missing',
    })
  }),
)

const sports = (code: number, students: number, outdoor: number | string) => ({
  school: aSchool(code, { sports_field_area: outdoor, indoor_sports_area: 0 }),
  section: aSection(code, { students }),
})
const packageOf = (schools: readonly ReturnType<typeof sports>[]) =>
  aPackage({ schools: schools.map((s) => s.school), sections: schools.map((s) => s.section) })

test('three schools with 3000, 1600 and 2400 ㎡: the derivatives are those worked by hand, the gaps what one can buy', async () => {
  const bytes = packageOf([sports(1, 100, 3000), sports(2, 200, 1500), sports(3, 300, 2400)])
  const found = await spreadOfInput(bytes, 'primary', 'L5', { standard: 'quality_balanced_2017', today })
  assert.deepEqual(found.bought, { what: found.bought!.what, unit: '㎡', factor: 1 })
  assert.deepEqual(
    found.schools.map((s) => [s.value, s.mark, s.gap?.section ?? null, s.raises]),
    [
      [30, 'met', null, true],
      [7.5, 'met', null, false],
      [8, 'met', null, false],
    ],
  )
  assert.ok(Math.abs(found.raisesAbove! - (1 + found.spread.cv! ** 2) * 11.5) < 1e-9)
})

test('a school that reported nothing leaves the coefficient open, and the coefficient without it is said', async () => {
  const bytes = packageOf([sports(1, 100, 3000), sports(2, 200, ''), sports(3, 300, 2400)])
  const found = await spreadOfInput(bytes, 'primary', 'L5', { standard: 'quality_balanced_2017', today })
  assert.deepEqual([found.spread.cv, found.spread.verdict, found.raisesAbove], [null, 'not_judgeable', null])
  assert.deepEqual(
    found.schools.map((s) => [s.mark, s.share, s.without === null]),
    [
      ['met', null, true],
      ['not_judgeable', null, false],
      ['met', null, true],
    ],
  )
})

test('without a school the composite is the mean of the eight single ones without it', async () => {
  const options = { standard: 'basic_balanced_2012', today } as const
  const found = await spreadOfInput(example, 'primary', 'composite', options)
  const singles = await Promise.all(
    ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8'].map((code) => spreadOfInput(example, 'primary', code, options)),
  )
  found.schools.forEach(({ without }, i) => {
    assert.equal(without, compositeCv(singles.map((s) => s.schools[i]!.without)))
  })
})
