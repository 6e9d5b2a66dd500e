import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvOf } from './inert-csv.ts'

test('an exported table opens in Excel as it was shown and runs nothing', () => {
  const text = csvOf(
    ['学校', '值'],
    [
      ['=1+1', 3.5],
      ['甲"校", 东区', null],
      ['@cmd', -2],
    ],
  )
  assert.equal(text, '\uFEFF学校,值\r\n\'=1+1,3.5\r\n"甲""校"", 东区",\r\n\'@cmd,-2\r\n')
})
