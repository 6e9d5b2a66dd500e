import { randomUUID } from 'node:crypto'
import type { County } from '@junheng/core/features/collection/county.ts'
import { type GivenChange, givenDifference } from '@junheng/core/features/collection/round/bases/difference.ts'
import { valueNames } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { givenSchools } from './given-values.ts'

/** A return as it stands, for holding a file against it. */
export interface StandingReturn {
  code: string
  typeCode: string
  values: ReadonlyMap<string, string>
}

/** What a file would do to a round. */
export interface UploadDifference {
  schools: { code: string; changes: GivenChange[]; same: number; left: number }[]
  foreign: { code: string; name: string }[]
  notices: string[]
}

/** Holds the typed figures of a file against the returns that stand. Schools without a return are named, not written. */
export function uploadDifference(typed: readonly County[], standing: readonly StandingReturn[]): UploadDifference {
  const catalogue = readCatalogue()
  const names = valueNames(catalogue)
  const returns = new Map(standing.map((each) => [each.code, each]))
  const given = typed.flatMap((county) => givenSchools(county, catalogue))
  const known = given.filter(({ code }) => returns.has(code))
  const otherType = known.filter(({ code, typeCode }) => typeCode !== '' && typeCode !== returns.get(code)!.typeCode)
  return {
    schools: known.map(({ code, values }) => ({ code, ...givenDifference(values, returns.get(code)!.values, names, newRow) })),
    foreign: given.filter(({ code }) => !returns.has(code)).map(({ code, name }) => ({ code, name })),
    notices: [
      ...(typed.some(({ values }) => values.size > 0)
        ? ['文件里有县级数据。县级数据由各部门在自己的填报里填写，这里没有读取。']
        : []),
      ...(otherType.length > 0
        ? [`${otherType.map(({ name }) => name).join('、')}：文件里的办学类型与名录不同，按名录填报；确有变化的请先改名录。`]
        : []),
    ],
  }
}

/** A name no row had: rows are named by whoever adds them. */
export const newRow = (): string => randomUUID().replaceAll('-', '').slice(0, 12)
