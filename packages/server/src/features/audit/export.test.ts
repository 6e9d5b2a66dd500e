import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ENTRY_FIELDS } from '@junheng/core/features/audit/canonical.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type Db, openPool } from '../../db/database.ts'
import { ownDatabase, temporaryFolder } from '../../db/test-database.ts'
import { archiveLog } from './archive.ts'
import { ndjson } from './export.ts'
import { csvLine, csvStart, readCsvRecord, splitCsv } from './export-format.ts'
import { later, NOON, sealAll, write } from './test-log.ts'
import { verifyChain } from './verify.ts'
import { verifyFile } from './verify-file.ts'

const HOSTILE = ['=1+1', '@SUM(A1)', "'quoted", '多行\r\n"引号",逗号', '＝全角', '-2', '\t', '+']

const stage = (body: (stage: { db: Db; owner: Db; url: string; file: string }) => Promise<void>) =>
  ownDatabase(async ({ db, urls }) => {
    const owner = openPool(urls.migrator, { max: 2 })
    const { dir, remove } = temporaryFolder()
    try {
      await body({ db, owner, url: urls.migrator, file: join(dir, 'log.ndjson') })
    } finally {
      await owner.destroy()
      remove()
    }
  })

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all).toString('utf8')
}

test(
  'an exported log is verified from the file alone, and any touched line is located',
  stage(async ({ db, owner, file }) => {
    for (const [i, reason] of HOSTILE.entries()) await write(db, 1, { reason, subjectName: reason }, { now: later(i) })
    await sealAll(owner, 3)
    const text = await textOf(ndjson(db, {}, NOON))
    const check = async (changed: string) => {
      writeFileSync(file, changed)
      const { whole, entries, breaks } = await verifyFile(file)
      return { whole, entries, kinds: breaks.map(({ kind, no }) => (no === null ? kind : `${kind} ${no}`)) }
    }
    assert.deepEqual(await check(text), { whole: true, entries: 8, kinds: [] })
    const lines = text.split('\n')
    const without = lines.filter((_, i) => i !== 4).join('\n')
    assert.deepEqual(await check(without), { whole: false, entries: 7, kinds: ['link-missing 4', 'unreadable'] })
    assert.deepEqual((await check(lines.slice(0, 6).join('\n'))).kinds, ['unreadable'])
    const altered = text.replace('全角', '半角')
    assert.deepEqual((await check(altered)).kinds, ['altered 5', 'unreadable'])
    const [a, b] = [lines[2]!, lines[3]!]
    const swapped = lines.with(2, b).with(3, a).join('\n')
    assert.ok((await check(swapped)).kinds.length > 1)
    await assert.rejects(check('no log'), { code: 'audit.unreadable-export' })
    await assert.rejects(check(''), { code: 'audit.unreadable-export' })
    await assert.rejects(verifyFile(`${file}-none`), { code: 'audit.unreadable-export' })
  }),
)

test(
  'anybody can re-compute a hash from the documented bytes with a plain SHA-256',
  stage(async ({ db, owner }) => {
    await write(db, 2, { reason: '传错了文件', before: { 状态: '有效' } })
    await sealAll(owner)
    const [, first, second] = (await textOf(ndjson(db, {}, NOON))).split('\n').map((line) => line && JSON.parse(line))
    assert.equal(first.previous, '0'.repeat(64))
    for (const line of [first, second]) {
      const fields = ENTRY_FIELDS.map((field) => line[field] as string | null)
      const bytes = Buffer.from(`${line.previous}\n${JSON.stringify([String(line.no), ...fields])}`, 'utf8')
      assert.equal(createHash('sha256').update(bytes).digest('hex'), line.hash)
    }
    assert.equal(second.previous, first.hash)
    assert.equal(second.at, '2026-11-23T04:00:01.000000Z')
    assert.equal(second.before, '{"状态": "有效"}')
  }),
)

