import { SCHOOL_TEXTS, type TableName } from '@junheng/core/features/collection/columns.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { countyCsv } from '../package/county-csv.ts'
import { csvRow } from '../package/csv-text.ts'
import { type PackageReading, readCountyFiles } from '../package/read.ts'
import { splitCsv } from './csv-rows.ts'

/** A county's tables as rows of words, by column key: what the workbook is put together from. */
export type Rows = Map<TableName, Map<string, string>[]>

/** The base as rows; empty tables where there is none. */
export function rowsOf(base: County | null, catalogue: Catalogue): Rows {
  const rows: Rows = new Map([
    ['schools', []],
    ['sections', []],
  ])
  if (base === null) return rows
  for (const [table, pieces] of countyCsv([base], catalogue)) {
    const [header = [], ...body] = splitCsv([...pieces].join(''))
    rows.set(
      table,
      body.map((cells) => new Map(header.map((key, i) => [key, cells[i] ?? '']))),
    )
  }
  return rows
}

/** The rows as a county, read by the same rules as a package. */
export function countyOf(rows: Rows, catalogue: Catalogue & CountyKeys): PackageReading {
  return readCountyFiles(
    {
      names: new Map([...rows.keys()].map((table) => [table, `${table}.csv`])),
      troubles: [],
      take: (table) => {
        const list = rows.get(table)
        if (list === undefined) return null
        const keys = [...new Set([...(ALWAYS[table] ?? []), ...list.flatMap((row) => [...row.keys()])])]
        return Buffer.from(`${[keys, ...list.map((row) => keys.map((key) => row.get(key) ?? ''))].map(csvRow).join('')}\n`)
      },
    },
    catalogue,
  )
}

const ALWAYS: Partial<Record<TableName, readonly string[]>> = {
  schools: [
    'school_code',
    'school_name',
    'county_code',
    'county_name',
    'school_type_code',
    'parent_school_code',
    ...SCHOOL_TEXTS.map(({ key }) => key),
  ],
  sections: ['school_code', 'stage', 'students'],
  classes: ['school_code', 'stage', 'grade', 'class_name', 'students'],
  rooms: ['school_code', 'kind', 'area'],
  teachers: ['school_code', 'stage', 'teacher_id', 'status'],
}
