import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Fault } from '@junheng/core/fault.ts'
import { bySheet, filterFaults, placeOf } from './fault-rows.ts'

const fault = (f: Partial<Fault>): Fault => ({
  sheet: 'schools.csv',
  row: 3,
  column: '学校代码',
  cell: null,
  rule: 'V001',
  severity: 'error',
  message: '学校代码重复',
  repair: '删去一行',
  ...f,
})
const faults = [fault({}), fault({ sheet: 'classes.csv', severity: 'warn', message: '人数偏多' }), fault({ row: null })]
const none = { severity: undefined, sheet: undefined, search: undefined }

test('faults are narrowed by severity, file and any word in them', () => {
  assert.equal(filterFaults(faults, none).length, 3)
  assert.equal(filterFaults(faults, { ...none, severity: 'warn' }).length, 1)
  assert.equal(filterFaults(faults, { ...none, sheet: 'schools.csv' }).length, 2)
  assert.equal(filterFaults(faults, { ...none, search: '偏多' }).length, 1)
  assert.equal(filterFaults(faults, { ...none, search: 'v001' }).length, 3)
})

test('a fault says where it stands, and files are counted with the worst first', () => {
  assert.deepEqual(faults.map(placeOf), ['第 3 行', '第 3 行', '整张表'])
  assert.equal(placeOf(fault({ cell: 'C12' })), 'C12')
  assert.deepEqual(bySheet(faults), [
    { sheet: 'schools.csv', count: 2 },
    { sheet: 'classes.csv', count: 1 },
  ])
})
