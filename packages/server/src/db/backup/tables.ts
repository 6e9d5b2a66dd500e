import type pg from 'pg'

export interface Table {
  name: string
  columns: { name: string; type: string }[]
  /** Rows may be large (files in chunks), so only a few are held at once. */
  hasBytes: boolean
  /** The primary key, in an order that every database agrees on; empty where a table has none. */
  order: string[]
}

export interface Ledger {
  name: string
  sha256: string
  applied_at: string
}

export const LEDGER = 'schema_migration'

/** Every table of the system but the ledger, in the order of their names; generated columns are left to the database. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{
    table_name: string
    name: string
    type: string
    place: string | number | null
    kind: string | null
  }>(`
    select c.relname as table_name, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
      case when a.attcollation <> 0 then 'words' end as kind, array_position(k.indkey::int2[], a.attnum) as place
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      left join pg_index k on k.indrelid = c.oid and k.indisprimary
    where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '${LEDGER}'
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by c.relname, a.attnum`)
  const tables = new Map<string, Table>()
  for (const { table_name, name, type, place, kind } of rows) {
    const table = tables.get(table_name) ?? { name: table_name, columns: [], hasBytes: false, order: [] }
    table.columns.push({ name, type })
    table.hasBytes ||= type === 'bytea'
    // Clusters sort words by the language they were made with; by their bytes they agree.
    if (place !== null) table.order[Number(place)] = kind ? `${quoted(name)} collate "C"` : quoted(name)
    tables.set(table_name, table)
  }
  return [...tables.values()]
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Values as the database writes them: exact for every type, and read back by its own casts. */
export const asText: pg.CustomTypesConfig = { getTypeParser: () => (text: string) => text }
