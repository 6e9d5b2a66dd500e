import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { addressOf } from '@junheng/core/endpoint.ts'
import { signIn } from '@junheng/core/features/access/contract.ts'
import { downloadPackage, handInPackage, listPackages } from '@junheng/core/features/collection/contract.ts'
import { unzipSync, zipSync } from 'fflate'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { openDatabase } from '../../db/open-database.ts'
import { temporaryFolder } from '../../db/test-database.ts'

const ROOT = join(import.meta.dirname, '../../../../..')
const MAIN = join(ROOT, 'packages/server/src/cli/main.ts')
const county = unzipSync(readFileSync(join(ROOT, 'examples/county.zip')))
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

test('killed in the middle of uploads, the server has every acknowledged package whole and no other half', {
  timeout: 120_000,
}, async () => {
  const { dir, remove } = temporaryFolder()
  const acknowledged = new Map<string, string>()
  let sent = 0
  let interrupted = 0
  try {
    for (let round = 0; round < 3; round++) {
      const server = await startServer(dir)
      await verify(server, acknowledged)
      let killed = false
      const senders = Array.from({ length: 3 }, async () => {
        while (!killed) {
          const bytes = onePackage()
          sent += 1
          const id = await handIn(server, bytes).catch(() => null)
          if (id === null) interrupted += 1
          else acknowledged.set(id, sha256(bytes))
        }
      })
      // A busy machine takes its time: the kill comes when this round has had something acknowledged and more is under way.
      const before = acknowledged.size
      for (let waited = 0; acknowledged.size === before && waited < 20_000; waited += 20) await wait(20)
      await wait(200 + Math.random() * 300)
      server.child.kill('SIGKILL')
      killed = true
      await Promise.all(senders)
    }
    const server = await startServer(dir)
    await verify(server, acknowledged)
    await verifyNoOrphans(dir)
    await stopServer(server)
  } finally {
    for (const child of started) child.kill('SIGKILL')
    remove()
  }
  assert.ok(acknowledged.size > 0, 'nothing was acknowledged before the kills')
  assert.ok(interrupted > 0, `the kills hit none of ${sent} uploads`)
})

// Whatever the test finds, no server outlives it.
const started: ChildProcess[] = []

interface Server {
  child: ChildProcess
  url: string
  headers: Record<string, string>
}

/** Starts `junheng serve --demo` on a free port and signs in. */
async function startServer(dir: string): Promise<Server> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--data', dir, '--demo', '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  const told: Record<string, string[]> = {}
  for await (const line of createInterface({ input: child.stdout })) {
    const [word = '', ...rest] = line.split(' ')
    told[word === 'account' ? `account ${rest[0]}` : word] = rest
    if (told['ready'] && told['account coordinator']) break
  }
  const url = told['ready']?.[0]
  const password = told['account coordinator']?.[1]
  if (!url || !password) throw new Error('serve ended before it was ready')
  const body = JSON.stringify({ account: 'coordinator', password })
  const reply = await fetch(url + signIn.path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const view = signIn.reply.parse(await reply.json())
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  return { child, url, headers: { cookie, 'x-csrf-token': view.csrfToken } }
}

async function stopServer({ child }: Server): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** The example county with a picture of 3 MB beside it: no two alike, and some chunks long. */
function onePackage(): Uint8Array {
  return zipSync({ ...county, '照片.jpg': randomBytes(3_000_000) }, { level: 0 })
}

/** @returns the id the server acknowledged */
async function handIn({ url, headers }: Server, bytes: Uint8Array): Promise<string> {
  const form = new FormData()
  form.set('acceptFaults', 'true')
  form.set('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), 'county.zip')
  const reply = await fetch(url + handInPackage.path, { method: 'POST', headers, body: form })
  const text = await reply.text()
  assert.equal(reply.status, 200, text)
  return handInPackage.reply.parse(JSON.parse(text)).package.id
}

/** Everything acknowledged is listed, and everything listed downloads to its hash. */
async function verify({ url, headers }: Server, acknowledged: ReadonlyMap<string, string>): Promise<void> {
  const reply = await fetch(url + addressOf(listPackages, {}, { size: 200 }), { headers })
  const { items, total } = listPackages.reply.parse(await reply.json())
  assert.equal(items.length, total)
  const listed = new Map(items.map((item) => [item.id, item.sha256]))
  for (const [id, hash] of acknowledged) assert.equal(listed.get(id), hash, `acknowledged package ${id} is gone`)
  for (const [id, hash] of listed) {
    const file = await fetch(url + addressOf(downloadPackage, { id }), { headers })
    assert.equal(sha256(new Uint8Array(await file.arrayBuffer())), hash, `package ${id} is not whole`)
  }
}

/** Every stored file belongs to some record — whatever table names it — and has all its chunks. */
async function verifyNoOrphans(dir: string): Promise<void> {
  const database = await openDatabase({ dir, url: null, kind: 'command', exclusive: false, schema: 'as-is' })
  try {
    const files = await database.db.selectFrom('stored_file').select(['file_id', 'size']).execute()
    const owned = await ownedFiles(database.db)
    assert.deepEqual(
      files.map((file) => file.file_id).filter((id) => !owned.has(id)),
      [],
    )
    assert.equal(new Set(files.map((file) => file.file_id)).size, owned.size, 'a record names a file that is not there')
    for (const { file_id, size } of files) {
      const chunks = await database.db.selectFrom('stored_file_chunk').select('bytes').where('file_id', '=', file_id).execute()
      assert.equal(
        chunks.reduce((sum, { bytes }) => sum + bytes.length, 0),
        size,
      )
    }
  } finally {
    await database.close()
  }
}

async function ownedFiles(db: Db): Promise<Set<string>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and column_name like '%file_id' and data_type = 'uuid' and table_name not like 'stored_file%'`.execute(
    db,
  )
  assert.ok(rows.length > 10, 'the tables that name files were not found')
  const owned = new Set<string>()
  for (const { table, column } of rows) {
    if (column.endsWith('profile_id')) continue
    const named = await sql<{
      id: string
    }>`select ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} is not null`.execute(db)
    for (const { id } of named.rows) owned.add(id)
  }
  return owned
}
