import type { RunSummary } from '../../evaluation/runs/schema.ts'

type Aged = Pick<RunSummary, 'statisticsDay' | 'kind' | 'madeAt'>

/**
 * The run that says how things stand now: of the latest statistics day, not the last one made (past years are judged later, too). Of one day a final
 * one comes before a provisional one, then the last made. Null of none.
 */
export const newestRun = <R extends Aged>(runs: readonly R[]): R | null =>
  runs.reduce<R | null>((newest, run) => (newest === null || ageOf(run) > ageOf(newest) ? run : newest), null)

const ageOf = ({ statisticsDay, kind, madeAt }: Aged): string =>
  `${statisticsDay ?? '0000-00-00'} ${kind === 'final' ? 1 : 0} ${madeAt}`
