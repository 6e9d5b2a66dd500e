/**
 * The peer: DuckDB computes from the same CSV files the seven indicators, who passes, the 14 CVs and the largest class, and prints JSON.
 *
 * Run: node_modules/node/bin/node bench/peer/duckdb-evaluate.ts DIR [--brief]
 * `--brief` leaves the sections out and gives each county's counts and its largest classes instead.
 */
import { readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { HEADERS } from '../generate/county-lines.ts'

const SECTIONS = `SELECT county_code, school_code, school_name, stage, students, l1, l2, l3, l4, l5, l6, l7, met, floor_ok, pass, largest_class
  FROM judged ORDER BY county_code, school_code, stage`
const COUNTIES = `SELECT county_code, any_value(county_name) AS county_name, stage, count(*)::INTEGER AS sections,
  count_if(pass)::INTEGER AS pass, max(largest_class) AS largest_class FROM judged GROUP BY county_code, stage ORDER BY county_code, stage`
const SPREADS = 'SELECT * FROM spread ORDER BY county_code, stage, indicator'

/** Columns that are words; everything else is read as a number. */
const WORDS = new Set([
  'school_code',
  'school_name',
  'county_code',
  'county_name',
  'school_type_code',
  'parent_school_code',
  'authority',
  'ownership',
  'is_boarding',
  'is_dense_urban_core',
  'school_charter_it',
  'it_use',
  'moral_culture_good',
  'curriculum_complete',
  'no_overburden',
  'class_name',
])
const SMALL = new Set(['grade'])

const [folder, brief] = [process.argv[2]!, process.argv.includes('--brief')]
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
await connection.run(script(folder))
const [counties, spreads, sections] = [await rows(COUNTIES), await rows(SPREADS), brief ? [] : await rows(SECTIONS)]
writeAll(`${JSON.stringify({ counties, spreads, sections })}\n`)

function script(dir: string): string {
  const sql = readFileSync(join(import.meta.dirname, 'evaluate.sql'), 'utf8')
  return sql
    .replace('$SCHOOLS', reading(dir, 'schools'))
    .replace('$SECTIONS', reading(dir, 'sections'))
    .replace('$CLASSES', reading(dir, 'classes'))
}

/** `read_csv` told everything, so that nothing has to be sniffed. */
function reading(dir: string, name: 'schools' | 'sections' | 'classes'): string {
  const columns = HEADERS[name].split(',').map((column) => `'${column}': '${typeOf(name, column)}'`)
  const path = join(dir, `${name}.csv`).replaceAll("'", "''")
  return `read_csv('${path}', header = true, auto_detect = false, delim = ',', quote = '"', columns = {${columns.join(', ')}})`
}

function typeOf(table: string, column: string): string {
  if (WORDS.has(column)) return 'VARCHAR'
  if (column === 'stage') return 'stage'
  if (SMALL.has(column) || (table === 'classes' && column === 'students')) return 'SMALLINT'
  return 'DOUBLE'
}

async function rows(query: string) {
  return (await connection.runAndReadAll(query)).getRowObjectsJS()
}

/** Everything, whatever the pipe takes at once. */
function writeAll(text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; ) at += writeSync(1, bytes, at)
}
