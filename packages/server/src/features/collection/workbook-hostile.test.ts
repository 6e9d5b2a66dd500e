import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkPackage, handInPackage } from '@junheng/core/features/collection/contract.ts'
import type { DryRun } from '@junheng/core/features/collection/schema.ts'
import { zipSync } from 'fflate'
import { zipFiles } from '../../files/zip-write.ts'
import { COUNTY, httpScene, type Refused } from '../../http/test-app.ts'
import { rawWorkbook, type Sheets, SMALL_SHEETS, sheetXml, withCell } from './workbook/a-workbook.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const
const MEGABYTE = 1 << 20
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const HEADER = ['学校代码', '学段', '年级', '班级名称', '学生数']
const whole = Buffer.from(rawWorkbook(SMALL_SHEETS))

/** A sheet of this many rows of one number each; unlike numbers pack badly, alike ones well. */
function manyRows(rows: number, number: (row: number) => number): Sheets {
  const pieces: string[] = []
  for (let row = 0; row < rows; row++) pieces.push(`<row><c><v>${number(row)}</v></c></row>`)
  return { ...SMALL_SHEETS, 班级: { xml: sheetXml([HEADER]).replace('</sheetData>', `${pieces.join('')}</sheetData>`) } }
}
const unlike = (row: number): number => (row * 2654435761) % 4294967296
const stored = (files: { path: string; bytes: Buffer }[]): Uint8Array =>
  zipSync(Object.fromEntries(files.map((file) => [file.path, file.bytes])), { level: 0 })
const oneCell = (text: string): Sheets => withCell('学校', 2, 1, text)
const badlyPacked = (length: number): string =>
  Array.from({ length }, (_, i) => String.fromCharCode(0x4e00 + ((i * 7919) % 9000))).join('')

/** A directory of this many files of nothing, as only the wide form of a zip can count them. */
function manyFiles(files: number): Uint8Array {
  const local = Buffer.alloc(31)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(1, 26)
  local[30] = 0x61
  const entry = Buffer.alloc(47)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(1, 28)
  entry[46] = 0x61
  const directory = Buffer.alloc(47 * files)
  for (let at = 0; at < directory.length; at += 47) entry.copy(directory, at)
  const wide = Buffer.alloc(56)
  wide.writeUInt32LE(0x06064b50, 0)
  wide.writeBigUInt64LE(BigInt(files), 32)
  wide.writeBigUInt64LE(31n, 48)
  const end = Buffer.alloc(42)
  end.writeUInt32LE(0x07064b50, 0)
  end.writeBigUInt64LE(BigInt(31 + directory.length), 8)
  end.writeUInt32LE(0x06054b50, 20)
  end.writeUInt16LE(0xffff, 30)
  end.writeUInt32LE(0xffffffff, 36)
  return Buffer.concat([local, directory, wide, end])
}

/** Says of its first part that it is larger than it is. */
function promising(megabytes: number): Uint8Array {
  const bytes = Buffer.from(whole)
  bytes.writeUInt32LE(megabytes * MEGABYTE, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
  return bytes
}

function large(megabytes: number): Uint8Array {
  const bytes = new Uint8Array(megabytes * MEGABYTE)
  bytes.set(whole)
  return bytes
}

const REFUSED: readonly { what: string; bytes: () => Uint8Array; says: RegExp }[] = [
  { what: 'an old .xls renamed', bytes: () => Buffer.concat([OLE, Buffer.alloc(600)]), says: /旧版 Office 格式（xls/ },
  {
    what: 'a web page renamed',
    bytes: () => Buffer.from('<html><table><tr><td>学校代码</td></tr></table></html>'),
    says: /网页（html）/,
  },
  {
    what: 'a zip of other things renamed',
    bytes: () => zipFiles([{ path: '说明.txt', bytes: Buffer.from('a') }]),
    says: /schools\.csv|没有/,
  },
  { what: 'a picture renamed', bytes: () => Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), says: /图片/ },
  {
    what: 'a workbook with a password',
    bytes: () => Buffer.concat([OLE, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(600)]),
    says: /加了密码/,
  },
  { what: 'a workbook cut off early', bytes: () => whole.subarray(0, whole.length / 5), says: /损坏|不完整/ },
  { what: 'a workbook cut off late', bytes: () => whole.subarray(0, whole.length - 9), says: /损坏|不完整/ },
  { what: 'an empty file', bytes: () => Buffer.alloc(0), says: /空/ },
  { what: 'a bomb of one huge cell', bytes: () => rawWorkbook(oneCell('x'.repeat(30_000_000))), says: /100 倍/ },
  { what: 'a huge cell that packs badly', bytes: () => rawWorkbook(oneCell(badlyPacked(400_000))), says: /32767 个字符/ },
  { what: 'a bomb of three million rows', bytes: () => rawWorkbook(manyRows(3_000_000, () => 1)), says: /100 倍/ },
  {
    what: 'a million rows',
    bytes: () =>
      rawWorkbook(
        manyRows(1_000_000, (row) => row % 1009),
        {},
        stored,
      ),
    says: /「班级」超过 200000 行/,
  },
  { what: 'a row too many', bytes: () => rawWorkbook(manyRows(200_001, unlike)), says: /「班级」超过 200000 行/ },
  { what: 'a zip of a million files', bytes: () => manyFiles(1_000_000), says: /超过 10000 个/ },
  { what: 'a workbook of 51 MB', bytes: () => large(51), says: /50 MB/ },
  { what: 'a workbook that unpacks to 600 MB', bytes: () => promising(600), says: /500 MB/ },
  {
    what: 'a part that unpacks to more than it says',
    bytes: () => {
      const bytes = Buffer.from(whole)
      const at = bytes.indexOf('xl/worksheets/sheet1.xml', bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))) - 46
      bytes.writeUInt32LE(10, at + 24)
      return bytes
    },
    says: /已损坏或不完整/,
  },
  {
    what: 'a document type with entities',
    bytes: () => rawWorkbook({ ...SMALL_SHEETS, 学部: { xml: `<!DOCTYPE a [<!ENTITY b "bb">]>${sheetXml([HEADER])}` } }),
    says: /已损坏或不完整/,
  },
]

