import assert from 'node:assert/strict'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { sql } from 'kysely'
import { scene, temporaryFolder } from './db/test-database.ts'
import { logFile, openLog } from './log.ts'

test(
  "an error of the database is logged without the database's words, which quote values",
  scene(async ({ db }) => {
    const lines: string[] = []
    const log = openLog({ write: (line) => lines.push(line) })
    const error = await sql`select ${'张三的电话'}::date`.execute(db).then(
      () => assert.fail('no date'),
      (thrown: Error) => thrown,
    )
    assert.match(error.message, /张三/)
    log.error({ err: error }, 'failed')
    assert.doesNotMatch(lines.join(''), /张三/)
    const { err } = JSON.parse(lines[0]!) as { err: { message: string; stack: string } }
    assert.match(err.message, /22007/)
    assert.match(err.stack, /at /)
  }),
)

test('a request is logged by its path alone', () => {
  const lines: string[] = []
  openLog({ write: (line) => lines.push(line) }).info(
    { req: { method: 'GET', url: '/a?name=x', headers: { cookie: 'c' } } },
    'seen',
  )
  assert.deepEqual((JSON.parse(lines[0]!) as { req: unknown }).req, { method: 'GET', path: '/a' })
})

test('a full log file is kept once and a new one begun', () => {
  const { dir, remove } = temporaryFolder()
  try {
    const file = join(dir, 'x.log')
    const out = logFile(file, 10)
    for (const line of ['first line\n', 'second line\n', 'third line\n']) out.write(line)
    assert.equal(readFileSync(file, 'utf8'), 'third line\n')
    assert.equal(readFileSync(`${file}.1`, 'utf8'), 'second line\n')
    assert.equal(statSync(file).mode & 0o777, 0o600)
    assert.equal(existsSync(`${file}.2`), false)
  } finally {
    remove()
  }
})

test('a log for which there is no room stops nobody', { skip: existsSync('/dev/full') ? false : 'needs /dev/full' }, () => {
  const log = openLog(logFile('/dev/full'))
  log.info({ status: 200 }, 'request')
  log.error({ err: new Error('x') }, 'internal error')
})
