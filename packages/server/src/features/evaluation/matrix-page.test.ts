import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { evaluatePackage, readMatrix } from '@junheng/core/features/evaluation/contract.ts'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../http/test-app.ts'

const example = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))

test(
  'the matrix of a package names what it was judged by, and claims what the evaluation claims',
  httpScene(async ({ as }) => {
    const { call } = await as({ role: 'coordinator', county: COUNTY })
    const files = { file: { name: '澄溪区.zip', bytes: example } }
    const { package: stored } = await call(handInPackage, { files, body: { acceptFaults: 'true' } })
    const params = { id: stored.id }
    const matrix = await call(readMatrix, { params })
    const judged = await call(evaluatePackage, { params })
    assert.deepEqual(matrix.claim, judged.claims['990101'])
    assert.deepEqual([matrix.package.id, matrix.standard, matrix.profile], [stored.id, judged.standard, judged.profile])
    assert.ok(matrix.rows.length >= judged.evaluation.counties[0]!.sections.length)
    await assert.rejects(call(readMatrix, { params, query: { county: '990109' } }), { code: 'record.missing' })
    const other = await as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(other.call(readMatrix, { params }), { code: 'record.missing' })
  }),
)
