import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import { checkPackage, handInPackage } from '@junheng/core/features/collection/contract.ts'
import { importPlan } from '@junheng/core/features/rectification/contract.ts'
import { strToU8, zipSync } from 'fflate'
import { archiveTrouble, keepsItsWord, listArchive } from './archive.ts'
import { COUNTY, clientWith, formOf, type HttpStage, httpScene } from './test-app.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const
const small = zipSync({ 'schools.csv': strToU8('school_code\n') })

/** Everything that could be stored; a refused upload leaves all of it empty. */
async function storedRows({ db }: HttpStage): Promise<number> {
  const tables = ['package', 'stored_file', 'stored_file_chunk', 'published_plan'] as const
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  return rows.flat().length
}

const HOSTILE: readonly { what: string; bytes: Uint8Array; code: string; says: RegExp }[] = [
  { what: 'an empty file', bytes: new Uint8Array(0), code: 'upload.empty', says: /空的/ },
  { what: 'a picture called zip', bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), code: 'upload.wrong-kind', says: /图片/ },
  {
    what: 'a web page called zip',
    bytes: Buffer.from('<html><script>alert(1)</script>'),
    code: 'upload.wrong-kind',
    says: /网页/,
  },
  {
    what: 'a workbook with a password',
    bytes: Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    code: 'upload.wrong-kind',
    says: /加了密码/,
  },
  { what: 'a binary workbook', bytes: office('xl/workbook.bin'), code: 'upload.wrong-kind', says: /xlsb/ },
  { what: 'a LibreOffice sheet', bytes: office('content.xml'), code: 'upload.wrong-kind', says: /OpenDocument/ },
  {
    what: 'a workbook of 60 MB zeros',
    bytes: zipSync({ 'xl/workbook.xml': strToU8('<x/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000) }),
    code: 'upload.archive',
    says: /100 倍/,
  },
  { what: 'a RAR', bytes: Buffer.from('Rar!\x1a\x07\0', 'latin1'), code: 'upload.wrong-kind', says: /RAR.*改用 zip/ },
  { what: 'an old Excel file', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex'), code: 'upload.wrong-kind', says: /旧版 Office/ },
  { what: 'a PDF', bytes: Buffer.from('%PDF-1.7'), code: 'upload.wrong-kind', says: /PDF/ },
  { what: 'a zip cut in half', bytes: small.subarray(0, small.length / 2), code: 'upload.archive', says: /损坏/ },
  { what: 'a docx where a package is wanted', bytes: office('word/document.xml'), code: 'upload.wrong-kind', says: /Word/ },
  { what: 'an encrypted zip', bytes: encrypted(small), code: 'upload.archive', says: /加了密码/ },
  {
    what: 'a bomb of 60 MB zeros',
    bytes: zipSync({ 'a.csv': new Uint8Array(60_000_000) }),
    code: 'upload.archive',
    says: /100 倍/,
  },
  {
    what: 'a bomb that says it is small',
    bytes: lying(new Uint8Array(60_000_000), 100),
    code: 'upload.archive',
    says: /比目录里写的大/,
  },
  { what: 'a zip that promises 600 MB', bytes: declaring(small, 600 * 1024 * 1024), code: 'upload.archive', says: /500 MB/ },
]

for (const { what, bytes, code, says } of HOSTILE) {
  test(
    `${what} is refused by name, checked or handed in, and nothing is stored`,
    httpScene(async (stage) => {
      const client = await stage.as(coordinator)
      for (const endpoint of [checkPackage, handInPackage]) {
        const refused = await client.call(endpoint, { files: { file: { name: '数据.zip', bytes } } }).catch((error) => error)
        assert.equal(refused.code, code, String(refused))
        assert.match(refused.problem.detail, says)
      }
      assert.equal(await storedRows(stage), 0)
    }),
  )
}

test(
  'a zip where a plan is wanted is refused, and says what would do',
  httpScene(async (stage) => {
    const client = await stage.as(coordinator)
    const refused = await client
      .call(importPlan, { files: { file: { name: '方案.docx', bytes: small } } })
      .catch((error) => error)
    assert.equal(refused.code, 'upload.wrong-kind')
    assert.match(refused.problem.detail, /docx.*xlsx/)
    assert.equal(await storedRows(stage), 0)
  }),
)

test(
  'a form without the file, with a file twice, or with an unknown field is refused',
  httpScene(async (stage) => {
    const client = await stage.as(coordinator)
    const file = { name: 'a.zip', bytes: small }
    await assert.rejects(client.call(handInPackage), { code: 'upload.missing' })
    await assert.rejects(client.call(handInPackage, { files: { other: file } }), { code: 'upload.unexpected' })
    await assert.rejects(client.call(handInPackage, { files: { file, more: file } }), { code: 'upload.unexpected' })
    const odd = { body: { acceptFaults: 'true', countyCode: '990102' }, files: { file } } as never
    await assert.rejects(client.call(handInPackage, odd), { code: 'request.invalid' })
    const plain = await client.send({ ...handInPackage, files: {} as never }, { body: { acceptFaults: 'true' } })
    assert.equal(JSON.parse(plain.text).code, 'upload.no-form')
    assert.equal(await storedRows(stage), 0)
  }),
)

test(
  'a file past 50 MB is refused as too large, and the server goes on',
  httpScene(async (stage) => {
    const client = await stage.as(coordinator)
    const bytes = new Uint8Array(51 * 1024 * 1024)
    bytes.set(small)
    await assert.rejects(client.call(handInPackage, { files: { file: { name: 'big.zip', bytes } } }), {
      code: 'upload.too-large',
    })
    assert.equal(stage.app.uploads.open, 0)
    assert.equal((await stage.app.http.inject({ url: '/healthz' })).statusCode, 200)
  }),
)

test(
  'an upload cut off half-way stores nothing and gives its place back',
  httpScene(async (stage) => {
    const whole = formOf({ acceptFaults: 'true' }, { file: { name: 'a.zip', bytes: small } })
    const { send } = await stage.as(coordinator)
    for (const keep of [0.2, 0.6, 0.95]) {
      const payload = whole.payload.subarray(0, Math.floor(whole.payload.length * keep))
      const reply = await send({ ...handInPackage, files: {} as never }, { body: payload }, { 'content-type': whole.type })
      assert.equal(JSON.parse(reply.text).code, 'upload.broken')
    }
    assert.equal(stage.app.uploads.open, 0)
    assert.equal(await storedRows(stage), 0)
  }),
)

test(
  'more uploads at once than there is room for are asked to come back',
  httpScene(async (stage) => {
    stage.app.uploads.open = stage.app.uploads.most
    const client = await stage.as(coordinator)
    const refused = await client.call(checkPackage, { files: { file: { name: 'a.zip', bytes: small } } }).catch((error) => error)
    assert.equal(refused.code, 'upload.busy')
    assert.equal(refused.problem.retryAfter, 5)
  }),
)

test(
  "a stranger's upload is refused before its body is read",
  httpScene(async ({ app }) => {
    const stranger = clientWith(app, {})
    const bytes = new Uint8Array(10 * 1024 * 1024)
    await assert.rejects(stranger.call(handInPackage, { files: { file: { name: 'a.zip', bytes } } }), {
      code: 'access.not-signed-in',
    })
  }),
)

test('a table of contents is read as any unzipper reads it', () => {
  const entries = listArchive(zipSync({ 'schools.csv': strToU8('a'.repeat(5000)), '澄溪/班级.csv': strToU8('b') }))
  assert.deepEqual(
    entries?.map(({ name, size }) => [name, size]),
    [
      ['schools.csv', 5000],
      ['澄溪/班级.csv', 1],
    ],
  )
  assert.equal(archiveTrouble(entries ?? [], 200), null)
  assert.ok(keepsItsWord(small))
})

function office(main: string): Uint8Array {
  return zipSync({ '[Content_Types].xml': strToU8('<Types/>'), [main]: strToU8('<x/>') })
}

/** Sets a field of the first entry of the table of contents. */
function patched(zip: Uint8Array, offset: number, write: (view: DataView, at: number) => void): Uint8Array {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  const at = view.getUint32(copy.length - 6, true)
  write(view, at + offset)
  return copy
}

function encrypted(zip: Uint8Array): Uint8Array {
  return patched(zip, 8, (view, at) => view.setUint16(at, 1, true))
}

function declaring(zip: Uint8Array, size: number): Uint8Array {
  return patched(zip, 24, (view, at) => view.setUint32(at, size, true))
}

/** A zip whose table of contents declares less than its entry expands to. */
function lying(content: Uint8Array, declared: number): Uint8Array {
  assert.ok(deflateRawSync(content).length < content.length)
  return declaring(zipSync({ 'schools.csv': content }), declared)
}
