import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SMALL } from './a-package.ts'
import { byteLoops, takeMemory } from './byte-loops.ts'
import { read } from './test-read.ts'
import { WINDOW } from './windows.ts'

const HEADER = 'school_code,stage,grade,class_name,students'

/** Class rows of the first school, enough for several stretches; every so often one that is not plain. */
function classRows(oddEvery: number, odd: (row: string) => string): string[] {
  return Array.from({ length: Math.ceil((WINDOW * 3) / 24) }, (_, i) => {
    const row = `0001,primary,${1 + (i % 6)},${i}班,${20 + (i % 25)}`
    return i % oddEvery === oddEvery - 1 ? odd(row) : row
  })
}

/** What is kept of the rows of classes.csv, and what was said of them. */
async function readingOf(rows: readonly string[]) {
  const { counties, faults } = await read({ 'classes.csv': `${[HEADER, ...rows].join('\n')}\n` })
  const classes = counties[0]!.classes!
  const kept = Array.from({ length: classes.rows }, (_, row) => [
    classes.lines[row],
    classes.grade[row],
    classes.students[row],
    classes.name(row),
  ])
  return { kept, start: [...classes.start], faults }
}

const quoted = (row: string): string =>
  row
    .split(',')
    .map((cell) => `"${cell}"`)
    .join(',')

test('a file of many stretches is read as when none of its rows is plain', async () => {
  assert.ok('classes.csv' in SMALL)
  const rows = classRows(Number.POSITIVE_INFINITY, (row) => row)
  const plain = await readingOf(rows)
  assert.equal(plain.kept.length, rows.length)
  assert.deepEqual(plain, await readingOf(rows.map(quoted)))
  assert.deepEqual(plain, await readingOf(classRows(7, quoted)))
  assert.deepEqual(plain, await readingOf(classRows(1999, quoted)))
})

test('a row longer than a stretch is read, and those after it', async () => {
  const long = (row: string) => row.replace('班', `${'长'.repeat(WINDOW / 4)}班`)
  const rows = classRows(3000, long)
  const plain = await readingOf(rows)
  assert.equal(plain.kept.length, rows.length)
  assert.deepEqual(plain.kept, (await readingOf(rows.map(quoted))).kept)
})

test('unusual sizes of class are said once for each row, wherever a stretch ends', async () => {
  const rows = classRows(500, (row) => row.replace(/\d+$/, '90'))
  const unusual = (reading: Awaited<ReturnType<typeof readingOf>>) =>
    reading.faults.filter(({ rule }) => rule === 'S013').map(({ row }) => row)
  const found = unusual(await readingOf(rows))
  assert.equal(found.length, Math.floor(rows.length / 500))
  assert.deepEqual(found, unusual(await readingOf(rows.map(quoted))))
})

test('memory for a whole nation is not kept, and what is read after it is read as before', async () => {
  const rows = classRows(900, quoted)
  const before = await readingOf(rows)
  takeMemory(80 << 20)
  assert.ok(byteLoops().memory.buffer.byteLength >= 80 << 20)
  assert.deepEqual(await readingOf(rows), before)
  assert.ok(byteLoops().memory.buffer.byteLength < 64 << 20)
})
