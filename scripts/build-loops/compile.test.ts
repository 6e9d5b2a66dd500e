import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { compiled, GENERATED, hasCompiler, sourcesHash } from './compile.ts'

test('the loops that are run were made of the sources that stand there', () => {
  assert.ok(readFileSync(GENERATED, 'utf8').includes(`of sources ${sourcesHash()}.`), 'run scripts/build-loops.ts')
})

const skip = hasCompiler() ? false : 'the compiler of the loops is not installed'

test('compiling the sources again gives the same bytes', { skip }, async () => {
  assert.equal(await compiled(), readFileSync(GENERATED, 'utf8'))
})
