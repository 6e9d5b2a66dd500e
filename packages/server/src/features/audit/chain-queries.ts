import type { EntryField, EntryTexts } from '@junheng/core/features/audit/canonical.ts'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Linked } from './chain.ts'
import type { ExportedEntry } from './export-format.ts'
import type { Search } from './queries.ts'

/** An instant as it is hashed: every digit the database has. */
const asText = (column: string) => sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The fields of `e`, an audit_entry, as they are hashed. */
const texts = sql<EntryTexts>`e.entry_id::text as entry_id, ${asText('e.at')} as at, e.account_id::text as account_id, e.actor_name,
  e.role, e.address, e.verb, e.county_code, e.subject, e.subject_name, e.before::text as before, e.after::text as after,
  e.details::text as details, e.reason, e.reference`

export interface ChainEnd {
  sealNo: number
  entryNo: number
  entryHash: string
  hash: string
}

/** Where the chain of this database begins: after the newest archive, or null for the very beginning. */
export async function findBase(db: Db): Promise<(ChainEnd & { archivedAt: string }) | null> {
  const row = await db.selectFrom('audit_base').selectAll().orderBy('seal_no', 'desc').limit(1).executeTakeFirst()
  return row
    ? { sealNo: row.seal_no, entryNo: row.entry_no, entryHash: row.entry_hash, hash: row.hash, archivedAt: row.archived_at }
    : null
}

/** Whether the log itself says that it was archived up to this seal, into the file that the base names. */
export async function isArchiveRecorded(db: Db, sealNo: number): Promise<boolean> {
  const { rows } = await sql<{ it: boolean }>`
    select exists (select from audit_base b join audit_entry e
      on e.verb = 'audit.archive' and e.details->>'seal' = b.seal_no::text and e.details->>'sha256' = b.file_sha256
      where b.seal_no = ${sealNo}) as it`.execute(db)
  return rows[0]!.it
}

export async function findLastSeal(db: Db): Promise<(ChainEnd & { sealedAt: string }) | null> {
  const row = await db.selectFrom('audit_seal').selectAll().orderBy('seal_no', 'desc').limit(1).executeTakeFirst()
  return row
    ? { sealNo: row.seal_no, entryNo: row.last_no, entryHash: row.entry_hash, hash: row.hash, sealedAt: row.sealed_at }
    : null
}

/** How many entries wait, and since when; the oldest is looked for among the first thousand of the queue. */
export async function readQueue(db: Db): Promise<{ awaiting: number; oldestAt: string | null }> {
  const { rows } = await sql<{ awaiting: number; oldest_at: string | null }>`
    select (select count(*) from audit_pending) as awaiting,
      (select min(w.at) from (select e.at from audit_pending p join audit_entry e using (entry_id) limit 1000) w) as oldest_at`.execute(
    db,
  )
  return { awaiting: rows[0]!.awaiting, oldestAt: rows[0]!.oldest_at }
}

// The number is arbitrary and means "Junheng's sealer".
const TURN = sql.lit(7216402312)

