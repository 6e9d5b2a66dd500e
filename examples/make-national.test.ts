import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { madeExports } from './make-national.ts'

test('the exports of national systems are those the script writes', () => {
  for (const [path, bytes] of madeExports())
    assert.ok(readFileSync(join(import.meta.dirname, path)).equals(bytes), `${path}: run examples/make-national.ts`)
})
