import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { readReturn } from '@junheng/core/features/collection/round/contract.ts'
import {
  copyPrevious,
  importRound,
  listRounds,
  openRound,
  proposeRound,
} from '@junheng/core/features/collection/round/open/contract.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../../../http/test-app.ts'
import { loadDemoCounty } from '../../demo.ts'
import { aRound } from '../a-round.ts'
import { returnsOf } from '../return-queries.ts'
import { getRound } from '../round-queries.ts'

const EXAMPLE = { name: 'county.zip', bytes: readFileSync(join(import.meta.dirname, '../../../../../../../examples/county.zip')) }

test(
  'a past year is tried first, then taken in whole as a locked round whose values stand beside this year’s; once is enough',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const filler = await stage.as({ role: 'filler', county: COUNTY, schools: ['2199000001'] })
    const tried = await coordinator.call(importRound, { files: { file: EXAMPLE } })
    assert.deepEqual([tried.round, tried.schoolYear, tried.schools], [null, 2025, 60])
    assert.deepEqual((await coordinator.call(listRounds)).rounds, [])

    const done = await coordinator.call(importRound, { files: { file: EXAMPLE }, body: { confirm: 'true' } })
    const { rounds } = await coordinator.call(listRounds)
    assert.deepEqual(
      rounds.map(({ id, origin, state, schoolYear }) => [id, origin, state, schoolYear]),
      [[done.round, 'imported', 'locked', 2025]],
    )
    const { items } = await coordinator.call(listPackages)
    assert.equal(items.find(({ round }) => round?.id === done.round)?.round?.edition, 1)
    await assert.rejects(coordinator.call(importRound, { files: { file: EXAMPLE }, body: { confirm: 'true' } }), {
      code: 'round.already-open',
    })

    await loadDemoCounty(stage.db)
    const proposal = await coordinator.call(proposeRound)
    assert.equal(proposal.previous?.id, done.round)
    const { schoolYear, number, name } = proposal
    const body = { schoolYear, number, name, standard: 'quality_balanced_2017' as const, profile: null }
    const round = await coordinator.call(openRound, { body })
    const own = (await returnsOf(stage.db, COUNTY, round.id)).find(({ unit_key }) => unit_key === '2199000001')!
    const { previous } = await filler.call(readReturn, { params: { id: own.return_id } })
    assert.equal(previous?.values['sections/primary/students'], '2450')
  }),
)

test(
  'what is no past year, no county of ours or cannot be read is refused, and nothing is stored',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    const files = { file: EXAMPLE }
    const body = { confirm: 'true' }
    await assert.rejects(coordinator.call(importRound, { files, body: { ...body, schoolYear: 2026 } }), {
      code: 'round.not-past',
    })
    await assert.rejects(stranger.call(importRound, { files, body }), { code: 'round.other-county' })
    await assert.rejects(coordinator.call(importRound, { body }), { code: 'round.no-file' })
    assert.deepEqual((await coordinator.call(listRounds)).rounds, [])
  }),
)

test(
  'years imported in any order, also once this year’s round is open, follow each other',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const { round, returns } = await aRound(stage.db, COUNTY, [{ code: '2199000001' }])
    const taken = async (schoolYear: number) =>
      (await coordinator.call(importRound, { files: { file: EXAMPLE }, body: { confirm: 'true', schoolYear } })).round!
    const before = async (id: string) => (await getRound(stage.db, COUNTY, id)).previous_round_id
    const older = await taken(2023)
    assert.equal(await before(round), older)
    const last = await taken(2025)
    const middle = await taken(2024)
    assert.deepEqual(
      [await before(round), await before(last), await before(middle), await before(older)],
      [last, middle, older, null],
    )
    const { previous } = await coordinator.call(readReturn, { params: { id: returns['2199000001']! } })
    assert.equal(previous?.values['sections/primary/students'], '2450')
    const copied = await coordinator.call(copyPrevious, { params: { id: round }, body: { kinds: ['equipment'], confirm: true } })
    assert.equal(copied.returns, 1)
  }),
)
