/**
 * The least that evaluating a nation can cost in any design: start Node and a second thread, read every byte, hash it, look through it
 * once, write as much as the evaluation writes. Nothing is understood.
 *
 * Run under a clock that tells processor time: bash -c 'time node_modules/node/bin/node bench/nation-floor.ts DIR > /dev/null'
 */
import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { isMainThread, Worker, workerData } from 'node:worker_threads'

const PIECE = 4 << 20
const WRITTEN = 19 << 20

const [folder, counter] = isMainThread
  ? [process.argv[2]!, new SharedArrayBuffer(4)]
  : (workerData as [folder: string, counter: SharedArrayBuffer])

if (isMainThread) {
  const other = new Worker(new URL(import.meta.url), { workerData: [folder, counter] })
  const ended = new Promise((resolve) => other.once('exit', resolve))
  const buffer = lookThrough()
  await ended
  for (let left = WRITTEN; left > 0; left -= Math.min(left, buffer.length)) writeAll(buffer.subarray(0, left))
} else lookThrough()

/** Takes pieces of the files off the counter until there is none. */
function lookThrough(): Buffer {
  const next = new Int32Array(counter)
  const pieces = readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return Array.from({ length: Math.ceil(statSync(path).size / PIECE) }, (_, k) => ({ path, at: k * PIECE }))
  })
  const buffer = Buffer.alloc(PIECE)
  const hash = createHash('sha256')
  let found = 0
  for (let k = Atomics.add(next, 0, 1); k < pieces.length; k = Atomics.add(next, 0, 1)) {
    const { path, at } = pieces[k]!
    const file = openSync(path, 'r')
    const bytes = buffer.subarray(0, readSync(file, buffer, 0, PIECE, at))
    closeSync(file)
    hash.update(bytes)
    for (let place = bytes.indexOf('\n\n'); place >= 0; place = bytes.indexOf('\n\n', place + 1)) found++
  }
  process.stderr.write(`${isMainThread ? 'first' : 'second'} thread: ${hash.digest('hex')} ${found}\n`)
  return buffer
}

/** Everything, whatever a pipe takes at once. */
function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at)
}
