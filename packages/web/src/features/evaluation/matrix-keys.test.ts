import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeAfter } from './matrix-keys.ts'

const size = { rows: 300, cols: 12 }
const after = (key: string, row: number, col: number, ctrlKey = false) =>
  placeAfter({ key, ctrlKey, metaKey: false }, { row, col }, size)

test('keys lead through all rows, drawn or not, and stop at the edges', () => {
  assert.deepEqual(after('ArrowDown', 0, 3), { row: 1, col: 3 })
  assert.deepEqual(after('ArrowUp', 0, 3), { row: 0, col: 3 })
  assert.deepEqual(after('PageDown', 290, 3), { row: 299, col: 3 })
  assert.deepEqual(after('ArrowLeft', 5, 0), { row: 5, col: 0 })
  assert.deepEqual(after('Home', 5, 7), { row: 5, col: 0 })
  assert.deepEqual(after('End', 5, 7), { row: 5, col: 11 })
  assert.deepEqual(after('End', 5, 7, true), { row: 299, col: 11 })
  assert.deepEqual(after('Home', 5, 7, true), { row: 0, col: 0 })
  assert.equal(after('Enter', 5, 7), null, 'what opens a cell is its own affair')
  assert.equal(placeAfter({ key: 'End', ctrlKey: false, metaKey: false }, { row: 0, col: 0 }, { rows: 0, cols: 3 }), null)
})
