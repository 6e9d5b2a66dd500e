import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { gatherExports, gatherWorkbook } from '@junheng/core/features/collection/national/contract.ts'
import { sql } from 'kysely'
import { COUNTY, httpScene } from '../../../http/test-app.ts'

const EXAMPLES = join(import.meta.dirname, '../../../../../../examples')
const files = Object.fromEntries(
  readdirSync(join(EXAMPLES, 'national')).map((name, i) => [
    `file${i + 1}`,
    { name, bytes: readFileSync(join(EXAMPLES, 'national', name)) },
  ]),
)
const coordinator = { role: 'coordinator', county: COUNTY } as const
const PERSONS = /虚构(学生|教师)\d|9901011980|99010120150101|13900000000/

test(
  'exports are gathered onto the data in use; nothing is stored or audited, and no person stands in the answer',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const county = { name: 'county.zip', bytes: readFileSync(join(EXAMPLES, 'county.zip')) }
    await client.call(handInPackage, { files: { file: county }, body: { acceptFaults: 'true' } })
    const count = async (table: string) =>
      (await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]!.n
    const before = [await count('stored_file'), await count('package'), await count('audit_entry')]
    const report = await client.call(gatherExports, { files, body: {} })
    assert.equal(report.filled, true)
    assert.ok(report.reconciliation.some((row) => row.reported !== null && row.reported === row.national))
    assert.doesNotMatch(JSON.stringify(report), PERSONS)
    const { status, headers, bytes } = await client.send(gatherWorkbook, { files, body: { base: 'none' } })
    assert.equal(status, 200)
    assert.match(String(headers['content-disposition']), /^attachment; .*\.xlsx/)
    assert.ok(bytes.length > 10_000)
    assert.deepEqual([await count('stored_file'), await count('package'), await count('audit_entry')], before)
  }),
)

test(
  'exports that fill nothing are said to be so',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const one = { file1: files['file1']! }
    const report = await client.call(gatherExports, { files: one, body: { base: 'none' } })
    assert.deepEqual([report.filled, report.faults.some((f) => f.rule === 'S077')], [false, true])
    const refused = await client.send(gatherWorkbook, { files: one, body: { base: 'none' } })
    assert.equal(refused.status, 422)
  }),
)
