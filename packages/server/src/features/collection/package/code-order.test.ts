import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compareText } from '@junheng/core/features/collection/fault-list.ts'
import fc from 'fast-check'
import { sortByCode } from './code-order.ts'

test('rows stand by county, then by code as text, whether the codes are numbers or not', () => {
  const code = fc.oneof(fc.stringMatching(/^[0-9]{4}$/), fc.stringMatching(/^[0-9A]{1,4}$/))
  const digits = fc.array(fc.tuple(fc.constantFrom('9901', '9902', '0903'), fc.stringMatching(/^[0-9]{4}$/)), { maxLength: 30 })
  const mixed = fc.array(fc.tuple(fc.constantFrom('9901', '99'), code), { maxLength: 30 })
  fc.assert(
    fc.property(fc.oneof(digits, mixed), (schools) => {
      const rows = Int32Array.from(schools.keys())
      sortByCode(
        rows,
        schools.map(([county]) => county),
        schools.map(([, own]) => own),
      )
      const sorted = schools.toSorted((a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]))
      assert.deepEqual(
        Array.from(rows, (row) => schools[row]),
        sorted,
      )
    }),
  )
})
