import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bounded } from './bounded-cache.ts'
import type { Jobs } from './jobs.ts'
import { openWork } from './work.ts'

/** A program in place of the real worker's; the job's bytes say what it does. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, threadId } from 'node:worker_threads'
    parentPort.on('message', async ({ id, input }) => {
      const word = Buffer.from(input.bytes).toString()
      if (word === 'forever') for (;;) {}
      if (word === 'memory') { const kept = []; for (;;) kept.push(new Array(1e6).fill(word + kept.length)) }
      if (word === 'exit') process.exit(3)
      if (word === 'refuse') return parentPort.postMessage({ id, problem: { code: 'figure.missing', details: { reason: 'x' } } })
      if (word === 'throw') return parentPort.postMessage({ id, error: { name: 'TypeError', message: 'wrong', stack: 's' } })
      parentPort.postMessage({ id, output: word })
    })`)}`,
)
const bytes = (word: string): Jobs['check']['input'] => ({ bytes: Buffer.from(word) })

test('a job that takes too long is stopped, and the next one is done', async () => {
  const work = openWork({ threads: 1, milliseconds: 1500 }, program)
  await assert.rejects(work.run('check', bytes('forever')), { code: 'work.too-long' })
  assert.equal(await work.run('check', bytes('done')), 'done')
  await work.close()
})

test('a job that eats memory is stopped without the process, and the next one is done', async () => {
  const work = openWork({ threads: 1, megabytes: 32 }, program)
  await assert.rejects(work.run('check', bytes('memory')), { code: 'work.too-long' })
  assert.equal(await work.run('check', bytes('done')), 'done')
  await work.close()
})

test('a refusal crosses the threads as a refusal, an error as an error, and a dead thread is an error', async () => {
  const work = openWork({ threads: 1 }, program)
  await assert.rejects(work.run('check', bytes('refuse')), { name: 'Problem', code: 'figure.missing' })
  await assert.rejects(work.run('check', bytes('throw')), { name: 'TypeError', message: 'wrong' })
  await assert.rejects(work.run('check', bytes('exit')), /ended in the middle/)
  await work.close()
})

test('a job nobody waits for any more is stopped where it stands, or not begun', async () => {
  const work = openWork({ threads: 1 }, program)
  const [first, second] = [new AbortController(), new AbortController()]
  const running = work.run('check', bytes('forever'), first.signal)
  const waiting = work.run('check', bytes('a'), second.signal)
  second.abort()
  await assert.rejects(waiting, { code: 'work.left' })
  first.abort()
  await assert.rejects(running, { code: 'work.left' })
  assert.equal(await work.run('check', bytes('done')), 'done')
  await assert.rejects(work.run('check', bytes('b'), first.signal), { code: 'work.left' })
  await work.close()
})

test('more jobs than may wait are asked to come back', async () => {
  const work = openWork({ threads: 1, queue: 2, milliseconds: 1500 }, program)
  const jobs = ['forever', 'a', 'b', 'c'].map((word) => work.run('check', bytes(word)).catch((error) => error.code))
  assert.deepEqual(await Promise.all(jobs), ['work.too-long', 'a', 'b', 'work.busy'])
  await work.close()
})

test('a bounded cache forgets what was used longest ago, and what failed', async () => {
  const cache = bounded<Promise<number>>(2)
  let made = 0
  const make = () => Promise.resolve(++made)
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.get(key, make)
  assert.equal(made, 4)
  await assert.rejects(cache.get('d', () => Promise.reject(new Error('no'))))
  assert.equal(await cache.get('d', make), 5)
})
