import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from '@junheng/core/fault.ts'
import { faultyCells } from './sheet-cells.ts'

const fault = (cell: string | null, severity: Fault['severity']): Fault => ({
  sheet: '学部',
  row: 3,
  column: null,
  cell,
  rule: 'S010',
  severity,
  message: '',
  repair: '',
})

test('faulty cells come as one reads a sheet, each once with its worst severity; what has no cell is left to the list', () => {
  const view = {
    sheet: '学部',
    columns: [
      { letter: 'C', header: '' },
      { letter: 'AA', header: '' },
    ],
    rows: [
      { row: 3, cells: ['', ''] },
      { row: 120, cells: ['', ''] },
    ],
  }
  const faults = [fault('AA120', 'warn'), fault('C3', 'warn'), fault('C3', 'error'), fault(null, 'error'), fault('B3', 'error')]
  assert.deepEqual(
    faultyCells(view, faults).map(({ cell, at, severity, faults: own }) => [cell, at, severity, own.length]),
    [
      ['C3', 0, 'error', 2],
      ['AA120', 1, 'warn', 1],
    ],
  )
})
