import { listPlans, readPlan, reviewFinding } from '@junheng/core/features/rectification/contract.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** A disagreement of the plan kept or opened again, over and over: each decision with its number and its audit entry. Known by its note. */
export const planDecision: Scenario = {
  name: 'plan-decision',
  writers: 2,
  async prepare({ coordinator }) {
    const { id } = (await coordinator.call(listPlans)).items[0]!
    return {
      async act(desk) {
        const { findings } = await coordinator.call(readPlan, { params: { id } })
        const finding = findings.filter(({ pairs }) => pairs.length === 0)[desk.writer]!
        const key = desk.key()
        const action = finding.state === 'open' ? 'keep' : 'reopen'
        const body = { finding: finding.key, action, note: key, seen: finding.history.length } as const
        await desk.write(key, () => coordinator.call(reviewFinding, { params: { id }, body }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; decisions: number; entries: number }>(
          `with decision as (select note as key, count(*)::int as n from plan_finding_decision group by 1),
            entry as (select details->>'note' as key, count(*)::int as n from audit_entry
              where verb = 'rectification.review-finding' group by 1)
          select k.key, coalesce(decision.n, 0) as decisions, coalesce(entry.n, 0) as entries
          from unnest($1::text[]) as k(key) left join decision using (key) left join entry using (key)`,
          [keys],
        )
        return marksOf(rows.map(({ key, decisions, entries }) => ({ key, marks: [decisions, entries] })))
      },
      async faults(look) {
        const rows = await look<{ finding: string; n: number; last: number }>(
          'select finding, count(*)::int as n, max(decision_no) as last from plan_finding_decision group by finding having count(*) <> max(decision_no)',
        )
        return rows.map(({ finding, n, last }) => `${finding} has ${n} decisions up to number ${last}`)
      },
    }
  },
}
