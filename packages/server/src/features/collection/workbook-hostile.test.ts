import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPackage, handInPackage } from '@junheng/core/features/collection/contract.ts'
import { COUNTY, httpScene } from '../../http/test-app.ts'
import { rawWorkbook, SMALL_SHEETS } from './workbook/a-workbook.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const

test(
  'a workbook with more rows than a sheet may have is refused within seconds by what is wrong, and the server goes on',
  httpScene(async ({ as, app, db }) => {
    const client = await as(coordinator)
    // Numbers that differ, so that the workbook is no bomb by its ratio.
    const rows = Array.from(
      { length: 260_000 },
      (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>${(i * 2654435761) % 4294967296}</v></c></row>`,
    )
    const xml = `<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>学校代码</v></c></row>${rows.join('')}</sheetData></worksheet>`
    const files = { file: { name: '很多行.xlsx', bytes: rawWorkbook({ ...SMALL_SHEETS, 班级: { xml } }) } }
    const began = performance.now()
    const run = await client.call(checkPackage, { files })
    assert.ok(performance.now() - began < 5000)
    assert.equal(run.readable, false)
    assert.match(run.faults.map(({ message }) => message).join(), /20|200 ?000|行/)
    assert.deepEqual(
      run.faults.map(({ rule }) => rule),
      ['S060'],
    )
    const refused = await client.call(handInPackage, { files, body: { acceptFaults: 'true' } }).catch((error) => error)
    assert.equal(refused.code, 'collection.unreadable')
    assert.equal(refused.problem.faults.length, 1)
    assert.deepEqual(await db.selectFrom('stored_file').selectAll().execute(), [])
    assert.equal((await app.http.inject({ url: '/healthz' })).statusCode, 200)
  }),
)