/** True for one sealer at a time; held until the transaction ends, however it ends. */
export async function takeTurn(tx: Db): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${TURN}) as mine`.execute(tx)
  return rows[0]!.mine
}

/** Keeps every sealer out until the transaction ends, after the one that works now. */
export const waitForTurn = (tx: Db) => sql`select pg_advisory_xact_lock(${TURN})`.execute(tx)

/**
 * Takes up to `most` waiting entries out of the queue. Ids without an entry stay: they witness that an entry was removed before it
 * could be sealed. An id that is already sealed is dropped.
 */
export async function takeWaiting(tx: Db, most: number): Promise<EntryTexts[]> {
  const { rows } = await sql<EntryTexts>`
    with taken as (
      delete from audit_pending where entry_id = any (array
        (select p.entry_id from audit_pending p join audit_entry e on e.entry_id = p.entry_id limit ${most}))
      returning entry_id)
    select ${texts} from taken join audit_entry e on e.entry_id = taken.entry_id
    where not exists (select from audit_link l where l.entry_id = taken.entry_id)`.execute(tx)
  return rows
}

export async function addBatch(
  tx: Db,
  links: { no: readonly number[]; entryId: readonly string[]; hash: readonly string[] },
  seal: { seal_no: number; first_no: number; last_no: number; sealed_at: string; entry_hash: string; hash: string },
): Promise<void> {
  await sql`insert into audit_link (entry_no, entry_id, hash)
    select * from unnest(${links.no}::bigint[], ${links.entryId}::uuid[], ${links.hash}::text[])`.execute(tx)
  await tx.insertInto('audit_seal').values(seal).execute()
}

/** The next links after number `after`, up to number `to`, each with its entry. */
export async function readLinks(db: Db, after: number, to: number, most: number): Promise<Linked[]> {
  const { rows } = await sql<EntryTexts & { no: number; hash: string; link_id: string }>`
    select l.entry_no as no, l.hash, l.entry_id::text as link_id, ${texts}
    from audit_link l left join audit_entry e on e.entry_id = l.entry_id
    where l.entry_no > ${after} and l.entry_no <= ${to} order by l.entry_no limit ${most}`.execute(db)
  return rows.map(({ no, hash, link_id, ...entry }) => ({
    no,
    hash,
    entryId: link_id,
    entry: entry.entry_id === null ? null : (entry satisfies Record<EntryField, string | null>),
  }))
}

/** The next seals after `after`, each with the hash that stands at its last entry. */
export async function readSeals(db: Db, after: number, to: number, most: number) {
  const { rows } = await sql<{
    seal_no: number
    first_no: number
    last_no: number
    sealed_at: string
    entry_hash: string
    hash: string
    link_hash: string | null
  }>`
    select s.seal_no, s.first_no, s.last_no, ${asText('s.sealed_at')} as sealed_at, s.entry_hash, s.hash, l.hash as link_hash
    from audit_seal s left join audit_link l on l.entry_no = s.last_no
    where s.seal_no > ${after} and s.seal_no <= ${to} order by s.seal_no limit ${most}`.execute(db)
  return rows
}

/** Entries that are neither sealed nor in the queue: the first `most`, and how many in all. */
export async function findNeverSealed(db: Db, most: number): Promise<{ ids: string[]; count: number }> {
  const { rows } = await sql<{ entry_id: string; count: number }>`
    select e.entry_id, count(*) over () as count from audit_entry e
    where not exists (select from audit_link l where l.entry_id = e.entry_id)
      and not exists (select from audit_pending p where p.entry_id = e.entry_id)
    order by e.at, e.entry_id limit ${most}`.execute(db)
  return { ids: rows.map((row) => row.entry_id), count: rows[0]?.count ?? 0 }
}

/** Ids in the queue whose entry is gone. */
export async function findRemovedUnsealed(db: Db, most: number): Promise<{ ids: string[]; count: number }> {
  const { rows } = await sql<{ entry_id: string; count: number }>`
    select p.entry_id, count(*) over () as count from audit_pending p
    where not exists (select from audit_entry e where e.entry_id = p.entry_id)
      and not exists (select from audit_link l where l.entry_id = p.entry_id)
    order by p.entry_id limit ${most}`.execute(db)
  return { ids: rows.map((row) => row.entry_id), count: rows[0]?.count ?? 0 }
}

/** Links past the last seal: there must be none. */
export async function findBeyondSeals(db: Db): Promise<{ first: number; last: number } | null> {
  const { rows } = await sql<{ first: number | null; last: number | null }>`
    select min(entry_no) as first, max(entry_no) as last from audit_link
    where entry_no > coalesce((select max(last_no) from audit_seal), (select max(entry_no) from audit_base), 0)`.execute(db)
  const { first, last } = rows[0]!
  return first === null || last === null ? null : { first, last }
}

/** The next sealed entries that fit a search, each with the hash before it. */
export async function readForExport(
  db: Db,
  {
    after,
    to,
    most,
    search,
    beginning,
  }: {
    after: number
    to: number
    most: number
    search: Search
    beginning: { no: number; hash: string }
  },
): Promise<ExportedEntry[]> {
  const { subject, person, verb, from, to: until } = search
  const fits = [
    subject === undefined ? null : sql`e.subject = ${subject}`,
    person === undefined ? null : sql`e.actor_name = ${person}`,
    verb === undefined ? null : sql`e.verb = ${verb}`,
    from === undefined ? null : sql`e.at >= ${from}`,
    until === undefined ? null : sql`e.at < ${until}`,
  ].filter((each) => each !== null)
  const { rows } = await sql<EntryTexts & { no: number; hash: string; previous: string | null }>`
    select l.entry_no as no, l.hash, p.hash as previous, ${texts}
    from audit_link l join audit_entry e on e.entry_id = l.entry_id left join audit_link p on p.entry_no = l.entry_no - 1
    where ${sql.join([sql`l.entry_no > ${after}`, sql`l.entry_no <= ${to}`, ...fits], sql` and `)}
    order by l.entry_no limit ${most}`.execute(db)
  return rows.map(({ no, hash, previous, ...entry }) => ({
    no,
    hash,
    // Where the link before it is gone, so is the proof: the file says so by a hash that fits nothing.
    previous: previous ?? (no === beginning.no + 1 ? beginning.hash : ''),
    entry,
  }))
}
