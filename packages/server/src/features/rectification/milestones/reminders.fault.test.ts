import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { createItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import { addMilestones } from '@junheng/core/features/rectification/milestones/contract.ts'
import { COUNTY, httpScene } from '../../../http/test-app.ts'

const PATIENCE_MS = 30_000

test(
  'a program killed between writing a reminder and keeping it has reminded nobody; started again, twice at once, everybody is reminded once',
  httpScene(
    async (stage) => {
      const { db } = stage
      const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
      await stage.as({ role: 'section_officer', county: COUNTY, unit: '计财科（示例）' })
      for (let i = 1; i <= 5; i++) {
        const units = [{ part: 'section' as const, orgId: null, name: '计财科（示例）' }]
        const about = { source: 'public', scope: 'county', matter: 'other' } as const
        const body = { ...about, problem: `第 ${i} 件（示例）`, units }
        const { no } = await coordinator.call(createItem, { body })
        const milestones = [{ due: '2026-11-30', text: '完成勘察' }]
        await coordinator.call(addMilestones, { params: { no }, body: { milestones } })
      }
      const start = (pause: number) =>
        spawn(process.execPath, [join(import.meta.dirname, 'test-reminders.ts')], {
          env: { ...process.env, DATABASE: stage.migratorUrl ?? '', NOW: '2026-11-23T02:00:00.000Z', PAUSE: String(pause) },
          stdio: ['ignore', 'pipe', 'inherit'],
        })
      const counts = async () => {
        const said = (await db.selectFrom('item_reminder').select('item_no').execute()).length
        const told = await db
          .selectFrom('notice')
          .innerJoin('notice_message', 'notice_message.message_id', 'notice.message_id')
          .select('account_id')
          .where('kind', '=', 'due')
          .execute()
        return { said, notices: told.length, people: new Set(told.map(({ account_id }) => account_id)).size }
      }
      for (let kills = 0; kills < 2; kills++) {
        const program = start(60_000)
        const [line] = await once(program.stdout, 'data', { signal: AbortSignal.timeout(PATIENCE_MS) })
        assert.match(String(line), /written 5/)
        const ended = once(program, 'exit')
        program.kill('SIGKILL')
        await ended
        assert.deepEqual(await counts(), { said: 0, notices: 0, people: 0 }, 'killed before it was durable')
      }
      const two = [start(100), start(100)]
      try {
        const until = Date.now() + PATIENCE_MS
        while ((await counts()).said < 5) {
          assert.ok(Date.now() < until, `not reminded within ${PATIENCE_MS} ms`)
          await sleep(50)
        }
        // Both go on looking: what was said stays said once.
        await sleep(500)
      } finally {
        for (const program of two) {
          const ended = once(program, 'exit')
          program.kill('SIGKILL')
          await ended
        }
      }
      assert.deepEqual(await counts(), { said: 5, notices: 2, people: 2 }, 'one notice for each of two people')
    },
    { own: true },
  ),
)
