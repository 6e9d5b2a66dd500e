import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { addAlias, addMember, addOrg, addTag } from '@junheng/core/features/orgs/contract.ts'
import { importPlan } from '@junheng/core/features/rectification/contract.ts'
import { addProfile } from '@junheng/core/features/standards/contract.ts'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { aRound } from '../features/collection/round/a-round.ts'
import type { HttpStage } from './test-app.ts'

const EXAMPLES = join(import.meta.dirname, '../../../../examples')

/** Gives a county one of everything, with `word` in every name: a package, a plan, a profile, an organisation with all that hangs on it, a data round. */
export async function fillCounty({ as, db }: HttpStage, county: string, word: string): Promise<void> {
  const people = await as({ role: 'coordinator', county })
  await people.call(handInPackage, {
    body: { acceptFaults: 'true' },
    files: { file: { name: `${word}.zip`, bytes: packageOf(county, word) } },
  })
  const plan = readFileSync(join(EXAMPLES, 'plan.docx'))
  await people.call(importPlan, { files: { file: { name: `${word}.docx`, bytes: plan } } })
  await people.call(addProfile, { body: { name: `${word}口径`, settings: { 'cv.mode': 'composite' } } })
  const facts = { name: `${word}人民政府`, shortName: null, region: county, schoolCode: null, school: null, duty: null }
  const since = '2026-01-01'
  const body = { kind: 'government', parentId: null, since, reason: '名录建立', facts } as const
  const { org } = await people.call(addOrg, { body })
  const params = { id: org.id }
  await people.call(addAlias, { params, body: { name: `${word}局`, source: '文件' } })
  await people.call(addTag, { params, body: { tag: '示例', since, reason: '示例标签' } })
  const member = { personName: `${word}某`, orgId: null, post: '主任', duty: '', since }
  await people.call(addMember, { params, body: member })
  await aRound(db, county, [{ code: '2199000001', name: `${word}小学` }], [`${word}财政局`])
}

/** The example with that county's code and the word in its names. */
function packageOf(county: string, word: string): Uint8Array {
  const files = unzipSync(readFileSync(join(EXAMPLES, 'county.zip')))
  const renamed = Object.entries(files).map(([name, bytes]) => {
    const text = Buffer.from(bytes).toString('utf8').replaceAll('990101', county).replaceAll('澄溪', word)
    return [name, strToU8(text)] as const
  })
  return zipSync(Object.fromEntries(renamed))
}

interface Column {
  table: string
  column: string
  type: string
}

/** Tables with rows of one county, and of accounts of none. */
const countyColumns = async (db: Db): Promise<Column[]> =>
  (
    await sql<Column>`
      select c.table_name as "table", c.column_name as "column", c.data_type as type from information_schema.columns c
      where c.table_schema = current_schema() and exists (select from information_schema.columns k
        where k.table_schema = c.table_schema and k.table_name = c.table_name and k.column_name = 'county_code')
      order by 1, 2`.execute(db)
  ).rows.filter(({ table }) => !['session', 'post', 'audit_entry'].includes(table))

/** An id out of every column of ids in which the county has rows: a new table is in it by itself. */
export async function idsOf(db: Db, county: string): Promise<string[]> {
  const ids = new Set<string>()
  for (const { table, column, type } of await countyColumns(db)) {
    if (type !== 'uuid') continue
    const { rows } = await sql<{ id: string | null }>`
      select ${sql.ref(column)} as id from ${sql.table(table)} where county_code = ${county} and ${sql.ref(column)} is not null limit 1`.execute(
      db,
    )
    if (rows[0]?.id) ids.add(rows[0].id)
  }
  return [...ids]
}

/** A hash over all rows of a county, by table. */
export async function rowsOf(db: Db, county: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {}
  for (const table of new Set((await countyColumns(db)).map((one) => one.table))) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(table)} t where county_code = ${county} order by 1`.execute(db)
    hashes[table] = `${rows.length} ${createHash('sha256')
      .update(rows.map(({ row }) => row).join('\n'))
      .digest('hex')
      .slice(0, 16)}`
  }
  return hashes
}
