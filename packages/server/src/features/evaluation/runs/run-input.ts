import type { RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import type { Judging } from '../../../background/jobs.ts'
import { readStoredFile } from '../../../files/stored-files.ts'
import type { Context } from '../../../http/context.ts'
import { getRun } from './read-runs.ts'
import { summaryOf } from './run-view.ts'

/** What a kept run was judged on, and by what: judged again it gives what it gave. */
export interface RunInput {
  run: RunSummary
  bytes: Uint8Array
  judging: Judging
}

/** @throws Problem record.missing, also for another county's */
export async function runInput(ctx: Context, id: string): Promise<RunInput> {
  const row = await getRun(ctx, id)
  const { settings } = row
  return {
    run: summaryOf(row),
    bytes: await readStoredFile(ctx.db, row.county_code, row.input_file_id),
    judging: {
      standard: row.standard_key,
      today: row.judged_on,
      county: row.county_code,
      ...(settings !== null && { profile: { raw: settings, file: row.profile_name } }),
    },
  }
}
