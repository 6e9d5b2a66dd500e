import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { STRUCTURAL_RULES, structuralRulesTable } from './fault-catalogue.ts'

const repo = join(import.meta.dirname, '../../../../..')

test('the documentation lists every structural fault as the catalogue has it', () => {
  assert.ok(readFileSync(join(repo, 'docs/faults.md'), 'utf8').endsWith(structuralRulesTable()))
})

test('every code of the catalogue is raised somewhere, and no other is', () => {
  const raised = new Set<string>()
  for (const folder of ['packages/core/src', 'packages/server/src']) {
    for (const file of readdirSync(join(repo, folder), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.endsWith('fault-catalogue.ts')) continue
      for (const [code] of readFileSync(join(repo, folder, file), 'utf8').matchAll(/(?<=')S[09]\d\d(?=')/g)) raised.add(code)
    }
  }
  assert.ok(raised.size > 30, 'no source was seen')
  assert.deepEqual([...raised].sort(), Object.keys(STRUCTURAL_RULES).sort())
})
