import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { VerificationResult } from '@junheng/core/features/audit/schema.ts'
import { sql } from 'kysely'
import { readHolder } from '../../data-folder/folder-files.ts'
import { openFolder } from '../../data-folder/open-folder.ts'
import { type Db, openPool } from '../../db/database.ts'
import { ask, inFolder, junheng, start } from '../../serve/test-serve.ts'
import { write } from './test-log.ts'

/** `JUNHENG_FAULT_ROUNDS=200` for the long run. */
const ROUNDS = Number(process.env['JUNHENG_FAULT_ROUNDS'] ?? 3)
/** Enough that every kill falls into sealing rounds. */
const BACKLOG = 10_000

test(`kill -9 in the middle of sealing, ${ROUNDS} times: the chain stays whole and nothing acknowledged is lost`, async () => {
  await inFolder(async (dir) => {
    const acknowledged: string[] = []
    let caught = 0
    for (let round = 0; round < ROUNDS; round++) {
      const server = await start(['--data', dir])
      const url = readHolder(dir)!.urls!.app
      const writers = [backlogThenWrite(url), writeUntilCut(url), writeUntilCut(url)]
      await sleep(400 + Math.random() * 700)
      const postmaster = Number(readFileSync(join(dir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(server.pid, 'SIGKILL')
      if (round % 2 === 1) process.kill(postmaster, 'SIGKILL')
      const again = await start(['--data', dir])
      acknowledged.push(...(await Promise.all(writers)).flat())
      const [queue] = await ask(readHolder(dir)!.urls!.app, 'select count(*) > 0 as some from audit_pending')
      if (queue!['some'] === true) caught += 1
      const { code, stdout } = await junheng(['verify-audit', '--json', '--data', dir])
      assert.equal(code, 0, stdout)
      assert.equal(await again.stop('SIGTERM'), 0)
    }
    assert.ok(caught > 0, 'no kill came while entries were waiting')
    assert.ok(acknowledged.length > 20 * ROUNDS, `only ${acknowledged.length} written`)
    const last = await start(['--data', dir])
    const url = readHolder(dir)!.urls!.app
    await untilSealed(url)
    const { stdout } = await junheng(['verify-audit', '--json', '--data', dir])
    const { whole, entries, awaiting, breaks } = JSON.parse(stdout) as VerificationResult
    assert.deepEqual({ whole, awaiting, breaks }, { whole: true, awaiting: 0, breaks: [] })
    const rows = await ask(
      url,
      `select e.subject from audit_link l join audit_entry e using (entry_id) where e.actor_name = '测试'`,
    )
    const sealed = new Set(rows.map((row) => String(row['subject'])))
    assert.deepEqual(
      acknowledged.filter((subject) => !sealed.has(subject)),
      [],
    )
    const [all] = await ask(url, 'select count(*)::int as n from audit_entry')
    assert.equal(entries, all!['n'])
    assert.equal(await last.stop('SIGTERM'), 0)
    await tamper(dir)
    const broken = await junheng(['verify-audit', '--json', '--data', dir])
    assert.equal(broken.code, 1)
    assert.deepEqual(
      (JSON.parse(broken.stdout) as VerificationResult).breaks.map(({ kind, no }) => [kind, no]),
      [['altered', 2]],
    )
    assert.match(
      (await junheng(['verify-audit', '--data', dir])).stdout,
      /■ 操作记录有 1 处不符[\s\S]*第 2 条[\s\S]*\d+:[0-9a-f]{64}/,
    )
    assert.equal((await junheng(['verify-audit', '--head', '1', '--data', dir])).code, 2)
  })
})

async function tamper(dir: string): Promise<void> {
  const folder = await openFolder(dir, { kind: 'command', exclusive: true })
  await ask(
    folder.urls.migrator,
    `update audit_entry set at = at + interval '1 second' where entry_id = (select entry_id from audit_link where entry_no = 2)`,
  )
  await folder.close()
}

/** @returns the subjects of those that were acknowledged before the connection broke */
async function writeUntilCut(url: string): Promise<string[]> {
  const db = openPool(url, { max: 1 })
  const acknowledged: string[] = []
  try {
    for (;;) acknowledged.push(...(await write(db, 1)))
  } catch (error) {
    assert.match(String(error), /[Cc]onnection|ECONN|shutting down|recovery/)
    return acknowledged
  } finally {
    await db.destroy().catch(() => {})
  }
}

async function backlogThenWrite(url: string): Promise<string[]> {
  const db = openPool(url, { max: 1 })
  await addBacklog(db).catch(() => {})
  await db.destroy().catch(() => {})
  return writeUntilCut(url)
}

const addBacklog = (db: Db) =>
  sql`
  with entry as (
    insert into audit_entry (entry_id, at, actor_name, verb, subject, details, reference)
    select gen_random_uuid(), now(), 'backlog', 'collection.hand-in', ${randomUUID()}, '{}', 'test' from generate_series(1, ${BACKLOG})
    returning entry_id)
  insert into audit_pending select entry_id from entry`.execute(db)

async function untilSealed(url: string): Promise<void> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const [queue] = await ask(url, 'select count(*)::int as n from audit_pending')
    if (queue!['n'] === 0) return
    assert.ok(Date.now() < deadline, `still ${String(queue!['n'])} entries not sealed`)
    await sleep(100)
  }
}
