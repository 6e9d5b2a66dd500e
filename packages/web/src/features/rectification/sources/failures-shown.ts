import type { FailureLine } from '@junheng/core/features/rectification/sources/schema.ts'
import type { Search } from '../../../shared/url.ts'

/** The kinds of failures in the order they are listed. */
export const GROUPS = [
  { matter: 'indicator', word: '学段指标' },
  { matter: 'spread', word: '差异系数' },
  { matter: 'duty', word: '学校保障条款' },
  { matter: 'subject', word: '监测学科' },
  { matter: 'item', word: '县级条款' },
] as const

/**
 * What the address narrows to: `school`, `stage`, `indicator`. Of a school its own things of both stages are meant (学校规模) wherever a stage is named.
 */
export function narrowed(failures: readonly FailureLine[], { school, stage, indicator }: Search): FailureLine[] {
  return failures.filter(
    (failure) =>
      (!school || failure.schoolCode === school) &&
      (!stage || failure.stage === stage || failure.stage === null) &&
      (!indicator || isNamed(failure, indicator)) &&
      // An indicator of no school is the county's coefficient.
      (!indicator || Boolean(school) || failure.matter !== 'indicator'),
  )
}

/** Two county items stand as what they are made of: the subjects of the monitoring, the composite coefficients. */
const isNamed = (failure: FailureLine, indicator: string): boolean =>
  failure.indicator === indicator ||
  (indicator === 'naeq_level' && failure.matter === 'subject') ||
  (indicator === 'basic_composite_cv' && failure.matter === 'spread' && failure.indicator === 'composite')

/** At first everything the ledger does not have, but the spare item of a section that passes; asked for alone, also that. */
export function chosenAtFirst(failures: readonly FailureLine[]): Set<string> {
  const free = failures.filter(({ itemNo }) => itemNo === null)
  return new Set(free.filter(({ isSpare }) => !isSpare || failures.length === 1).map(({ key }) => key))
}
