import { type County, STAGES, type TableSource } from '../county.ts'

/** Where a value stands in the file it came from. */
export function placeIn(source: TableSource, row: number | null, key: string) {
  const letter = source.letters?.get(key)
  const column = source.headers.get(key) ?? null
  return { sheet: source.sheet, row, column, cell: letter && row !== null ? `${letter}${row}` : null }
}

/** 河湾小学（小学）： — the sentence names its school, for rows move when a file is sorted. Nothing for a county's own figures. */
export function whose(county: County, scope: string, row: number): string {
  if (scope !== 'section' && scope !== 'school') return ''
  const school = scope === 'section' ? county.sections.school[row]! : row
  const name = county.schools.names[school] || county.schools.codes[school]!
  return scope === 'school' ? `${name}：` : `${name}（${STAGES[county.sections.stage[row]!] === 'primary' ? '小学' : '初中'}）：`
}
