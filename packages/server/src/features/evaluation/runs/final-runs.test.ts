import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askAmendment, decideAmendment } from '@junheng/core/features/collection/round/lock/contract.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import type { Unattended } from '../../../background/clockwork.ts'
import { openWork } from '../../../background/work.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { makeFinalRuns } from './final-runs.ts'
import { aLockedRound } from './test-locked-round.ts'

const SILENT = { info() {}, warn() {}, error() {} }

async function withHands(stage: HttpStage, body: (hands: Unattended) => Promise<void>): Promise<void> {
  const work = openWork({ threads: 2 })
  const now = () => stage.clock.now
  try {
    await body({ db: stage.db, work, log: SILENT, now, signal: new AbortController().signal })
  } finally {
    await work.close()
  }
}

test(
  'a lock and an amendment each bring their final runs by both standards, once, by the system and nobody’s account; 统计 without any has none',
  httpScene((stage) =>
    withHands(stage, async (hands) => {
      const { principal, coordinator, own, runs } = await aLockedRound(stage, COUNTY)
      assert.deepEqual(
        (await runs()).unmade.map(({ standard, isGivenUp }) => [standard, isGivenUp]),
        [
          ['basic_balanced_2012', false],
          ['quality_balanced_2017', false],
        ],
      )
      assert.equal(await makeFinalRuns(hands), 2)
      assert.equal(await makeFinalRuns(hands), 0)
      const { items, unmade } = await runs()
      assert.deepEqual(items.map(({ kind, source, standard, madeBy }) => [kind, source.edition, standard.key, madeBy]).sort(), [
        ['final', 1, 'basic_balanced_2012', '系统'],
        ['final', 1, 'quality_balanced_2017', '系统'],
      ])
      assert.deepEqual(unmade, [])
      const source = items[0]!.source.id
      const again = await coordinator.call(makeRun, { body: { source, standard: items[0]!.standard.key } })
      assert.equal(again.id, items[0]!.id)
      const changes = [{ path: 'schools/sports_field_area', value: '3200', seen: '2800' }]
      const asked = await principal.call(askAmendment, { ...own, body: { changes, reason: '操场扩建部分漏报' } })
      await coordinator.call(decideAmendment, { params: { ...own.params, amendment: asked.id }, body: { approve: true } })
      assert.equal(await makeFinalRuns(hands), 2)
      assert.deepEqual((await runs()).items.map(({ source }) => source.edition).sort(), [1, 1, 2, 2])
      const lines = await stage.db.selectFrom('audit_entry').selectAll().where('verb', '=', 'evaluation.run').execute()
      const bySystem = lines.filter(({ actor_name }) => actor_name === '系统')
      assert.equal(bySystem.length, 4)
      assert.ok(
        bySystem.every(({ account_id, role, county_code }) => account_id === null && role === null && county_code === COUNTY),
      )
    }),
  ),
)

test(
  'two programs at once, in two counties, make each final run once, and a person who asks at that moment gets the same one',
  httpScene(
    (stage) =>
      withHands(stage, async (hands) => {
        const [here, there] = [await aLockedRound(stage, COUNTY), await aLockedRound(stage, OTHER_COUNTY)]
        const edition = await stage.db
          .selectFrom('package')
          .select('package_id')
          .where('county_code', '=', COUNTY)
          .where('run_basis', '=', 'effective')
          .executeTakeFirstOrThrow()
        const [one, other, asked, alsoAsked] = await Promise.all([
          makeFinalRuns(hands),
          makeFinalRuns(hands),
          here.coordinator.call(makeRun, { body: { source: edition.package_id } }),
          here.coordinator.call(makeRun, { body: { source: edition.package_id } }),
        ])
        assert.equal(asked.id, alsoAsked.id)
        // Who lost the race to a person tries once more a minute later.
        const now = () => new Date(stage.clock.now.getTime() + 120_000)
        assert.equal(one + other + (await makeFinalRuns({ ...hands, now })), 4)
        for (const { runs } of [here, there]) {
          const { items, unmade } = await runs()
          assert.deepEqual([items.length, unmade.length], [2, 0])
          assert.equal(new Set(items.map(({ standard }) => standard.key)).size, 2)
        }
      }),
    { own: true },
  ),
)

test(
  'what cannot be judged is tried again later and later, then given up with its reason on the page; another county’s is made all the same',
  httpScene((stage) =>
    withHands(stage, async (hands) => {
      const [here, there] = [await aLockedRound(stage, COUNTY), await aLockedRound(stage, OTHER_COUNTY)]
      const work: Unattended['work'] = {
        ...hands.work,
        run: (job, input, ...rest) => {
          const { county } = input as { county?: string }
          if (county === COUNTY) throw new Error('a fault of ours')
          return hands.work.run(job, input, ...rest)
        },
      }
      let passed = 0
      const pass = async (minutes: number) => {
        passed += minutes * 60_000
        return makeFinalRuns({ ...hands, work, now: () => new Date(stage.clock.now.getTime() + passed) })
      }
      assert.equal(await pass(0), 2)
      assert.equal((await there.runs()).items.length, 2)
      assert.equal(await pass(0.5), 0)
      const [first] = (await here.runs()).unmade
      assert.deepEqual([first?.isGivenUp, first?.reason], [false, '程序出错，原因记在运行日志里。'])
      for (const minutes of [1, 5, 20, 60]) await pass(minutes)
      const { unmade } = await here.runs()
      assert.deepEqual(
        unmade.map(({ isGivenUp, standard }) => [isGivenUp, standard]),
        [
          [true, 'basic_balanced_2012'],
          [true, 'quality_balanced_2017'],
        ],
      )
    }),
  ),
)
