import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { openPool } from './database.ts'
import { ownDatabase } from './test-database.ts'
import { databaseTrouble } from './trouble.ts'

const codeOf = async (work: Promise<unknown>): Promise<string | undefined> =>
  work.then(
    () => assert.fail('it must not succeed'),
    (error: unknown) => databaseTrouble(error)?.code,
  )

test('a database that is not there, or not a database, is an interruption', async () => {
  const nobody = openPool('postgres://a:b@127.0.0.1:1/none')
  assert.equal(await codeOf(sql`select 1`.execute(nobody)), 'database.interrupted')
  await nobody.destroy()
  const hangingUp = createServer((socket) => socket.destroy())
  await new Promise<void>((resolve) => hangingUp.listen(0, '127.0.0.1', resolve))
  const { port } = hangingUp.address() as { port: number }
  const silent = openPool(`postgres://a:b@127.0.0.1:${port}/none`)
  assert.equal(await codeOf(sql`select 1`.execute(silent)), 'database.interrupted')
  await silent.destroy()
  hangingUp.close()
})

test(
  'a connection ended in the middle of a statement is an interruption, and the pool goes on',
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 1 })
    const long = codeOf(sql`select pg_sleep(20)`.execute(db))
    const ended = () =>
      sql<{
        n: number
      }>`select count(pg_terminate_backend(pid))::int as n from pg_stat_activity where query like 'select pg_sleep(20)%'`
        .execute(owner)
        .then(({ rows }) => rows[0]!.n)
    while ((await ended()) === 0);
    assert.equal(await long, 'database.interrupted')
    // The pool hears of the broken line a moment after the statement does.
    await sleep(50)
    assert.equal((await sql<{ one: number }>`select 1 as one`.execute(db)).rows[0]!.one, 1)
    await owner.destroy()
  }),
)

test(
  'no free connection for too long, a deadlock and a full disk are said as they are; a mistake of ours is none of these',
  ownDatabase(async ({ urls }) => {
    const narrow = openPool(urls.app, { max: 1, connectWithin: 50 })
    const [held, waited] = await Promise.all([sql`select pg_sleep(0.4)`.execute(narrow), codeOf(sql`select 1`.execute(narrow))])
    assert.equal(held.rows.length, 1)
    assert.equal(waited, 'database.busy')
    const raised = (code: string) =>
      codeOf(sql.raw(`do $$ begin raise exception 'x' using errcode = '${code}'; end $$`).execute(narrow))
    assert.equal(await raised('40P01'), 'database.busy')
    assert.equal(await raised('53100'), 'storage.full')
    assert.equal(await raised('57P03'), 'database.interrupted')
    assert.equal(await codeOf(sql`select nothing_of_the_kind`.execute(narrow)), undefined)
    await narrow.destroy()
    assert.equal(databaseTrouble(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))?.code, 'storage.full')
    assert.equal(databaseTrouble(new TypeError('x is not a function')), null)
    assert.equal(databaseTrouble('text'), null)
  }),
)
