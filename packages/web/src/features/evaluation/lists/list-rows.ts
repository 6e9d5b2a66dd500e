import type { Stage } from '@junheng/core/features/collection/county.ts'
import type { NewcomerSpread } from '@junheng/core/features/evaluation/lists/newcomers.ts'
import { type WeakRule, type WeakStanding, weakStanding } from '@junheng/core/features/evaluation/lists/weak-schools.ts'
import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { matches } from '../../../shared/pinyin.ts'
import type { Search } from '../../../shared/url.ts'
import { linesOfKind } from '../school-filter.ts'
import type { TraitsOf } from '../use-traits.ts'

interface Line {
  code: string
  name: string
  town: string | null
  stage?: Stage
}

/** Lines under `stage`, `q` and the kinds of schools (镇街, 责任区 …) of the address. */
export function shownLines<L extends Line>(lines: readonly L[], search: Search, traitsOf: TraitsOf | undefined): L[] {
  const { stage, q } = search
  const wanted = q?.trim()
  return linesOfKind(lines, search, traitsOf).filter(
    (line) =>
      (!stage || line.stage === undefined || line.stage === stage) &&
      (!wanted || matches(line.name, wanted) || line.code.includes(wanted)),
  )
}

/** A school that is weak by its figures, by the directory, or by both. */
export interface WeakSchool {
  code: string
  name: string
  town: string | null
  stages: ({ stage: Stage } & WeakStanding)[]
  tag: string | null
}

/** Those with most indicators short first. */
export function weakSchools(matrix: Matrix, rule: WeakRule, tagged: readonly { code: string; tag: string }[]): WeakSchool[] {
  const tags = new Map(tagged.map(({ code, tag }) => [code, tag]))
  const town = matrix.facts.findIndex(({ key }) => key === 'town')
  const schools = new Map<string, WeakSchool>()
  for (const row of matrix.rows) {
    const marks = row.cells.flatMap((cell, i) => (matrix.judged[i]!.group === 'indicator' ? [cell?.mark ?? null] : []))
    const standing = { stage: row.stage, ...weakStanding(marks, rule) }
    const school = schools.get(row.code) ?? {
      code: row.code,
      name: row.name,
      town: (row.facts[town] as string | null | undefined) ?? null,
      stages: [],
      tag: tags.get(row.code) ?? null,
    }
    schools.set(row.code, { ...school, stages: [...school.stages, standing] })
  }
  const worst = ({ stages }: WeakSchool) => Math.max(...stages.map(({ unmet, belowFloor }) => unmet + belowFloor / 10))
  return [...schools.values()]
    .filter(({ stages, tag }) => tag !== null || stages.some(({ isWeak }) => isWeak))
    .sort((a, b) => worst(b) - worst(a) || (a.code < b.code ? -1 : 1))
}

/** Whether leaving the newcomers out takes a coefficient over its limit or back within it; as the engine compares. */
export function crosses({ cv, without, limit }: NewcomerSpread): 'over' | 'within' | null {
  if (cv === null || without === null || limit === null) return null
  const isWithin = (value: number) => value <= limit * (1 + 1e-9)
  return isWithin(cv) === isWithin(without) ? null : isWithin(without) ? 'within' : 'over'
}

/** The matrix with 薄弱 among the tags of schools that are weak, so that its filters know it. */
export function withWeakTags(matrix: Matrix, rule: WeakRule, tagged: readonly { code: string; tag: string }[]): Matrix {
  if (!matrix.claim.judgesSections) return matrix
  const weak = new Set(weakSchools(matrix, rule, tagged).map(({ code }) => code))
  return { ...matrix, rows: matrix.rows.map((row) => (weak.has(row.code) ? { ...row, tags: [...row.tags, '薄弱'] } : row)) }
}
