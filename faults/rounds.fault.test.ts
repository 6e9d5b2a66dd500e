import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runRounds } from './lib/rounds.ts'
import { SCENARIOS } from './lib/scenarios.ts'
import { SHAPES } from './lib/site.ts'
import { tableOf } from './lib/table.ts'

/** Twenty in all; `npm run faults` does more. */
const ROUNDS = 5

for (const shape of SHAPES) {
  for (const part of [1, 2]) {
    test(`kill -9 of program and database while people write, ${shape}, part ${part}: nothing acknowledged is lost, nothing is half done`, async () => {
      const report = await runRounds(SCENARIOS, { shape, rounds: ROUNDS, seed: Date.now() % 100_000 })
      assert.deepEqual(report.faults, [], tableOf([report]))
      for (const { name, acknowledged } of report.scenarios) assert.ok(acknowledged > 0, `${name} did nothing`)
      assert.ok(
        report.scenarios.some(({ unanswered }) => unanswered > 0),
        'no kill came while anything was under way',
      )
    })
  }
}
