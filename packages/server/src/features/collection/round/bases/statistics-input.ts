import { RECOGNISERS } from '@junheng/core/features/collection/national/recognisers.ts'
import type { GatherReport } from '@junheng/core/features/collection/national/schema.ts'
import { type GivenChange, givenDifference } from '@junheng/core/features/collection/round/bases/difference.ts'
import { type ValueNames, valueNames } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { readPath } from '@junheng/core/features/collection/round/value-path.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { gather } from '../../national/gather.ts'
import { readCountyInput } from '../../workbook/read-input.ts'
import { WORKBOOK_LIMITS } from '../../workbook/workbook-limits.ts'
import { returnsOfCounty } from '../open/package-values.ts'
import { givenValues } from './given-values.ts'
import { newRow, type StandingReturn } from './upload-input.ts'

export interface StatisticsInput {
  files: readonly { name: string; bytes: Uint8Array }[]
  /** A package of the round's schools and sections without any figure. */
  base: Uint8Array
  salt: string
  /** What stands under 统计. */
  statistics: readonly StandingReturn[]
  /** What stands under 自报, where lists are to be taken over; null where they are not. */
  reported: readonly StandingReturn[] | null
}

export type SourcedChange = GivenChange & { source: string }

export interface StatisticsFound {
  report: Omit<GatherReport, 'reconciliation'>
  /** By the key of the return: what would be otherwise under each basis. */
  returns: { key: string; statistics: SourcedChange[]; reported: SourcedChange[]; same: number; left: number }[]
}

/** What exports say of the schools of a round, held against what stands. Persons do not get past the reading of their row. */
export async function statisticsFound(input: StatisticsInput, tell: Tell): Promise<StatisticsFound> {
  const catalogue = readCatalogue()
  const base = (await readCountyInput(input.base, catalogue)).counties[0] ?? null
  const files = input.files.map(({ name, bytes }) => ({
    name,
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  }))
  const options = { base, catalogue, recognisers: RECOGNISERS, limits: WORKBOOK_LIMITS, salt: input.salt, tell }
  const { report: whole, typed, sources } = await gather(files, options)
  const { reconciliation: _, ...report } = whole
  if (base === null || typed === null) return { report, returns: [] }
  const names = valueNames(catalogue)
  const given = returnsOfCounty(typed, catalogue)
  const all = [
    ...given.schools.map(({ identity, values }) => ({ key: identity.code, values })),
    ...given.departments.map(({ reporter, values }) => ({ key: reporter, values })),
  ]
  const [frozen, reported] = [byKey(input.statistics), byKey(input.reported ?? [])]
  const returns = all.flatMap(({ key, values }) => {
    const standing = frozen.get(key)
    // That a list does not name a school does not mean that the school has none.
    const said = values.filter(([path]) => !path.startsWith('none/'))
    if (standing === undefined || said.length === 0) return []
    const { changes, same, left } = givenDifference(givenValues(said), standing.values, names, newRow)
    const sourced = (change: GivenChange): SourcedChange => ({ ...change, source: sourceOf(key, change.path, sources) })
    return [
      { key, statistics: changes.map(sourced), reported: takenOver(said, reported.get(key), names).map(sourced), same, left },
    ]
  })
  return { report, returns }
}

const byKey = (list: readonly StandingReturn[]) => new Map(list.map((each) => [each.key, each]))

/** Only lists: who and what is there was counted by the national system, what it comes to is the school's to say. */
function takenOver(said: readonly [string, string][], standing: StandingReturn | undefined, names: ValueNames): GivenChange[] {
  if (standing === undefined) return []
  const { lists } = givenValues(said)
  return lists.size === 0 ? [] : givenDifference({ figures: new Map(), lists }, standing.values, names, newRow).changes
}

function sourceOf(key: string, path: string, sources: ReadonlyMap<string, string>): string {
  const place = readPath(path)
  if (place === null || place.table === 'county' || place.table === 'self') return ''
  if ('row' in place) return sources.get(place.table) ?? ''
  if (place.table === 'none') return sources.get(place.list) ?? ''
  const school = place.table === 'of' ? place.school : key
  const stage = place.table === 'sections' ? place.stage : ''
  // Pupils and classes that no table states are those of the register.
  return sources.get(`${school}\n${stage}\n${place.column}`) ?? sources.get('classes') ?? ''
}
