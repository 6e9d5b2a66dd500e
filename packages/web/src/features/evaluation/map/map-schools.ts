import type { MapTown } from '@junheng/core/features/evaluation/map/schema.ts'
import type { Matrix, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import type { Mark } from '../../../shared/marks.tsx'
import { figure } from '../../../shared/numbers.ts'
import { comparePinyin } from '../../../shared/pinyin.ts'
import type { Search } from '../../../shared/url.ts'
import { filterRows, judgedAt, traitsIn } from '../matrix-view.ts'
import { TRAITS } from '../school-filter.ts'

/** What of the address makes the map: what is kept when a view is saved. */
export const MAP_KEYS = ['stage', 'by', ...TRAITS, 'tag', 'draw'] as const

/** A school as the map marks it: the gravest of its stages shown. `town`: its name. */
export interface MapSchool {
  code: string
  name: string
  town: string | null
  mark: Mark | null
  stages: readonly { stage: MatrixRow['stage']; mark: Mark | null; value: string | null }[]
}

/** The schools of the address (`stage`, traits, `tag`), marked by their verdict or by one judged column (`by`); by pinyin. */
export function mapSchools(matrix: Matrix, towns: readonly MapTown[], search: Search): MapSchool[] {
  const townOf = townsByCode(towns)
  const traitsOf = traitsIn(matrix)
  const at = markedBy(matrix, search)
  const { stage, tag } = search
  const asked = { ...Object.fromEntries(TRAITS.map((key) => [key, search[key]])), stage, tag }
  const bySchool = Map.groupBy(filterRows(matrix, asked), ({ code }) => code)
  return [...bySchool.values()]
    .map((rows): MapSchool => {
      const stages = rows.map((row) => ({ stage: row.stage, ...shown(matrix, row, at) }))
      const { code, name } = rows[0]!
      return {
        code,
        name,
        town: townOf.get(code) ?? traitsOf(rows[0]!).town,
        mark: gravest(stages.map(({ mark }) => mark)),
        stages,
      }
    })
    .sort((a, b) => comparePinyin(a.name, b.name))
}

/** The judged column the marks speak of; -1: the verdict, which a standard that judges no section does not have. */
export function markedBy(matrix: Matrix, { by }: Search): number {
  const at = by ? judgedAt(matrix, by) : -1
  return at < 0 && !matrix.claim.judgesSections && matrix.judged.length > 0 ? 0 : at
}

function townsByCode(towns: readonly MapTown[]): Map<string, string> {
  return new Map(towns.flatMap(({ name, schools }) => schools.map((code) => [code, name])))
}

/** A column that does not concern a section leaves it out of the count. */
function shown({ judged }: Matrix, row: MatrixRow, at: number): { mark: Mark | null; value: string | null } {
  if (at < 0) return { mark: row.mark, value: null }
  const cell = row.cells[at]
  const { decimals, unit } = judged[at]!
  if (!cell) return { mark: 'out', value: null }
  const value = cell.text ?? (cell.value === null ? null : `${figure(cell.value, decimals)} ${unit}`.trim())
  return { mark: cell.mark, value }
}

export const GRAVITY = ['unmet', 'not_judgeable', 'spare', 'met', 'out'] as const satisfies readonly Mark[]

function gravest(marks: readonly (Mark | null)[]): Mark | null {
  return GRAVITY.find((mark) => marks.includes(mark)) ?? null
}

/** Towns in the directory's order, each with its schools shown and how many stand so; schools of no known town last, under null. */
export interface TownLine {
  name: string | null
  code: string | null
  schools: MapSchool[]
  counts: Readonly<Record<(typeof GRAVITY)[number], number>>
}

export function townLines(schools: readonly MapSchool[], towns: readonly MapTown[]): TownLine[] {
  const byTown = Map.groupBy(schools, ({ town }) => town)
  const known = new Set(towns.map(({ name }) => name))
  const others = [...byTown.keys()].filter((name) => name !== null && !known.has(name)).sort((a, b) => comparePinyin(a!, b!))
  const lineOf = (name: string | null, code: string | null): TownLine => {
    const own = byTown.get(name) ?? []
    const counts = Object.fromEntries(GRAVITY.map((mark) => [mark, own.filter((each) => each.mark === mark).length]))
    return { name, code, schools: own, counts: counts as TownLine['counts'] }
  }
  return [
    ...towns.map(({ name, code }) => lineOf(name, code)),
    ...others.map((name) => lineOf(name, null)),
    ...(byTown.has(null) ? [lineOf(null, null)] : []),
  ]
}
