import type { RunSummary } from '../../evaluation/runs/schema.ts'

type Aged = Pick<RunSummary, 'statisticsDay' | 'kind' | 'madeAt'>

/**
 * The run that says how things stand now: of the latest statistics day, not the last one made (past years are judged later, too). Of one day a final
 * one comes before a provisional one, then the last made. Null of none.
 */
export const newestRun = <R extends Aged>(runs: readonly R[]): R | null =>
  runs.reduce<R | null>((newest, run) => (newest === null || ageOf(run) > ageOf(newest) ? run : newest), null)

/** The newest run, where it is of a later statistics day than `day`; null where none is. A day that is not known is older than any. */
export const runAfter = <R extends Aged>(runs: readonly R[], day: string | null): R | null => {
  const newest = newestRun(runs)
  return newest?.statisticsDay && newest.statisticsDay > (day ?? '') ? newest : null
}

const ageOf = ({ statisticsDay, kind, madeAt }: Aged): string =>
  `${statisticsDay ?? '0000-00-00'} ${kind === 'final' ? 1 : 0} ${madeAt}`
