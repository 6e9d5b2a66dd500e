import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { madeFiles } from './make-county.ts'

test('the committed example county is, byte for byte, what its script makes', () => {
  const made = madeFiles()
  assert.ok(made.size >= 8)
  for (const [path, bytes] of made) {
    const committed = readFileSync(join(import.meta.dirname, path))
    assert.ok(committed.equals(bytes), `${path} differs: run node_modules/node/bin/node examples/make-county.ts`)
  }
})
