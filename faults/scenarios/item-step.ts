import { actOnItem, createItem, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** Two officers report on one and the same item: each report is a step of its life, a new version and an audit entry. Known by its note. */
export const itemStep: Scenario = {
  name: 'item-step',
  writers: 2,
  async prepare({ coordinator }) {
    const body = { source: 'public', scope: 'county', matter: 'other', problem: '中断试验用的一条（虚构）' } as const
    const { no } = await coordinator.call(createItem, { body })
    const params = { no: String(no) }
    return {
      async act(desk) {
        const { version } = await coordinator.call(readItem, { params })
        const key = desk.key()
        const report = { action: 'report', note: key, seen: version } as const
        await desk.write(key, () => coordinator.call(actOnItem, { params, body: report }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; steps: number; entries: number }>(
          `with step as (select note as key, count(*)::int as n from item_step where action = 'report' group by 1),
            entry as (select reason as key, count(*)::int as n from audit_entry where verb = 'item.act' group by 1)
          select k.key, coalesce(step.n, 0) as steps, coalesce(entry.n, 0) as entries
          from unnest($1::text[]) as k(key) left join step using (key) left join entry using (key)`,
          [keys],
        )
        return marksOf(rows.map(({ key, steps, entries }) => ({ key, marks: [steps, entries] })))
      },
      async faults(look) {
        const rows = await look<{ n: number; last: number; version: number }>(
          `select count(*)::int as n, max(step) as last, max(version) as version from item_step
          join rectification_item using (county_code, item_no) where item_no = $1 having count(*) <> max(step) or count(*) <> max(version)`,
          [no],
        )
        return rows.map(({ n, last, version }) => `the item has ${n} steps up to number ${last} and version ${version}`)
      },
    }
  },
}
