import { randomUUID } from 'node:crypto'
import type { County } from '@junheng/core/features/collection/county.ts'
import { type GivenChange, givenDifference } from '@junheng/core/features/collection/round/bases/difference.ts'
import { valueNames } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { loadStandards, readCatalogue } from '../../../standards/files.ts'
import { countyItem } from '../../compare.ts'
import { type CountyReturns, returnsOfCounty } from '../open/package-values.ts'
import { givenValues } from './given-values.ts'

/** A return as it stands, for holding a file against it. `key`: the school's code or the department's name. */
export interface StandingReturn {
  key: string
  /** The directory's word for a school; null for a department. */
  typeCode: string | null
  values: ReadonlyMap<string, string>
}

/** What a file would do to the returns of a round. */
export interface UploadDifference {
  returns: { key: string; changes: GivenChange[]; same: number; left: number }[]
  foreign: { code: string; name: string }[]
  notices: string[]
}

/** Holds the typed figures of a file against the returns that stand. Schools without a return are named, not written. */
export function uploadDifference(typed: readonly County[], standing: readonly StandingReturn[]): UploadDifference {
  const catalogue = readCatalogue()
  const standards = loadStandards()
  const names = valueNames(catalogue, (key) => countyItem(key, catalogue, standards))
  const returns = new Map(standing.map((each) => [each.key, each]))
  const given = typed.map((county) => returnsOfCounty(county, catalogue))
  const schools = given.flatMap((county) => county.schools)
  const departments = given.flatMap((county) => county.departments)
  const known = [
    ...schools.map(({ identity, values }) => ({ key: identity.code, values })),
    ...departments.map(({ reporter, values }) => ({ key: reporter, values })),
  ].filter(({ key }) => returns.has(key))
  return {
    returns: known.map(({ key, values }) => ({
      key,
      ...givenDifference(givenValues(values), returns.get(key)!.values, names, newRow),
    })),
    foreign: schools.flatMap(({ identity: { code, name } }) => (returns.has(code) ? [] : [{ code, name }])),
    notices: [...notWritten(departments, returns), ...otherTypes(schools, returns)],
  }
}

/** A name no row had: rows are named by whoever adds them. */
export const newRow = (): string => randomUUID().replaceAll('-', '').slice(0, 12)

function notWritten(departments: CountyReturns['departments'], returns: ReadonlyMap<string, StandingReturn>): string[] {
  const others = [...new Set(departments.flatMap(({ reporter }) => (returns.has(reporter) ? [] : [reporter])))]
  return others.length === 0 ? [] : [`文件里有由${others.join('、')}填报的数据，不在这里写入。`]
}

function otherTypes(schools: CountyReturns['schools'], returns: ReadonlyMap<string, StandingReturn>): string[] {
  const found = schools.filter(({ identity: { code, typeCode } }) => {
    const own = returns.get(code)?.typeCode
    return typeCode !== '' && own !== undefined && own !== typeCode
  })
  const names = found.map(({ identity }) => identity.name).join('、')
  return found.length === 0 ? [] : [`${names}：文件里的办学类型与名录不同，按名录填报；确有变化的请先改名录。`]
}
