import { ENGINE } from '@junheng/core/features/evaluation/evaluate-county.ts'
import { Problem } from '@junheng/core/problems.ts'
import { bounded } from '../../../background/bounded-cache.ts'
import type { Judging } from '../../../background/jobs.ts'
import { readStoredFile } from '../../../files/stored-files.ts'
import type { Context } from '../../../http/context.ts'
import { getStandard } from '../../standards/service.ts'
import type { RunRow } from './queries.ts'
import { getRun, repeatRun } from './read-runs.ts'

/** What a kept run was judged on: its own bytes, by its own rules, on its own day. */
export interface RunBasis {
  row: RunRow
  judging: Judging
  bytes: () => Promise<Uint8Array>
}

/**
 * Whatever is drawn up of a run must say what the run said: where the program or the standard has changed since, the run is judged once more, and
 * refused if other figures come out.
 *
 * @throws Problem record.missing, runs.rules-changed
 */
export async function runBasisOf(ctx: Context, id: string): Promise<RunBasis> {
  const row = await getRun(ctx, id)
  const { hash } = getStandard(row.standard_key)
  if (hash !== row.standard_hash || ENGINE !== row.engine)
    if (!(await same.get(`${id} ${hash} ${ENGINE}`, async () => (await repeatRun(ctx, id)).isIdentical)))
      throw new Problem('runs.rules-changed', { name: row.name })
  return {
    row,
    judging: {
      standard: row.standard_key,
      today: row.judged_on,
      county: row.county_code,
      ...(row.settings !== null && { profile: { raw: row.settings, file: row.profile_name } }),
    },
    bytes: () => readStoredFile(ctx.db, row.county_code, row.input_file_id),
  }
}

const same = bounded<Promise<boolean>>(100)
