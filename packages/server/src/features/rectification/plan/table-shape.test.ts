import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rowHeights } from './table-shape.ts'

const table = (cells: string[][], merges: { row: number; col: number; rowspan: number; colspan: number }[] = []) => ({
  cells,
  merges,
  preamble: [],
  headerRows: 0,
})

test('a row is as tall as its longest cell, counted in lines of its column', () => {
  const [short, long] = rowHeights(
    table([
      ['一', '二'],
      ['字'.repeat(50), '二'],
    ]),
    [10, 10],
  )
  assert.ok(long! > short! * 3, `${short} ${long}`)
  assert.deepEqual(rowHeights(table([['a'.repeat(18)]]), [10]), rowHeights(table([['字']]), [10]))
})

test('a merged cell adds only what its rows lack, shared among them', () => {
  const merges = [{ row: 0, col: 0, rowspan: 2, colspan: 1 }]
  const plain = rowHeights(
    table(
      [
        ['字', '字'.repeat(30)],
        ['', '字'.repeat(30)],
      ],
      merges,
    ),
    [10, 10],
  )
  assert.deepEqual(
    rowHeights(
      table(
        [
          ['字'.repeat(50), '字'.repeat(30)],
          ['', '字'.repeat(30)],
        ],
        merges,
      ),
      [10, 10],
    ),
    plain,
  )
  const more = rowHeights(
    table(
      [
        ['字'.repeat(90), '字'.repeat(30)],
        ['', '字'.repeat(30)],
      ],
      merges,
    ),
    [10, 10],
  )
  assert.ok(more[0]! > plain[0]! && more[0] === more[1])
})

test('no row is taller than Excel allows', () => {
  assert.deepEqual(rowHeights(table([['字'.repeat(9000)]]), [10]), [409])
})
