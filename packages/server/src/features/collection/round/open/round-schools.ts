import type { SchoolAsked } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolType } from '@junheng/core/features/evaluation/school-types.ts'
import type { Directory, Org } from '@junheng/core/features/orgs/schema.ts'
import { keeperSchoolOf } from './return-rows.ts'

/** Which schools a round asks, and which not and why. */
export interface RoundSchools {
  schools: SchoolAsked[]
  leftOut: { name: string; why: string }[]
}

/** A school as a package tells of it, its words by the directory's headers. */
export interface SchoolInPackage {
  code: string
  parentCode: string
  town: string
  cells: Readonly<Record<string, string>>
}

interface Known {
  code: string | null
  name: string
  typeCode: string
  parentCode: string
  authority: string
  town: string
}

/** The schools of the directory as it stood on its day. */
export function schoolsOfDirectory({ orgs, regions, county }: Directory): RoundSchools {
  const byId = new Map(orgs.map((org) => [org.id, org]))
  const towns = new Map(regions.map(({ code, name }) => [code, name]))
  const known = orgs.filter(({ kind, keeper }) => kind === 'school' && keeper === county.code)
  return asked(known.map((org) => knownOf(org, byId, towns)))
}

function knownOf({ facts, parentId }: Org, byId: ReadonlyMap<string, Org>, towns: ReadonlyMap<string, string>): Known {
  const parent = parentId === null ? undefined : byId.get(parentId)
  return {
    code: facts.schoolCode,
    name: facts.name,
    typeCode: facts.school?.typeCode ?? '',
    parentCode: (parent?.kind === 'school' && parent.facts.schoolCode) || '',
    authority: facts.school?.authority ?? '',
    town: facts.region.length === 9 ? (towns.get(facts.region) ?? '') : '',
  }
}

/** The schools of a package, for a county whose directory is empty. */
export const schoolsOfPackage = (schools: readonly SchoolInPackage[]): RoundSchools =>
  asked(
    schools.map(({ code, parentCode, town, cells }) => ({
      code,
      name: cells['名称'] ?? code,
      typeCode: cells['办学类型代码'] ?? '',
      parentCode,
      authority: cells['隶属'] ?? '',
      town,
    })),
  )

function asked(known: readonly Known[]): RoundSchools {
  const leftOut: RoundSchools['leftOut'] = []
  const schools = known.flatMap(({ code, ...school }) => {
    const type = schoolType(school.typeCode)
    const why = code === null ? '名录里没有学校标识码' : type.kind === null ? `${type.zh}不在监测范围` : null
    if (why !== null || code === null) {
      leftOut.push({ name: school.name, why: why ?? '' })
      return []
    }
    return [{ ...school, code, type: type.zh }]
  })
  const names = new Map(schools.map(({ code, name }) => [code, name]))
  return {
    leftOut,
    schools: schools
      .map((school) => {
        const keeperSchool = keeperSchoolOf(school, (code) => names.has(code))
        return { ...school, keeperSchool, keeperName: names.get(keeperSchool) ?? '' }
      })
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  }
}
