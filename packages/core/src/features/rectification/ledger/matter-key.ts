import type { ItemSubject } from './schema.ts'

type Subject = Pick<ItemSubject, 'standard' | 'matter' | 'indicator' | 'stage' | 'schoolCode'>

/**
 * What two items of one problem have in common: `quality_balanced_2017/indicator/L4/primary/3201000017`; of one key one item stands at a time.
 *
 * @returns null for a matter no indicator names (`other`): whether two of those are one, only people can say
 */
export function matterKey({ standard, matter, indicator, stage, schoolCode }: Subject): string | null {
  if (matter === 'other' || indicator === '') return null
  // A monitored subject names its grade, so a plan that says the stage and a result that does not mean one thing.
  const part = matter === 'subject' ? '-' : (stage ?? '-')
  return `${standard}/${matter}/${indicator}/${part}/${schoolCode ?? 'county'}`
}
