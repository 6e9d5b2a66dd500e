import { stagesOfType } from '@junheng/core/features/collection/check/plausibility.ts'
import { assembleRound, type ReturnSheet, type RoundTable } from '@junheng/core/features/collection/round/assemble.ts'

/**
 * The tables of a package that holds one return: a school's, or a department's beside the names of the schools it reports of. Each stage the
 * school answers for has its row, also while nothing is reported of it.
 */
export function tablesOf(county: { code: string; name: string }, sheets: readonly ReturnSheet[]): RoundTable[] {
  const tables = assembleRound(county, sheets)
  return tables.map((table) => (table.table === 'sections' ? withStages(table, sheets) : table))
}

/** The table of sections with a row, empty where there was none, for every stage each of `sheets` answers for. */
export function withStages(table: RoundTable, sheets: readonly ReturnSheet[]): RoundTable {
  const [school, stage] = [table.columns.indexOf('school_code'), table.columns.indexOf('stage')]
  const rows = [...table.rows]
  for (const sheet of sheets) {
    if (sheet.school === null) continue
    const { code, typeCode } = sheet.school
    for (const asked of stagesOfType(typeCode)) {
      if (rows.some(({ cells }) => cells[school] === code && cells[stage] === asked)) continue
      const cells = table.columns.map((_, at) => (at === school ? code : at === stage ? asked : ''))
      rows.push({ cells, from: cells.map(() => null) })
    }
  }
  return { ...table, rows }
}
