import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { readSession, signIn } from '@junheng/core/features/access/contract.ts'
import { listPackages } from '@junheng/core/features/collection/contract.ts'
import { readMatrix } from '@junheng/core/features/evaluation/contract.ts'
import { listProfiles } from '@junheng/core/features/standards/contract.ts'
import { listViews } from '@junheng/core/features/views/contract.ts'
import { sql } from 'kysely'
import { pino } from 'pino'
import { sealThrough } from '../../features/audit/test-log.ts'
import { verifyChain } from '../../features/audit/verify.ts'
import { assemble } from '../../http/app.ts'
import { type Client, clientWith } from '../../http/test-app.ts'
import { readBackup } from '../backup/read-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import type { Manifest } from '../backup/write-backup.ts'
import type { Db } from '../database.ts'
import { migrate, readMigrations } from '../migrate.ts'
import { ownDatabase } from '../test-database.ts'
import { figuresOf } from './figures.ts'
import { type Held, type Person, planStates } from './people.ts'

const KEPT = join(import.meta.dirname, 'kept')
const versions = readdirSync(KEPT)
  .filter((file) => file.endsWith('.tar'))
  .map((file) => basename(file, '.tar'))

/** Tables of which a migration takes rows away on purpose, and which one says so. */
const EMPTIED: Readonly<Record<string, string>> = { session: '20261123-11b-passwords' }

/** Tables without rows when nothing waits, nothing is locked and nothing was archived. */
const LEFT_EMPTY: Readonly<Record<string, string>> = {
  audit_pending: 'sealed',
  audit_base: 'not archived',
  sign_in_throttle: 'forgiven',
}

for (const version of versions) {
  test(
    `the data of ${version} comes through every later migration: nothing is lost, the log verifies, people sign in, figures are the same`,
    upgraded(version, async ({ db, urls, manifest, held, client, enter }) => {
      assert.ok(readMigrations().length > manifest.migrations.length, 'no migration is later than this version')
      assert.deepEqual(await lost(db, manifest), [])

      const noted = { seal: manifest.auditHead!.seal, hash: manifest.auditHead!.hash }
      const log = await verifyChain(db, { noted })
      assert.deepEqual(
        { whole: log.whole, awaiting: log.awaiting, notices: log.notices },
        { whole: true, awaiting: 0, notices: [] },
      )

      const left = { cookie: held.session.cookie, 'x-csrf-token': held.session.csrfToken }
      assert.equal((await client(left).call(readSession)).signedIn, false)
      for (const person of held.people) assert.equal((await enter(person)).role, person.role)

      const coordinator = (await enter(held.people.find(({ role }) => role === 'coordinator')!)).client
      await sameAsBefore(coordinator, held)

      await sealThrough(urls.migrator)
      const later = await verifyChain(db, { noted })
      assert.ok(later.whole && later.entries > log.entries && later.awaiting === 0)
    }),
  )
}

test('a version is kept with rows in every table its people could fill', () => {
  for (const version of versions) {
    const backup = readBackup(join(KEPT, `${version}.tar`))
    backup.close()
    const empty = backup.manifest.tables.filter(({ rows }) => rows === 0).map(({ name }) => name)
    assert.deepEqual(
      empty.filter((name) => !(name in LEFT_EMPTY)),
      [],
      version,
    )
  }
})

test(
  'a migration that the kept rows cannot take is seen to fail, and leaves the data as it was',
  upgraded(versions.at(-1)!, async ({ db, urls, manifest }) => {
    const text = 'alter table package add column needed text not null'
    const careless = { name: '29991231-01-careless', sha256: '0'.repeat(64), text }
    await assert.rejects(migrate(urls.migrator, [...readMigrations(), careless]), { code: 'migration.failed' })
    assert.deepEqual(await lost(db, manifest), [])
  }),
)

async function sameAsBefore(coordinator: Client, held: Held): Promise<void> {
  const packages = await coordinator.call(listPackages)
  assert.ok(packages.items.some(({ id }) => id === held.package.id))
  const matrix = await coordinator.call(readMatrix, { params: { id: held.package.id } })
  const { claim, columns } = figuresOf(matrix)
  assert.deepEqual(claim, held.package.figures.claim)
  // A later version may judge more; what was judged then is judged the same.
  for (const [key, hash] of Object.entries(held.package.figures.columns)) assert.equal(columns[key], hash, `figures of ${key}`)
  const plan = await coordinator.send({ method: 'GET', path: held.plan.path, files: {} })
  assert.deepEqual({ path: held.plan.path, ...planStates(JSON.parse(plan.text)) }, held.plan)
  assert.equal((await coordinator.call(listProfiles)).adopted, held.adopted)
  const views = await coordinator.call(listViews, { params: { room: 'matrix' } })
  assert.deepEqual(
    views.views.map(({ name, search }) => ({ name, search })),
    [held.view],
  )
}

/** Tables that are gone or hold fewer rows than they did. */
async function lost(db: Db, manifest: Manifest): Promise<string[]> {
  const missing: string[] = []
  for (const { name, rows } of manifest.tables) {
    if (name in EMPTIED) continue
    const { rows: counted } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(name)}`.execute(db)
    if (counted[0]!.n < rows) missing.push(`${name}: ${counted[0]!.n} of ${rows}`)
  }
  return missing
}

interface Stage {
  db: Db
  urls: { migrator: string; app: string }
  manifest: Manifest
  held: Held & { people: Person[] }
  client: (headers: Record<string, string>) => Client
  enter: (person: Person) => Promise<{ role: string; client: Client }>
}

/** A test on a database made by that version's own migrations, filled with its rows, and then brought to this program's. */
function upgraded(version: string, body: (stage: Stage) => Promise<void>): () => Promise<void> {
  return ownDatabase(async ({ db, urls }) => {
    const file = join(KEPT, `${version}.tar`)
    const held = JSON.parse(readFileSync(join(KEPT, `${version}.json`), 'utf8')) as Stage['held']
    const backup = readBackup(file)
    try {
      await restoreBackup(urls.migrator, backup, { file, dir: 'a test' })
    } finally {
      backup.close()
    }
    const now = new Date(new Date(held.madeAt).getTime() + 60_000)
    const config = { demo: true, tls: null, trustProxy: false }
    const { app } = await assemble({ db, config, log: pino({ level: 'silent' }), now: () => now, web: '/nowhere' })
    const client = (headers: Record<string, string>) => clientWith(app, headers)
    const enter = async ({ user, password }: Person) => {
      const reply = await client({}).send(signIn, { body: { account: user, password } })
      assert.equal(reply.status, 200, reply.text)
      const view = signIn.reply.parse(JSON.parse(reply.text))
      const cookie = String(reply.headers['set-cookie']).split(';')[0]!
      return { role: view.role, client: client({ cookie, 'x-csrf-token': view.csrfToken }) }
    }
    try {
      await body({ db, urls, manifest: backup.manifest, held, client, enter })
    } finally {
      await app.http.close()
    }
  })
}
