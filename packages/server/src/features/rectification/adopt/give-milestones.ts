import { milestoneWords } from '@junheng/core/features/rectification/adopt/progress.ts'
import type { PlanIndicator } from '@junheng/core/features/rectification/plan/plan.ts'
import type { Db } from '../../../db/database.ts'
import type { By } from '../../audit/service.ts'
import * as queries from '../milestones/queries.ts'
import { keepMilestones } from '../milestones/write-milestones.ts'

type Planned = Pick<PlanIndicator, 'milestones'>

/** The plan's milestones for items that have none yet, in its own wording. */
export async function giveMilestones(tx: Db, by: By, county: string, items: ReadonlyMap<number, Planned>): Promise<void> {
  const has = await queries.lastNumbers(tx, county, [...items.keys()])
  const without = [...items].filter(([no]) => !has.has(no))
  await keepMilestones(tx, by, county, new Map(without.map(([no, planned]) => [no, textsOf(planned)])))
}

/** What a new version plans otherwise: its new milestones are added, those it no longer has are taken back unless they are done. Others stay. */
export async function renewMilestones(
  tx: Db,
  by: By & { name: string },
  county: string,
  item: number,
  planned: Planned,
  before: ReadonlySet<string>,
): Promise<void> {
  const rows = (await queries.milestonesOf(tx, county, [item])).filter(({ withdrawn_at }) => withdrawn_at === null)
  const texts = textsOf(planned)
  const now = new Set(texts.map(({ published }) => published))
  for (const row of rows) {
    if (row.done_on !== null || now.has(row.published) || !before.has(row.published)) continue
    const withdrawn = {
      withdrawn_at: by.now.toISOString(),
      withdrawn_name: by.name,
      withdrawn_reason: '方案的新版本不再有这个节点',
    }
    await queries.setMilestone(tx, row, withdrawn)
  }
  const known = new Set(rows.map(({ published }) => published))
  await keepMilestones(tx, by, county, new Map([[item, texts.filter(({ published }) => !known.has(published))]]))
}

const textsOf = ({ milestones }: Planned) =>
  milestones.map((milestone) => ({ due: milestone.due, ...milestoneWords(milestone), promised: null }))
