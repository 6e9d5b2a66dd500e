import assert from 'node:assert/strict'
import { test } from 'node:test'
import { layOut, step } from './grid-steps.ts'

const cell = (rowSpan = 1, colSpan = 1) => ({ rowSpan, colSpan })
// 0 over two rows, 1 and 2 beside it; 3 below 1, 4 below 2; 5 across the whole last row.
const grid = layOut([[cell(2), cell(), cell()], [cell(), cell()], [cell(1, 3)]])

test('merged cells take every place they cover', () => {
  assert.deepEqual(grid, [
    [0, 1, 2],
    [0, 3, 4],
    [5, 5, 5],
  ])
})

test('an arrow leads out of a merged cell, and no further than the table', () => {
  assert.equal(step(grid, 0, 'ArrowDown', false), 5)
  assert.equal(step(grid, 3, 'ArrowLeft', false), 0)
  assert.equal(step(grid, 4, 'ArrowUp', false), 2)
  assert.equal(step(grid, 5, 'ArrowRight', false), null)
  assert.equal(step(grid, 1, 'ArrowUp', false), null)
  assert.equal(step(grid, 3, 'End', false), 4)
  assert.equal(step(grid, 3, 'Home', true), 0)
  assert.equal(step(grid, 3, 'a', false), null)
})
