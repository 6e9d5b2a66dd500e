import type { Context } from '../../../http/context.ts'
import { listRuns } from '../../evaluation/service.ts'
import { list as listWarnings } from '../../warnings/service.ts'
import * as circulars from './circular.ts'
import * as notices from './notice.ts'
import * as progress from './progress.ts'
import * as issued from './read-issued.ts'

/** So that the register shows life: the circular of the newest kept verdict, and a notice to the school with the gravest warning. Done once. */
export async function loadDemoBulletins(ctx: Context): Promise<void> {
  const paging = { page: 1, size: 20 }
  if ((await issued.list(ctx, paging)).total > 0) return
  const run = (await listRuns(ctx, paging)).items.find(({ standard }) => standard.key === 'quality_balanced_2017')
  if (run) await circulars.issue(ctx, run.id, { texts: {} }, null)
  const { items } = await listWarnings(ctx, { ...paging, state: 'standing' })
  const school = items.find(({ subject }) => subject.school !== null)?.subject.school
  const own = items.filter(({ subject }) => school && subject.school === school).map(({ id }) => id)
  if (own.length > 0) await notices.issue(ctx, { warnings: own, texts: {} }, null)
}

/** The first 进度通报, once the ledger has life. */
export async function loadDemoProgressBulletin(ctx: Context): Promise<void> {
  await progress.issue(ctx, { texts: {} }, null)
}
