import type { BasisPair } from '@junheng/core/features/evaluation/bases/contract.ts'
import type { Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import type { RunRow } from '../runs/queries.ts'
import { summaryOf } from '../runs/run-view.ts'

/** Editions of the caller's county that were judged on 统计 alone and on what counts, the newest first. */
export async function listBasisPairs(ctx: Context): Promise<{ pairs: BasisPair[] }> {
  return { pairs: pairsOf(await runsByBasis(ctx.db, countyOf(ctx.actor).code)) }
}

/** Final runs of editions on either basis, the newest first. */
function runsByBasis(db: Db, countyCode: string): Promise<RunRow[]> {
  return db
    .selectFrom('evaluation_run')
    .selectAll()
    .where('county_code', '=', countyCode)
    .where('kind', '=', 'final')
    .where('edition', 'is not', null)
    .where('run_basis', 'in', ['effective', 'statistics'])
    .orderBy('made_at', 'desc')
    .orderBy('run_id')
    .execute()
}

/** One pair an edition, standard and profile: the newest run of each basis. @param rows newest first */
export function pairsOf(rows: readonly RunRow[]): BasisPair[] {
  const keyOf = (row: RunRow) => [row.round_id, row.edition, row.standard_key, row.profile_hash].join(' ')
  return [...Map.groupBy(rows, keyOf).values()].flatMap((own): BasisPair[] => {
    const [statistics, effective] = (['statistics', 'effective'] as const).map((basis) => own.find((r) => r.run_basis === basis))
    if (!statistics || !effective) return []
    return [
      {
        round: effective.source_name,
        edition: effective.edition!,
        statistics: summaryOf(statistics),
        effective: summaryOf(effective),
      },
    ]
  })
}
