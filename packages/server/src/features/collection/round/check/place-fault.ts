import type { Fault } from '@junheng/core/fault.ts'
import { STAGES } from '@junheng/core/features/collection/county.ts'
import type { ReturnSheet, RoundTable, ValueAddress } from '@junheng/core/features/collection/round/assemble.ts'
import { pathOf, RETURN_LISTS } from '@junheng/core/features/collection/round/value-path.ts'

/** Which value of which return a fault is about; `path` is null where it is about the whole return, the whole null where it is about none. */
export type FaultPlace = { returnId: string; path: string | null } | null

/** Faults that stand at a school's code because no cell of its row is theirs: the value they are about. */
const ABOUT: Readonly<Record<string, string>> = {
  S036: pathOf.none('rooms'),
  V029: pathOf.school('equipment_value_wan'),
}

/** Key columns that name a row; a fault there is about the row and not about a value typed in them. */
const NAMES = new Set([
  'school_code',
  'school_name',
  'county_code',
  'county_name',
  'school_type_code',
  'parent_school_code',
  'stage',
])

/** Finds for each fault of a package made of returns (`assembleRound`) the value it is about. */
export function faultPlaces(tables: readonly RoundTable[], sheets: readonly ReturnSheet[]): (fault: Fault) => FaultPlace {
  const returnOf = new Map(sheets.flatMap(({ school, returnId }) => (school ? [[school.code, returnId] as const] : [])))
  return ({ sheet, row, column, rule }) => {
    const table = tables.find(({ table: name }) => `${name}.csv` === sheet)
    // The header is row 1, and no cell of ours has a line break.
    const found = row === null ? undefined : table?.rows[row - 2]
    if (!table || !found) return null
    const exact: ValueAddress | null = found.from[table.columns.indexOf(column ?? '')] ?? null
    if (exact) return exact
    const cell = (name: string) => found.cells[table.columns.indexOf(name)] ?? ''
    const returnId = returnOf.get(cell('school_code'))
    const isValue = column !== null && !NAMES.has(column)
    if (table.table === 'schools' && returnId) return { returnId, path: isValue ? pathOf.school(column) : (ABOUT[rule] ?? null) }
    if (table.table === 'sections' && returnId) {
      const stage = STAGES.find((one) => one === cell('stage'))
      return { returnId, path: stage ? pathOf.section(stage, isValue ? column : 'students') : null }
    }
    const first = found.from.find((from) => from !== null)
    if (first) return first
    const list = RETURN_LISTS.find((name) => name === table.table)
    return returnId ? { returnId, path: list ? pathOf.none(list) : null } : null
  }
}
