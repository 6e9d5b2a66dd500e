import { randomUUID } from 'node:crypto'
import type { SchoolIdentity } from '@junheng/core/features/collection/round/schema.ts'
import type { Db } from '../../../db/database.ts'
import { addReturns } from './return-queries.ts'
import { addRound } from './round-queries.ts'

export interface ARound {
  round: string
  /** By the school's code, or the department's name. */
  returns: Readonly<Record<string, string>>
}

/** For tests: a round that asks these schools and departments; of the school year 2026 and the first of all unless told otherwise. */
export async function aRound(
  db: Db,
  county: string,
  schools: readonly (Partial<SchoolIdentity> & { code: string; keeper?: string })[],
  departments: readonly string[] = [],
  { schoolYear = 2026, previous = null }: { schoolYear?: number; previous?: string | null } = {},
): Promise<ARound> {
  const at = '2026-09-02T01:00:00.000Z'
  const round = randomUUID()
  await addRound(db, {
    county_code: county,
    round_id: round,
    school_year: schoolYear,
    number: 1,
    name: `${schoolYear}—${schoolYear + 1}学年第1次填报`,
    origin: 'collected',
    standard_key: 'quality_balanced_2017',
    profile_id: null,
    previous_round_id: previous,
    state: 'open',
    due: '{}',
    salt: 'a salt for tests',
    opened_at: at,
    opened_name: '陈统筹',
    locked_at: null,
    locked_name: null,
  })
  const plain = {
    county_code: county,
    round_id: round,
    keeper_org_id: null,
    keeper_unit: null,
    due: '2026-09-20',
    state: 'draft',
    revision: 1,
    first_opened_at: null,
    changed_at: at,
    submitted_at: null,
    attested_name: null,
    attested_unit: null,
    errors: 0,
    warnings: 0,
  } as const
  const rows = [
    ...schools.map(({ keeper, ...school }) => {
      const facts = { name: `学校${school.code}`, typeCode: '211', parentCode: '', authority: '县属', town: '', ...school }
      return {
        ...plain,
        return_id: randomUUID(),
        kind: 'school' as const,
        unit_key: school.code,
        unit_name: facts.name,
        school_code: school.code,
        keeper_school: keeper ?? school.code,
        facts: JSON.stringify(facts),
      }
    }),
    ...departments.map((name) => ({
      ...plain,
      return_id: randomUUID(),
      kind: 'department' as const,
      unit_key: name,
      unit_name: name,
      school_code: null,
      keeper_school: null,
      keeper_unit: name,
      facts: '{}',
    })),
  ]
  await addReturns(db, rows)
  return { round, returns: Object.fromEntries(rows.map((row) => [row.unit_key, row.return_id])) }
}
