import type { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { ITEM_LIFE, type ItemAction } from '@junheng/core/features/rectification/ledger/states.ts'
import type { Db } from '../../../db/database.ts'
import type { Who } from '../../access/service.ts'
import type { By } from '../../audit/service.ts'
import { notify } from '../../notices/service.ts'
import { type ItemRow, unitsOf } from './queries.ts'

/** The demonstration, while it is being made, tells nobody anything. */
export const isDemonstration = ({ reference }: By): boolean => reference === 'demo'

/** Tells whom a step concerns: the bureau of what is handed in, the school and the units of what comes back to them. */
export async function tell(tx: Db, by: By, row: ItemRow, action: ItemAction, note: string): Promise<void> {
  const to = action === 'submit' ? BUREAU(row) : RETURNS.has(action) ? await handlersOf(tx, row) : []
  if (to.length === 0 || isDemonstration(by)) return
  await notify(tx, by, {
    to,
    kind: action === 'submit' ? 'submitted' : action === 'return' ? 'returned' : 'task',
    title: `整改任务 № ${row.item_no}：${ITEM_LIFE[action].zh}`,
    body: [row.problem, note].filter(Boolean).join('\n'),
    link: `/ledger/${row.item_no}`,
    county: row.county_code,
  })
}

/** Tells the schools and units of items that were just made: each once, however many are theirs. */
export async function tellCreated(tx: Db, by: By, county: string, drafts: readonly CreatedItem[]): Promise<void> {
  if (isDemonstration(by)) return
  const schools = Map.groupBy(
    drafts.filter(({ schoolCode }) => schoolCode !== null),
    ({ schoolCode }) => schoolCode!,
  )
  for (const [school, own] of schools) await tellNew(tx, by, county, { school }, own)
  const units = new Map<string, CreatedItem[]>()
  for (const draft of drafts)
    for (const { orgId, name } of draft.units) units.set(orgId ?? name, [...(units.get(orgId ?? name) ?? []), draft])
  for (const [unit, own] of units) await tellNew(tx, by, county, { unit, county }, own)
}

type CreatedItem = Pick<NewItem, 'schoolCode' | 'units' | 'problem'>

const tellNew = (tx: Db, by: By, county: string, to: Who, own: readonly CreatedItem[]) =>
  notify(tx, by, {
    to: [to],
    kind: 'task',
    title: `${own.length} 条整改任务列入台账`,
    body: own
      .slice(0, 10)
      .map(({ problem }) => problem)
      .join('\n'),
    link: '/ledger?mine=1',
    county,
  })

const RETURNS: ReadonlySet<ItemAction> = new Set(['return', 'reopen', 'close'])
const BUREAU = ({ county_code }: ItemRow): Who[] => [{ role: 'coordinator', county: county_code }]

/** Who answers for an item: its school's people and the people of its units and sections. */
export async function handlersOf(tx: Db, { county_code, item_no, school_code }: ItemRow): Promise<Who[]> {
  const units = await unitsOf(tx, county_code, [item_no])
  return [
    ...(school_code === null ? [] : [{ school: school_code }]),
    ...units.map(({ org_id, name }) => ({ unit: org_id ?? name, county: county_code })),
  ]
}
