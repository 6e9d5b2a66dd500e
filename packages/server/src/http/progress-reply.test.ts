import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signIn } from '@junheng/core/features/access/contract.ts'
import { checkPackage, handInPackage } from '@junheng/core/features/collection/contract.ts'
import type { Progress } from '@junheng/core/progress.ts'
import { seedDemo } from '../features/access/demo.ts'
import { type Cell, rawWorkbook, SMALL_SHEETS, withCell } from '../features/collection/workbook/a-workbook.ts'
import { LINES } from './progress-reply.ts'
import { COUNTY, httpScene } from './test-app.ts'

const coordinator = { role: 'coordinator', county: COUNTY } as const
const asLines = { accept: `${LINES}, application/json` }

interface Line {
  progress?: Progress
  reply?: unknown
  problem?: { code: string; status: number }
}
const linesOf = (text: string): Line[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

/** A county of the small one's schools with this many classes. */
function manyClasses(rows: number): Uint8Array<ArrayBuffer> {
  const classes = Array.from({ length: rows }, (_, i): Cell[] => [
    '0001',
    '小学',
    1 + (i % 6),
    `${i + 1}班`,
    20 + ((i * 7919) % 30),
  ])
  return new Uint8Array(rawWorkbook({ ...SMALL_SHEETS, 班级: [['学校代码', '学段', '年级', '班级名称', '学生数'], ...classes] }))
}

test(
  'who asks for it hears sheet by sheet how many rows were read, then the same reply as anybody',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const files = { file: { name: '县级数据.xlsx', bytes: manyClasses(12_000) } }
    const { status, headers, text } = await client.send(checkPackage, { files }, asLines)
    assert.equal(status, 200)
    assert.match(String(headers['content-type']), /^application\/x-ndjson/)
    assert.equal(headers['cache-control'], 'no-store')
    const lines = linesOf(text)
    const told = lines.flatMap(({ progress }) => progress ?? [])
    const sheets = [...new Set(told.flatMap(({ sheet }) => sheet ?? []))]
    assert.deepEqual(sheets.slice(0, 3), ['学校', '学部', '班级'])
    const rows = told.filter(({ sheet }) => sheet === '班级').map((each) => each.rows!)
    assert.equal(rows[0], 0)
    assert.ok(rows.length > 1 && rows.at(-1)! <= 12_001, `told of ${rows.join()} rows`)
    assert.deepEqual(
      rows,
      rows.toSorted((a, b) => a - b),
    )
    assert.equal(told.at(-1)?.phase, 'checking')
    const plain = await client.call(checkPackage, { files })
    assert.deepEqual(lines.at(-1)?.reply, plain)
    assert.equal(lines.filter((line) => line.reply !== undefined).length, 1)
  }),
)

test(
  'a refusal before anything was told is an ordinary one; one that comes later is the last line',
  httpScene(async ({ as, db }) => {
    const client = await as(coordinator)
    const picture = { file: { name: '图.xlsx', bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') } }
    const refused = await client.send(handInPackage, { files: picture, body: { acceptFaults: 'false' } }, asLines)
    assert.equal(refused.status, 415)
    assert.match(String(refused.headers['content-type']), /problem\+json/)
    const faulty = { file: { name: '错.xlsx', bytes: rawWorkbook(withCell('学部', 3, 2, '四十')) } }
    const late = await client.send(handInPackage, { files: faulty, body: { acceptFaults: 'false' } }, asLines)
    const last = linesOf(late.text).at(-1)
    assert.deepEqual([last?.problem?.code, last?.problem?.status], ['collection.has-faults', 422])
    assert.deepEqual(await db.selectFrom('stored_file').selectAll().execute(), [])
  }),
)

test(
  'what is stored says so before it is, and nothing is told of it to who did not ask',
  httpScene(async ({ as }) => {
    const client = await as(coordinator)
    const files = { file: { name: '县级数据.xlsx', bytes: rawWorkbook(SMALL_SHEETS) } }
    const { text } = await client.send(handInPackage, { files, body: { acceptFaults: 'true' } }, asLines)
    const lines = linesOf(text)
    assert.equal(lines.at(-2)?.progress?.phase, 'storing')
    assert.match(JSON.stringify(lines.at(-1)), /^\{"reply":\{"outcome":"stored"/)
    const again = await client.send(handInPackage, { files, body: { acceptFaults: 'true' } })
    assert.match(String(again.headers['content-type']), /^application\/json/)
  }),
)

const passwords = { coordinator: 'Yunxi-river-2026', system_admin: 'Stone-bridge-77', audit_admin: 'Quiet-ledger-41' }

test(
  'who cancels while rows are read, checked or handed in ends the work: nothing is stored, the place is free, the next is served',
  httpScene(async ({ app, db, clock }) => {
    await seedDemo(db, { passwords, now: clock.now })
    const url = await app.http.listen({ host: '127.0.0.1', port: 0 })
    const body = JSON.stringify({ account: 'coordinator', password: passwords.coordinator })
    // An idle line would keep the closing server waiting.
    const json = { 'content-type': 'application/json', connection: 'close' }
    const signedIn = await fetch(url + signIn.path, { method: 'POST', headers: json, body })
    const { csrfToken } = signIn.reply.parse(await signedIn.json())
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const bytes = manyClasses(30_000)
    for (const [endpoint, until] of [
      [checkPackage, 'reading'],
      [handInPackage, 'reading'],
      [handInPackage, 'checking'],
    ] as const) {
      const form = new FormData()
      if (endpoint === handInPackage) form.set('acceptFaults', 'true')
      form.set('file', new Blob([bytes]), '县级数据.xlsx')
      const leaving = new AbortController()
      const headers = { ...asLines, cookie, 'x-csrf-token': csrfToken }
      const reply = await fetch(url + endpoint.path, { method: 'POST', headers, body: form, signal: leaving.signal })
      let text = ''
      const reading = (async () => {
        for await (const piece of reply.body!) {
          text += Buffer.from(piece).toString()
          if (text.includes(`"phase":"${until}"`)) leaving.abort()
        }
      })()
      await assert.rejects(reading, { name: 'AbortError' })
      while (app.uploads.open > 0) await new Promise((next) => setTimeout(next, 5))
      assert.deepEqual(await db.selectFrom('package').select('package_id').execute(), [])
    }
    assert.equal((await app.http.inject({ url: '/healthz' })).statusCode, 200)
  }),
)
