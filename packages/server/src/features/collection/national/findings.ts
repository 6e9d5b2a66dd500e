import type { Stage } from '@junheng/core/features/collection/county.ts'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import type { RecognisedSheet } from '@junheng/core/features/collection/national/schema.ts'
import type { KnownSchool } from '@junheng/core/features/collection/national/school-names.ts'

/** Where something stood: the sheet as faults name it, and its cell. */
export interface FoundAt {
  place: string
  row: number
  column: string | null
  cell: string | null
}

/** One value of one school as an export says it. A word column (办学类型) is text; figures are numbers in the element's own unit. */
export interface Figure {
  school: KnownSchool
  stage: Stage | null
  key: string
  value: number | string
  /** `items`: a sum over rows of a list. */
  from: 'table' | 'list'
  at: FoundAt
}

/** A music or art room of a list of buildings. */
export interface Room {
  school: KnownSchool
  kind: 'music' | 'art'
  area: number
}

/** Pupils counted by class; who they are is gone by then. */
export interface ClassCount {
  school: KnownSchool
  stage: Stage
  grade: number
  name: string
  students: number
  at: FoundAt
}

/** A teacher as the workbook keeps one: the id hashed, no name, no number. */
export interface TeacherRow {
  school: KnownSchool
  at: FoundAt
  /** By the keys of teachers.csv. */
  cells: Readonly<Record<string, string>>
}

/** Everything the exports said. */
export class Findings {
  readonly faults = new FaultList()
  readonly sheets: RecognisedSheet[] = []
  readonly figures: Figure[] = []
  readonly rooms: Room[] = []
  readonly classes: ClassCount[] = []
  readonly teachers: TeacherRow[] = []
  /** Every school an export names, with where it was first seen. */
  readonly schools = new Map<string, { school: KnownSchool; at: FoundAt; files: Set<string> }>()
  repeatedPupils = 0
  repeatedTeachers = 0

  saw(school: KnownSchool, file: string, at: FoundAt): void {
    const key = `${school.code}\n${school.name}`
    const known = this.schools.get(key)
    if (known) known.files.add(file)
    else this.schools.set(key, { school, at, files: new Set([file]) })
  }
}
