import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import type { SchoolLine } from '@junheng/core/features/evaluation/school-schema.ts'
import type { SchoolGroups } from '@junheng/core/features/views/schema.ts'
import type { Search } from '../../shared/url.ts'

/** What matrix, list of schools and map are filtered by alike, in the order of the pickers; `tag` comes after them. */
export const TRAITS = ['town', 'zone', 'type', 'area', 'owner'] as const
export type Trait = (typeof TRAITS)[number]
export const TRAIT_NAMES = { town: '镇街', zone: '责任区', type: '办学类型', area: '城乡', owner: '办别', tag: '标签' } as const

export interface Traits extends Readonly<Record<Trait, string | null>> {
  tags: readonly string[]
}

/** Whether a school is of the kind the address asks for. */
export const hasTraits = (of: Traits, search: Search): boolean =>
  TRAITS.every((key) => !search[key] || of[key] === search[key]) && (!search['tag'] || of.tags.includes(search['tag']))

/** Those of the lines whose schools are of the kind the address asks for; all of them until the schools' traits are known. */
export const linesOfKind = <L extends { code: string }>(
  lines: readonly L[],
  search: Search,
  traitsOf: ReadonlyMap<string, Traits> | undefined,
): L[] =>
  lines.filter(({ code }) => {
    const traits = traitsOf?.get(code)
    return traits === undefined ? traitsOf === undefined || !asksForKind(search) : hasTraits(traits, search)
  })

const asksForKind = (search: Search): boolean => [...TRAITS, 'tag' as const].some((key) => search[key])

/** What the directory says of schools, by 标识码. */
export type Groups = ReadonlyMap<string, SchoolGroups>

/** A school of the list with what the directory says of it. */
export type ListedSchool = SchoolLine & Traits

export const linesWithGroups = (lines: readonly SchoolLine[], groups: Groups): ListedSchool[] =>
  lines.map((line) => {
    const found = groups.get(line.code)
    return { ...line, zone: found?.zone ?? null, tags: merged(line.tags, found) }
  })

/** The matrix with the directory's zone as one more fact, and its tags among the rows' own. */
export function matrixWithGroups(matrix: Matrix, groups: Groups): Matrix {
  if (groups.size === 0) return matrix
  const column = { key: 'zone', zh: TRAIT_NAMES.zone, unit: '', decimals: 0, group: 'fact', perSchool: true } as const
  return {
    ...matrix,
    facts: [...matrix.facts, column],
    rows: matrix.rows.map((row) => {
      const found = groups.get(row.code)
      return { ...row, facts: [...row.facts, found?.zone ?? null], tags: merged(row.tags, found) }
    }),
  }
}

const merged = (tags: string[], found: SchoolGroups | undefined): string[] =>
  found && found.tags.length > 0 ? [...new Set([...tags, ...found.tags])] : tags
