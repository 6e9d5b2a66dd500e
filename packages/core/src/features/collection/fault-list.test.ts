import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FaultList, LISTED_PER_RULE } from './fault-list.ts'

const SHEETS = ['schools.csv', 'sections.csv']
const place = (row: number) => ({ sheet: 'sections.csv', row })

test('of a flood the first rows are listed, in whatever order they were found', () => {
  const faults = new FaultList(SHEETS)
  for (let row = LISTED_PER_RULE * 2; row > 0; row--) faults.add('V001', 'warn', place(row), () => [`${row}`, ''])
  const listed = faults.list()
  assert.deepEqual(
    listed.slice(0, -1).map((f) => f.row),
    Array.from({ length: LISTED_PER_RULE }, (_, i) => i + 1),
  )
  assert.match(listed.at(-1)!.message, new RegExp(`共 ${LISTED_PER_RULE * 2} 处`))
})

test('faults found part by part are listed as if they had been found in one go', () => {
  const rows = 3 * LISTED_PER_RULE
  const whole = new FaultList(SHEETS)
  const threads = [new FaultList(SHEETS), new FaultList(SHEETS)]
  const linesOfPart = 500
  for (let row = 0; row < rows; row++) {
    const part = Math.floor(row / linesOfPart)
    const reader = threads[part % 2]!
    if (row % linesOfPart === 0) reader.startPart(part)
    for (const [list, first] of [[whole, 0] as const, [reader, part * linesOfPart] as const]) {
      list.add('V001', 'warn', place(row - first), (line) => [`见第 ${line(row - first)} 行`, ''])
      if (row % 3 === 0) list.add('V002', 'error', place(row - first), () => ['先', ''])
      if (row % 700 === 0)
        list.add('V003', 'warn', { sheet: 'schools.csv' }, (line) => [`第 ${line(row - first)} 行所在的县`, ''])
    }
  }
  const merged = new FaultList(SHEETS)
  for (const thread of threads.toReversed())
    merged.absorb(thread.counts(), (sheet, part) => (SHEETS.includes(sheet) ? part * linesOfPart : 0))
  assert.deepEqual(merged.list(), whole.list())
})
