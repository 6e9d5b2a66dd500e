import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from '@junheng/core/problems.ts'
import type { Installation } from './binaries.ts'
import { type Secrets, syncFolder } from './folder-files.ts'
import { giveTo } from './place.ts'
import { type Runner, runAs } from './runner.ts'

export const DATABASE = 'junheng'
export const MIGRATOR = 'junheng_migrator'
export const APP = 'junheng_app'
/** Seals the audit log (features/audit/seal.ts); nobody signs in as it. */
const SEALER = 'junheng_sealer'

/** The major version the cluster was made with, as PostgreSQL itself records it; null when there is no cluster. */
export function clusterMajor(cluster: string): number | null {
  const record = join(cluster, 'PG_VERSION')
  return existsSync(record) ? Number.parseInt(readFileSync(record, 'utf8'), 10) : null
}

/** Who owns the cluster must run it: root may open a folder that an ordinary user made. */
export function clusterOwner(cluster: string, otherwise: Runner): Runner {
  if (process.getuid?.() !== 0) return otherwise
  const { uid, gid } = statSync(cluster)
  return uid === otherwise.uid ? otherwise : { name: String(uid), uid, gid }
}

/**
 * Makes a cluster `home/cluster` with the database and its two roles. It is built beside and renamed when complete, so that an
 * interrupted attempt leaves nothing that looks like one. The superuser has no password and cannot sign in over the network.
 *
 * `throwaway` leaves out the waiting for the disk and lets the migrator make databases: for the tests' clusters, which nobody keeps.
 */
export function makeCluster(
  home: string,
  installation: Installation,
  runner: Runner,
  secrets: Secrets,
  throwaway: boolean,
): void {
  for (const name of readdirSync(home)) {
    if (name.startsWith('cluster.new-')) rmSync(join(home, name), { recursive: true })
  }
  const draft = join(home, `cluster.new-${process.pid}`)
  mkdirSync(draft, { mode: 0o700 })
  giveTo(runner, draft)
  const disk = throwaway ? ['--no-sync'] : []
  // Locale C: text sorts by code point on every machine and version, so order never changes under an index.
  must(installation, runner, 'initdb', ['-D', draft, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', ...disk])
  const statements = [
    `create role ${MIGRATOR} login ${throwaway ? 'createdb' : ''} password '${secrets.migratorPassword}'`,
    `create role ${APP} login password '${secrets.appPassword}'`,
    `create role ${SEALER}`,
    // The owner may stand in for the app, as a server's single login does, and for the sealer of the audit log.
    `grant ${APP}, ${SEALER} to ${MIGRATOR}`,
    `create database ${DATABASE} owner ${MIGRATOR}`,
    `revoke connect on database ${DATABASE} from public`,
    `grant connect on database ${DATABASE} to ${APP}`,
  ]
  const single = [
    '--single',
    '-D',
    draft,
    '-j',
    '-c',
    'log_min_messages=fatal',
    ...(throwaway ? ['-c', 'fsync=off'] : []),
    'postgres',
  ]
  must(installation, runner, 'postgres', single, statements.map((s) => `${s};\n\n`).join(''))
  writeFileSync(join(draft, 'pg_hba.conf'), ACCESS)
  renameSync(draft, join(home, 'cluster'))
  syncFolder(home)
}

/** Only from this machine, only with a password. */
const ACCESS = `host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n`

function must(installation: Installation, runner: Runner, program: string, args: string[], input?: string): void {
  const ran = runAs(runner, join(installation.bin, program), args, input)
  if (!ran.ok || /^\S.*(ERROR|FATAL|PANIC):/m.test(ran.stderr)) {
    throw new Problem('postgres.start-failed', { reason: lastLines(ran.stderr || ran.stdout) })
  }
}

export const lastLines = (text: string): string => text.trim().split('\n').slice(-4).join(' | ')