/** What went wrong in the words of whoever refused, or of the faults. */
async function saidBy(call: Promise<unknown>): Promise<string> {
  const answer = await call.catch((error: Refused) => error.problem)
  const { detail = '', faults = [] } = answer as { detail?: string; faults?: DryRun['faults'] }
  return [detail, ...faults.map(({ message }) => message)].join('\n')
}

/** How much more memory the process held at its highest while `work` ran, in megabytes. */
async function highest<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = process.memoryUsage.rss()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 10)
  try {
    return [await work(), (most - before) / MEGABYTE]
  } finally {
    clearInterval(timer)
  }
}

for (const { what, bytes, says } of REFUSED) {
  test(
    `over HTTP, ${what} is refused in seconds by what is wrong with it, nothing is stored and the next file is taken`,
    httpScene(async ({ as, app, db }) => {
      const client = await as(coordinator)
      const files = { file: { name: '县级数据.xlsx', bytes: bytes() } }
      for (const endpoint of [checkPackage, handInPackage]) {
        const body = endpoint === handInPackage ? { acceptFaults: 'true' } : {}
        const began = performance.now()
        const [said, memory] = await highest(() => saidBy(client.call(endpoint, { files, body } as never)))
        assert.match(said, says)
        assert.ok(performance.now() - began < 5000, `took ${Math.round(performance.now() - began)} ms`)
        assert.ok(memory < 512, `${Math.round(memory)} MB`)
      }
      for (const table of ['package', 'stored_file', 'stored_file_chunk'] as const)
        assert.deepEqual(await db.selectFrom(table).selectAll().execute(), [], table)
      assert.equal(app.uploads.open, 0)
      assert.equal((await app.http.inject({ url: '/healthz' })).statusCode, 200)
      const good = { file: { name: '县级数据.xlsx', bytes: whole } }
      assert.equal((await client.call(checkPackage, { files: good })).readable, true)
    }),
  )
}

const hidden = sheetXml(
  SMALL_SHEETS['学部'] as Parameters<typeof sheetXml>[0],
  '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>',
  '<cols><col min="3" max="4" hidden="1"/></cols>',
).replace('<row r="4">', '<row r="4" hidden="1">')

const TAMED: readonly { what: string; bytes: () => Uint8Array; rules: readonly string[]; says: RegExp }[] = [
  {
    what: 'a formula whose saved result is an error',
    bytes: () => rawWorkbook(withCell('学部', 2, 2, { xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>' })),
    rules: ['S061'],
    says: /#DIV\/0!/,
  },
  {
    what: 'links to other workbooks',
    bytes: () => rawWorkbook(SMALL_SHEETS, { 'xl/externalLinks/externalLink1.xml': '<a/>' }),
    rules: ['S064'],
    says: /指向其他工作簿的链接/,
  },
  { what: 'macros', bytes: () => rawWorkbook(SMALL_SHEETS, { 'xl/vbaProject.bin': 'x' }), rules: ['S064'], says: /宏/ },
  {
    what: 'merged cells, hidden rows and columns',
    bytes: () => rawWorkbook({ ...SMALL_SHEETS, 学部: { xml: hidden } }),
    rules: ['S062', 'S063'],
    says: /1 行、2 列[\s\S]*A3:A4/,
  },
  {
    what: 'a hidden sheet',
    bytes: () => {
      const text = '<sheet name="学校" sheetId="1" r:id="rId1"/><sheet name="学部" sheetId="2" state="veryHidden" r:id="rId2"/>'
      const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
      const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
      const workbook = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${text}</sheets></workbook>`
      return rawWorkbook(SMALL_SHEETS, { 'xl/workbook.xml': workbook })
    },
    rules: ['S062'],
    says: /整张表/,
  },
]

for (const { what, bytes, rules, says } of TAMED) {
  test(
    `over HTTP, a workbook with ${what} is read with that named, and a check stores nothing`,
    httpScene(async ({ as, db }) => {
      const client = await as(coordinator)
      const run = await client.call(checkPackage, { files: { file: { name: '县级数据.xlsx', bytes: bytes() } } })
      assert.equal(run.readable, true)
      assert.equal(run.counties[0]?.schools, 2)
      const found = run.faults.filter(({ rule }) => rules.includes(rule))
      assert.deepEqual([...new Set(found.map(({ rule }) => rule))].sort(), rules)
      assert.match(found.map(({ message }) => message).join('\n'), says)
      assert.deepEqual(await db.selectFrom('stored_file').selectAll().execute(), [])
    }),
  )
}
