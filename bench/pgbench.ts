import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Single-row inserts by pgbench into a PostgreSQL of ours, durable as ours are.
 *
 * @param dir for its script, which the database's user need not reach
 * @returns seconds per insert, one figure; none where the machine has no pgbench, with a word
 */
export function pgbench(url: string, dir: string, load: { connections: number; seconds: number }): number[] {
  const { hostname, port, username, password, pathname } = new URL(url)
  const script = join(dir, 'insert.sql')
  writeFileSync(script, `insert into setting values ('pgbench.' || gen_random_uuid(), '1', now());\n`, { mode: 0o644 })
  const how = ['-c', String(load.connections), '-j', '2', '-T', String(load.seconds), '-n', '-f', script]
  const done = spawnSync('pgbench', [...how, '-h', hostname, '-p', port, '-U', username, pathname.slice(1)], {
    encoding: 'utf8',
    env: { ...process.env, PGPASSWORD: decodeURIComponent(password) },
  })
  const tps = Number(/tps = ([\d.]+)/.exec(done.stdout ?? '')?.[1])
  if (tps > 0) return [1 / tps]
  console.log(`no pgbench on this machine (${done.error?.message ?? done.stderr.trim().split('\n')[0]}); not compared`)
  return []
}
