import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { COUNTY, httpScene } from '../../../http/test-app.ts'
import { aLockedRound } from './test-locked-round.ts'

const PATIENCE_MS = 30_000

test(
  'a program killed while it judges leaves the final run owed; started again, it makes each once, and so do two side by side',
  httpScene(
    async (stage) => {
      const { db } = stage
      await aLockedRound(stage, COUNTY)
      const start = () =>
        spawn(process.execPath, [join(import.meta.dirname, 'test-clockwork.ts')], {
          env: { ...process.env, DATABASE: stage.migratorUrl ?? '' },
          stdio: ['ignore', 'pipe', 'inherit'],
        })
      const states = async () => (await db.selectFrom('final_run').select('state').execute()).map(({ state }) => state)
      for (let kills = 0; kills < 2; kills++) {
        const program = start()
        await once(program.stdout, 'data')
        const ended = once(program, 'exit')
        program.kill('SIGKILL')
        await ended
      }
      assert.ok((await states()).includes('waiting'), 'killed too late to prove anything')
      const two = [start(), start()]
      try {
        const until = Date.now() + PATIENCE_MS
        while ((await states()).some((state) => state !== 'made')) {
          assert.ok(Date.now() < until, `after ${PATIENCE_MS} ms: ${await states()}`)
          await sleep(50)
        }
      } finally {
        for (const program of two) {
          const ended = once(program, 'exit')
          program.kill('SIGKILL')
          await ended
        }
      }
      const runs = await db.selectFrom('evaluation_run').select(['run_id', 'standard_key']).execute()
      assert.deepEqual(runs.map(({ standard_key }) => standard_key).sort(), ['basic_balanced_2012', 'quality_balanced_2017'])
      const lines = await db.selectFrom('audit_entry').select('subject').where('verb', '=', 'evaluation.run').execute()
      assert.deepEqual(lines.map(({ subject }) => subject).sort(), runs.map(({ run_id }) => run_id).sort())
    },
    { own: true },
  ),
)
