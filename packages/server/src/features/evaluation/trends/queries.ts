import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Db } from '../../../db/database.ts'

/** Kept final runs of a county by one standard, on the values that count (核实优先); with the school year of those of a round. Newest first. */
export function finalRuns(db: Db, countyCode: string, standard: StandardKey) {
  return db
    .selectFrom('evaluation_run')
    .leftJoin('data_round', (join) =>
      join
        .onRef('data_round.county_code', '=', 'evaluation_run.county_code')
        .onRef('data_round.round_id', '=', 'evaluation_run.round_id'),
    )
    .select([
      'evaluation_run.county_code',
      'run_id',
      'source_id',
      'source_name',
      'edition',
      'evaluation_run.round_id',
      'data_round.school_year',
      'data_round.number',
      'standard_hash',
      'evaluation_run.profile_id',
      'profile_name',
      'profile_hash',
      'engine',
      'statistics_day',
      'judged_on',
      'verdict',
      'results_file_id',
      'made_at',
    ])
    .where('evaluation_run.county_code', '=', countyCode)
    .where('evaluation_run.standard_key', '=', standard)
    .where('kind', '=', 'final')
    .where((eb) => eb.or([eb('run_basis', 'is', null), eb('run_basis', '=', 'effective')]))
    .orderBy('made_at', 'desc')
    .execute()
}

export type FinalRun = Awaited<ReturnType<typeof finalRuns>>[number]
