import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Problem } from '@junheng/core/problems.ts'
import pg from 'pg'
import { syncFolder } from '../../data-folder/folder-files.ts'
import { asText, LEDGER, type Ledger, listTables, quoted, type Table } from './tables.ts'
import { tarEnd, tarEntry } from './tar.ts'

/**
 * What a backup holds; the last file but one of the archive. A table's rows are in its parts, in order: gzipped lines, each a JSON
 * array of the columns' values as the database writes them, null for null.
 */
export interface Manifest {
  format: 1
  madeAt: string
  program: string
  postgres: string
  migrations: Ledger[]
  /** The audit log's newest seal: noted here, it stands outside the database. Null where nothing was sealed yet. */
  auditHead?: { seal: number; entry: number; hash: string } | null
  tables: { name: string; columns: string[]; rows: number; parts: { file: string; rows: number; sha256: string }[] }[]
}

/** Rows are gathered to about this size before they are packed. */
const PART_BYTES = 4 * 1024 * 1024

/**
 * Writes the whole database into one new file, as it stood at one moment, while others go on working.
 *
 * @throws Problem backup.exists, backup.unwritable
 */
export async function writeBackup(migratorUrl: string, file: string, about: { program: string; now: Date }): Promise<Manifest> {
  if (existsSync(file)) throw new Problem('backup.exists', { file })
  const draft = `${file}.part`
  const out = open(draft, file)
  const client = new pg.Client({ connectionString: migratorUrl, types: asText, options: '-c timezone=UTC' })
  try {
    await client.connect()
    await client.query('begin transaction isolation level repeatable read, read only')
    // A large table is read from its beginning, also beside another reader: the same rows give the same bytes.
    await client.query('set local synchronize_seqscans = off')
    const manifest = await describe(client, about)
    for (const table of await listTables(client))
      manifest.tables.push(await writeTable(client, table, (bytes) => writeAll(out, bytes)))
    const text = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)
    const seal = Buffer.from(`${createHash('sha256').update(text).digest('hex')}\n`)
    for (const bytes of [tarEntry('manifest.json', text), tarEntry('manifest.sha256', seal), tarEnd()]) writeAll(out, bytes)
    fsyncSync(out)
    // A link, not a rename: a file that came to be meanwhile is not overwritten.
    linkSync(draft, file)
    syncFolder(dirname(file))
    return manifest
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall) throw unwritable(file, error)
    throw error
  } finally {
    closeSync(out)
    rmSync(draft, { force: true })
    await client.end().catch(() => {})
  }
}

async function describe(client: pg.Client, { program, now }: { program: string; now: Date }): Promise<Manifest> {
  const { rows: versions } = await client.query<{ server_version: string }>('show server_version')
  const { rows: migrations } = await client.query<Ledger>(`select name, sha256, applied_at from ${LEDGER} order by name`)
  const auditHead = await headOfLog(client)
  return {
    format: 1,
    madeAt: now.toISOString(),
    program,
    postgres: versions[0]!.server_version,
    migrations,
    auditHead,
    tables: [],
  }
}

async function headOfLog(client: pg.Client): Promise<NonNullable<Manifest['auditHead']> | null> {
  const { rows: known } = await client.query<{ it: string }>(`select to_regclass('audit_seal') is not null as it`)
  // Every value is text here (asText).
  if (known[0]!.it !== 't') return null
  const { rows } = await client.query<{ seal_no: string; last_no: string; hash: string }>(
    'select seal_no, last_no, hash from audit_seal order by seal_no desc limit 1',
  )
  const [last] = rows
  return last ? { seal: Number(last.seal_no), entry: Number(last.last_no), hash: last.hash } : null
}

async function writeTable(client: pg.Client, table: Table, write: (bytes: Buffer) => void): Promise<Manifest['tables'][number]> {
  const columns = table.columns.map((column) => column.name)
  const parts: Manifest['tables'][number]['parts'] = []
  let lines: string[] = []
  let size = 0
  const flush = () => {
    if (lines.length === 0) return
    const packed = gzipSync(lines.join('\n'), { level: 4 })
    const file = `${table.name}/${String(parts.length + 1).padStart(6, '0')}.jsonl.gz`
    parts.push({ file, rows: lines.length, sha256: createHash('sha256').update(packed).digest('hex') })
    write(tarEntry(file, packed))
    lines = []
    size = 0
  }
  // By their keys: as rows lie on the disk is otherwise after every restore, and then the same content has another hash.
  const order = table.order.length > 0 ? ` order by ${table.order.join(', ')}` : ''
  const select = `select ${columns.map(quoted).join(', ')} from ${quoted(table.name)}${order}`
  await client.query(`declare every_row no scroll cursor for ${select}`)
  let rows = 0
  for (;;) {
    const fetched = await client.query({ text: `fetch ${table.hasBytes ? 8 : 2000} from every_row`, rowMode: 'array' })
    if (fetched.rows.length === 0) break
    for (const row of fetched.rows) {
      const line = JSON.stringify(row)
      lines.push(line)
      size += line.length
      if (size >= PART_BYTES) flush()
    }
    rows += fetched.rows.length
  }
  flush()
  await client.query('close every_row')
  return { name: table.name, columns, rows, parts }
}

/** A disk nearly full takes a part of the bytes without complaint, and complains at the next. */
function writeAll(out: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(out, bytes, at)
}

function open(draft: string, file: string): number {
  try {
    return openSync(draft, 'w', 0o600)
  } catch (error) {
    throw unwritable(file, error)
  }
}

function unwritable(file: string, error: unknown): Problem {
  return new Problem('backup.unwritable', { file, reason: (error as Error).message }, { cause: error })
}
