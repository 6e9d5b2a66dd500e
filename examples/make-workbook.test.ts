import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { inputHash } from '../packages/server/src/features/collection/package/input-hash.ts'
import { readCountyInput } from '../packages/server/src/features/collection/workbook/read-input.ts'
import { readCatalogue } from '../packages/server/src/features/standards/files.ts'
import { madeWorkbook } from './make-workbook.ts'

test('the committed workbook, one made now and the package are the same data', async () => {
  const catalogue = readCatalogue()
  const hashOf = async (input: string | Uint8Array): Promise<string> =>
    inputHash((await readCountyInput(input, catalogue)).counties)
  const expected = await hashOf(join(import.meta.dirname, 'county.zip'))
  assert.equal(await hashOf(join(import.meta.dirname, 'county.xlsx')), expected)
  assert.equal(await hashOf(await madeWorkbook()), expected)
})
