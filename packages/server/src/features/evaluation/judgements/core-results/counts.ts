import { coreFailedCount, type Marks } from '@junheng/core/features/evaluation/judgements/core-results/marks.ts'
import type { CoreItem } from '@junheng/core/features/evaluation/judgements/rubric-schema.ts'
import type { Db } from '../../../../db/database.ts'
import type { Context } from '../../../../http/context.ts'
import { writeOfSchools } from '../../../collection/service.ts'
import { readStandard } from '../../../standards/files.ts'

interface Counting {
  schoolYear: number
  lines: readonly CoreItem[]
  marks: ReadonlyMap<string, Marks>
}

/**
 * Writes how many core items each school does not reach into the school year's open round, where the veto and 办学基本标准 are judged from; of a school not yet
 * known the number is taken back. Called inside the transaction of what it follows from.
 *
 * @returns the return's id; null where there is none that can still be filled in
 */
export function writeCounts(tx: Db, ctx: Context, { schoolYear, lines, marks }: Counting): Promise<string | null> {
  const counts = new Map([...marks].map(([school, own]) => [school, coreFailedCount(own, lines, failAt())?.toString() ?? '']))
  return writeOfSchools(tx, ctx, { schoolYear, element: 'core_items_failed', values: counts })
}

/** From how many unreached core items one school is a veto, by the standard. */
export function failAt(): number {
  const automatic = readStandard('basic_balanced_2012').vetoes.find((veto) => veto.automatic?.rule === 'core_items')?.automatic
  if (automatic?.rule !== 'core_items') throw new Error('basic_balanced_2012 has no veto of core items')
  return automatic.failAt
}
