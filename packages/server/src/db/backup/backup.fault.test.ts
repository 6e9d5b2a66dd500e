import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { findInstallations } from '../../data-folder/binaries.ts'
import { type OpenFolder, openFolder } from '../../data-folder/open-folder.ts'
import { chooseRunner } from '../../data-folder/runner.ts'
import { openPool } from '../database.ts'
import { migrate } from '../migrate.ts'
import { temporaryFolder } from '../test-database.ts'
import { readBackup } from './read-backup.ts'
import { restoreBackup } from './restore-backup.ts'
import { writeBackup } from './write-backup.ts'

const found = findInstallations(chooseRunner())
const system = found.find((one) => one.origin === 'system')
const npm = found.find((one) => one.origin === 'npm')
const skip =
  system && npm && system.major !== npm.major ? false : 'needs a system PostgreSQL and the npm one, of different major versions'
const [old, young] = [process.env, { ...process.env, JUNHENG_POSTGRES_PATH: '' }]

test('a backup made with one major version of PostgreSQL is restored with another', { skip }, async () => {
  const from = temporaryFolder()
  const to = temporaryFolder()
  try {
    const file = join(from.dir, 'backup.tar')
    await inCluster(from.dir, old, async ({ urls }) => {
      await migrate(urls.migrator)
      await withDb(urls.app, (db) => db.insertInto('county').values(county).execute())
      const manifest = await writeBackup(urls.migrator, file, { program: '0.1.0', now: new Date() })
      assert.equal(Number.parseInt(manifest.postgres, 10), system!.major)
    })
    await assert.rejects(
      inCluster(from.dir, young, async () => assert.fail('it must not open')),
      { code: 'postgres.other-major' },
    )
    await inCluster(to.dir, young, async ({ urls }) => {
      const backup = readBackup(file)
      await restoreBackup(urls.migrator, backup, { file, dir: to.dir })
      backup.close()
      assert.deepEqual(await withDb(urls.app, (db) => db.selectFrom('county').selectAll().execute()), [county])
    })
  } finally {
    from.remove()
    to.remove()
  }
})

const county = { county_code: '990001', name: '虚构县', is_demo: true, created_at: '2026-09-01T00:00:00.000Z' }

async function inCluster(dir: string, env: NodeJS.ProcessEnv, work: (folder: OpenFolder) => Promise<void>): Promise<void> {
  const folder = await openFolder(dir, { kind: 'command', exclusive: true, throwaway: true, env })
  try {
    await work(folder)
  } finally {
    await folder.close()
  }
}

async function withDb<T>(url: string, work: (db: ReturnType<typeof openPool>) => Promise<T>): Promise<T> {
  const db = openPool(url)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
