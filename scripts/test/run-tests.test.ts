import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { runTests } from './run-tests.ts'
import { closingLine, isGood, type Tally } from './tally.ts'

const PASSES = "import test from 'node:test'\ntest('it holds', () => {})\n"

/** Runs the given test files in a folder of their own, whose name has a blank and Chinese characters in it. */
async function counted(files: Record<string, string>, limits = { whole: 20_000, test: 5000, goodbye: 600 }): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), '均衡 tests-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, '..'), { recursive: true })
      writeFileSync(join(folder, name), text)
    }
    return await runTests('sample', Object.keys(files), folder, join(folder, 'logs'), limits)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('passing, failing and skipped tests are each counted once, and named', async () => {
  const result = await counted({
    'a/first.test.ts': PASSES,
    'b.test.ts': `import test, { describe } from 'node:test'
      test('it breaks', () => { throw new Error('十二间不够') })
      test('it needs a browser', { skip: 'no chromium' }, () => {})
      describe('a group', () => { test('inside holds', () => {}); test('inside breaks', () => { throw new Error('no') }) })
      test('around', async (t) => { await t.test('within', (t) => t.skip('no fonts')) })`,
  })
  assert.equal(closingLine(result), '3 passed, 2 failed, 2 skipped')
  assert.deepEqual(result.failed.map(({ name }) => name).sort(), ['b.test.ts: a group › inside breaks', 'b.test.ts: it breaks'])
  assert.match(result.failed.find(({ name }) => name.endsWith('it breaks'))!.message, /十二间不够/)
  assert.deepEqual(result.skipped, [
    { name: 'b.test.ts: it needs a browser', reason: 'no chromium' },
    { name: 'b.test.ts: around › within', reason: 'no fonts' },
  ])
})

test('a file that does not load and a file without a test are failures, and the others still run', async () => {
  const result = await counted({
    'a.test.ts': PASSES,
    'broken.test.ts': "import './gone.ts'\n",
    'hollow.test.ts': 'export const x = 1\n',
    'syntax.test.ts': 'const = 1\n',
  })
  assert.equal(result.passed, 1)
  assert.deepEqual(result.failed.map(({ name }) => name).sort(), [
    'broken.test.ts did not load',
    'hollow.test.ts holds no test',
    'syntax.test.ts did not load',
  ])
})

test('a process that ends in the middle is a failure, even with exit code 0', async () => {
  const exits = "import test from 'node:test'\ntest('it leaves', () => { console.log('last words'); process.exit(0) })\n"
  const result = await counted({ 'a.test.ts': PASSES, 'b.test.ts': exits })
  assert.equal(isGood(result), false)
  assert.match(result.failed[0]!.name, /stopped in the middle with exit code 0/)
  assert.match(result.failed[0]!.message, /last words/)
})

test('a process that is killed is a failure', async () => {
  const dies = "import test from 'node:test'\ntest('it dies', () => process.kill(process.pid, 'SIGKILL'))\n"
  assert.match((await counted({ 'a.test.ts': dies })).failed[0]!.name, /ended by SIGKILL/)
})

test('an error nobody waited for is a failure', async () => {
  const late = `import test from 'node:test'
    test('before', () => { setTimeout(() => { throw new Error('too late') }, 20) })
    test('after', () => new Promise((done) => setTimeout(done, 80)))`
  const result = await counted({ 'a.test.ts': late })
  assert.equal(isGood(result), false, closingLine(result))
})

test('a test that leaves something open is told of instead of hanging for ever', async () => {
  const leaks =
    "import test from 'node:test'\nimport net from 'node:net'\ntest('it leaks', () => { net.createServer().listen(0) })\n"
  const result = await counted({ 'a.test.ts': leaks })
  assert.equal(result.passed, 1)
  assert.match(result.failed[0]!.name, /left a server, a timer or a connection open/)
})

test('a test that never ends is ended and named', async () => {
  const hangs = "import test from 'node:test'\ntest('it waits', () => new Promise((done) => setTimeout(done, 60_000)))\n"
  const result = await counted({ 'a.test.ts': hangs }, { whole: 20_000, test: 300, goodbye: 500 })
  assert.equal(isGood(result), false)
  assert.ok(
    result.failed.some(({ name }) => name.includes('it waits')),
    JSON.stringify(result.failed),
  )
})

test('nothing executed is not a success', () => {
  assert.equal(isGood({ passed: 0, failed: [], skipped: [{ name: 'all', reason: 'no browser' }] }), false)
})