test(
  'a filtered export holds gaps without being broken, and a spreadsheet runs nothing of it',
  stage(async ({ db, owner, file }) => {
    for (const [i, reason] of HOSTILE.entries()) {
      await write(db, 1, { reason, subject: 'one' }, { now: later(2 * i) })
      await write(db, 1, {}, { now: later(2 * i + 1) })
    }
    await sealAll(owner)
    writeFileSync(file, await textOf(ndjson(db, { subject: 'one' }, NOON)))
    const { whole, entries } = await verifyFile(file)
    assert.deepEqual({ whole, entries }, { whole: true, entries: 8 })
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .slice(1, 9)
      .map((line) => JSON.parse(line))
    const csv = csvStart() + rows.map(({ no, previous, hash, ...entry }) => csvLine({ no, previous, hash, entry })).join('')
    writeFileSync(file, csv)
    const read = await verifyFile(file)
    assert.deepEqual([read.whole, read.entries, read.breaks], [true, 8, []])
    for (const cell of csv.split(/,|\r\n/)) assert.doesNotMatch(cell, /^"?[=+@＝\t]/)
    writeFileSync(file, csv.replace('SUM', 'MAX'))
    assert.deepEqual(
      (await verifyFile(file)).breaks.map(({ no }) => no),
      [3],
    )
  }),
)

test('whatever text stands in an entry, its CSV record reads back the same', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(...HOSTILE, '""', ',', '\n'))
  const nullable = fc.option(text.filter((t) => t !== ''))
  const always = new Set(['entry_id', 'at', 'actor_name', 'verb', 'subject', 'details', 'reference'])
  const shape = Object.fromEntries(ENTRY_FIELDS.map((field) => [field, always.has(field) ? text : nullable]))
  fc.assert(
    fc.property(fc.record(shape), fc.nat(), (fields, no) => {
      const entry = { ...fields, at: '2026-11-23T04:00:00.000000Z' } as never
      const line = csvLine({ no, previous: 'p', hash: 'h', entry })
      assert.deepEqual(readCsvRecord(splitCsv(line.slice(0, -2))!), { no, previous: 'p', hash: 'h', entry })
    }),
  )
})

test(
  'an archive takes only whole batches past the retention, and the chain goes on from it',
  stage(async ({ db, owner, url, file }) => {
    const month = (n: number) => new Date(Date.UTC(2026, 10 - n, 20))
    for (const age of [9, 8, 5, 1]) {
      await write(db, 3, {}, { now: month(age) })
      await sealAll(owner, 2000, month(age))
    }
    const archive = (keepMonths: number | null, name = file) => archiveLog(url, name, { keepMonths, now: NOON })
    await assert.rejects(archive(12), { code: 'audit.nothing-to-archive' })
    await sql`insert into setting values ('audit.keep-months', '9', now())`.execute(owner)
    const { sha256, ...done } = await archive(null)
    assert.deepEqual(done, { from: 1, to: 3, entries: 3 })
    assert.equal(sha256, createHash('sha256').update(readFileSync(file)).digest('hex'))
    assert.equal((await verifyFile(file)).whole, true)
    await assert.rejects(archive(6), { code: 'audit.nothing-to-archive' }, 'the setting says nine')
    await sql`update setting set value = '1'`.execute(owner)
    await assert.rejects(archive(null), { code: 'audit.unwritable-archive' }, 'never over a file')
    assert.deepEqual((({ from, to }) => ({ from, to }))(await archive(null, `${file}-2`)), { from: 4, to: 6 })
    await sealAll(owner, 2000, later(0))
    const result = await verifyChain(db)
    assert.deepEqual([result.whole, result.entries, result.head?.entry], [true, 8, 14])
    assert.match(result.notices.join(), /第 1 至 6 条已归档/)
    const kept = await db.selectFrom('audit_entry').select('verb').where('verb', '=', 'audit.archive').execute()
    assert.equal(kept.length, 2)
    await sql`update audit_base set file_sha256 = 'another'`.execute(owner)
    assert.match((await verifyChain(db)).breaks[0]?.text ?? '', /第 1 至 6 条不在库中/)
    await sql`update audit_entry set reason = 'x' where at < '2026-11-01'`.execute(owner)
    await assert.rejects(archiveLog(url, `${file}-3`, { keepMonths: null, now: new Date('2027-12-01') }), {
      code: 'audit.broken-chain',
    })
  }),
)
