import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { chance } from './demo-values.ts'

type Row = Record<string, string>

/**
 * The fictional county as it stood so many school years before `year`: buildings, equipment and teachers as they were then, schools founded since left
 * out, one under its former name. Class rolls and rooms of those years are not at hand.
 *
 * @param bytes the example's zip, of the school year `year`
 */
export function countyBefore(bytes: Uint8Array, year: number, back: number): Uint8Array {
  const files = unzipSync(bytes)
  const text = (name: string) => strFromU8(files[name]!)
  const then = year - back
  const schools = rowsOf(text('schools.csv')).filter((row) => !(Number(row['founding_year']) > then))
  const known = new Set(schools.map((row) => row['school_code']))
  const county = text('county.csv').replace(/statistics_date,[\d-]+/, `statistics_date,${then}-09-01`)
  const past = {
    'schools.csv': textOf(schools.map((row) => schoolBefore(row, back))),
    'sections.csv': textOf(
      rowsOf(text('sections.csv'))
        .filter((row) => known.has(row['school_code']))
        .map((row) => sectionBefore(row, back)),
    ),
    'campuses.csv': text('campuses.csv'),
    'county.csv': county,
  }
  return zipSync(Object.fromEntries(Object.entries(past).map(([name, content]) => [name, strToU8(content)])), {
    mtime: '2020-01-01',
  })
}

const RENAMED: Readonly<Record<string, string>> = { 杏林小学: '杏林完全小学' }

/** Most schools had less; one in six had more. */
const growth = (code: string): number => {
  const share = (chance(code) % 100) / 100
  return share < 0.17 ? -0.03 : 0.02 + 0.09 * share
}

function schoolBefore(row: Row, back: number): Row {
  const code = row['school_code']!
  const kept = Math.max(0.5, 1 - back * growth(code))
  const scaled = (column: string, share: number, digits = 0): Row => {
    const value = row[column]
    return value ? { [column]: (Number(value) * share).toFixed(digits) } : {}
  }
  const built = chance(`${code} built`) % 5 === 0
  return {
    ...row,
    school_name: back > 1 ? (RENAMED[row['school_name']!] ?? row['school_name']!) : row['school_name']!,
    ...scaled('equipment_value_wan', kept, 2),
    ...scaled('equipment_value_wan_prev', kept, 2),
    ...scaled('multimedia_rooms', (1 + kept) / 2),
    ...(built ? scaled('sports_field_area', 1 - 0.06 * back) : {}),
  }
}

function sectionBefore(row: Row, back: number): Row {
  const fewer = (column: string, most: number): Row => {
    const value = row[column]
    return value
      ? { [column]: String(Math.max(0, Number(value) - back * (chance(`${row['school_code']} ${column}`) % (most + 1)))) }
      : {}
  }
  return { ...row, ...fewer('backbone_teachers', 2), ...fewer('ft_teachers_music', 1) }
}

/** The example's files have no quoted cells. */
function rowsOf(text: string): Row[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const columns = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [columns[i]!, cell])))
}

function textOf(rows: readonly Row[]): string {
  const columns = Object.keys(rows[0] ?? {})
  return [columns.join(','), ...rows.map((row) => columns.map((column) => row[column] ?? '').join(','))].join('\n')
}
