import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { unzipSync, zipSync } from 'fflate'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** A package handed in: its record, its file with every chunk and byte, and its audit entry are one. Known by the file's hash. */
export const handIn: Scenario = {
  name: 'hand-in',
  writers: 2,
  async prepare({ coordinator }) {
    const county = unzipSync(readFileSync(join(import.meta.dirname, '../../examples/county.zip')))
    return {
      async act(desk) {
        // No two alike, and more than one chunk long.
        const bytes = zipSync({ ...county, '照片.jpg': randomBytes(1_300_000) }, { level: 0 })
        const file = new File([bytes as Uint8Array<ArrayBuffer>], 'county.zip')
        const key = createHash('sha256').update(bytes).digest('hex')
        await desk.write(key, () => coordinator.call(handInPackage, { body: { acceptFaults: 'true' }, files: { file } }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; records: number; files: number; whole: number; entries: number }>(
          `select k.key,
            (select count(*)::int from package p where p.sha256 = k.key) as records,
            (select count(*)::int from stored_file f where f.sha256 = k.key) as files,
            (select count(*)::int from stored_file f where f.sha256 = k.key and k.key = (
              select encode(sha256(string_agg(c.bytes, ''::bytea order by c.seq)), 'hex') from stored_file_chunk c where c.file_id = f.file_id)) as whole,
            (select count(*)::int from audit_entry e join package p on p.package_id::text = e.subject
              where p.sha256 = k.key and e.verb = 'collection.hand-in') as entries
          from unnest($1::text[]) as k(key)`,
          [keys],
        )
        return marksOf(rows.map(({ key, records, files, whole, entries }) => ({ key, marks: [records, files, whole, entries] })))
      },
      async faults(look) {
        // Whoever keeps files has a column named so.
        const owners = await look<{ owner: string; name: string }>(
          `select table_name as owner, column_name as name from information_schema.columns
          where table_schema = current_schema() and column_name like '%file\\_id' and table_name not like 'stored\\_file%'`,
        )
        const owned = owners
          .map(({ owner, name }) => `select ${name} from ${owner} where ${name} is not null`)
          .join(' union all ')
        const rows = await look<{ file_id: string }>(`select file_id from stored_file where file_id not in (${owned})`)
        return rows.map(({ file_id }) => `a file of nobody: ${file_id}`)
      },
    }
  },
}
