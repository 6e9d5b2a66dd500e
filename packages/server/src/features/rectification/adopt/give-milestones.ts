import { milestoneWords } from '@junheng/core/features/rectification/adopt/progress.ts'
import type { MilestoneText } from '@junheng/core/features/rectification/milestones/schema.ts'
import type { PlanIndicator } from '@junheng/core/features/rectification/plan/plan.ts'
import type { Db } from '../../../db/database.ts'
import type { By } from '../../audit/service.ts'
import * as queries from '../milestones/queries.ts'
import { keepMilestones } from '../milestones/write-milestones.ts'

type Planned = Pick<PlanIndicator, 'milestones'>

/** The plan's milestones, in its own wording, beside what an item has; one that stands in the same words is not written twice. */
export async function giveMilestones(
  tx: Db,
  by: By,
  county: string,
  items: readonly (readonly [number, Planned])[],
): Promise<void> {
  const standing = await queries.milestonesOf(
    tx,
    county,
    items.map(([no]) => no),
  )
  const known = new Set(standing.filter(({ withdrawn_at }) => withdrawn_at === null).map(wordsOf))
  const fresh = new Map<number, MilestoneText[]>()
  for (const [item_no, planned] of items)
    for (const text of textsOf(planned)) {
      const words = wordsOf({ item_no, ...text })
      if (known.has(words)) continue
      known.add(words)
      fresh.set(item_no, [...(fresh.get(item_no) ?? []), text])
    }
  await keepMilestones(tx, by, county, fresh)
}

const wordsOf = ({ item_no, published, text }: { item_no: number; published: string; text: string }) =>
  JSON.stringify([item_no, published, text])

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
