import { randomUUID } from 'node:crypto'
import type { RoundProposal } from '@junheng/core/features/collection/round/open/schema.ts'
import type { SchoolIdentity } from '@junheng/core/features/collection/round/schema.ts'
import { isTeachingPoint } from '@junheng/core/features/orgs/kinds.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Insertable } from 'kysely'
import type { DataReturnTable } from '../tables.ts'

export type Return = Insertable<DataReturnTable>

/** Of which round new returns are, and since when. */
export interface NewReturns {
  county_code: string
  round_id: string
  at: string
}

/** A return nobody has looked at yet: how it begins, unless said otherwise. */
function blank({ county_code, round_id, at }: NewReturns) {
  return {
    county_code,
    round_id,
    return_id: randomUUID(),
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
}

type Begins = Pick<Return, 'due'> & Partial<Pick<Return, 'state'>>

export function schoolReturn(where: NewReturns, school: SchoolIdentity & { keeperSchool: string }, begins: Begins): Return {
  const { code, name, typeCode, parentCode, authority, town } = school
  return {
    ...blank(where),
    kind: 'school',
    unit_key: code,
    unit_name: name,
    school_code: code,
    keeper_school: school.keeperSchool,
    keeper_org_id: null,
    keeper_unit: null,
    facts: JSON.stringify({ code, name, typeCode, parentCode, authority, town }),
    ...begins,
  }
}

type Place = Pick<Return, 'keeper_org_id' | 'keeper_unit' | 'keeper_school'>

/** A department's or a town's. */
export function unitReturn(where: NewReturns, name: string, place: Place, begins: Begins): Return {
  const unit = { kind: 'department' as const, unit_key: name, unit_name: name, school_code: null, facts: '{}' }
  return { ...blank(where), ...unit, ...place, ...begins }
}

/** Whose people fill in a school's return: a teaching point's its 中心校's, where that is asked too. */
export const keeperSchoolOf = ({ code, typeCode, parentCode }: SchoolIdentity, isAsked: (code: string) => boolean): string =>
  isTeachingPoint(typeCode) && isAsked(parentCode) ? parentCode : code

/** Who fills in a unit's return, by the directory. @throws Problem record.missing */
export function keeperPlace({ units }: Pick<RoundProposal, 'units'>, orgId: string | null): Place {
  if (orgId === null) return { keeper_org_id: null, keeper_unit: null, keeper_school: null }
  const unit = units.find((each) => each.orgId === orgId)
  if (!unit) throw new Problem('record.missing')
  return { keeper_org_id: orgId, keeper_unit: unit.name, keeper_school: unit.schoolCode }
}
