import { changeOrg, readDirectory } from '@junheng/core/features/orgs/contract.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** A school's entry corrected: the old row set aside, the new one in its place, the audit entry. Known by its reason. */
export const orgChange: Scenario = {
  name: 'org-change',
  writers: 2,
  async prepare({ coordinator }) {
    const { orgs } = await coordinator.call(readDirectory)
    const schools = orgs.filter(({ kind, state }) => kind === 'school' && state === 'active')
    return {
      async act(desk) {
        const { id, facts } = schools[desk.writer]!
        const key = desk.key()
        const body = { kind: 'correct', reason: key, facts: { ...facts, shortName: key.slice(2, 20) } } as const
        await desk.write(key, () => coordinator.call(changeOrg, { params: { id }, body }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; aside: number; rows: number; entries: number }>(
          `with aside as (select set_aside_reason as key, count(*)::int as n from organisation_version group by 1),
            written as (select short_name, count(*)::int as n from organisation_version group by 1),
            entry as (select reason as key, count(*)::int as n from audit_entry where verb = 'orgs.correct' group by 1)
          select k.key, coalesce(aside.n, 0) as aside, coalesce(written.n, 0) as rows, coalesce(entry.n, 0) as entries
          from unnest($1::text[]) as k(key) left join aside using (key) left join entry using (key)
            left join written on written.short_name = substr(k.key, 3, 18)`,
          [keys],
        )
        return marksOf(rows.map(({ key, aside, rows: written, entries }) => ({ key, marks: [aside, written, entries] })))
      },
      async faults(look) {
        const rows = await look<{ org_id: string; n: number; last: number; live: number }>(
          `select org_id, count(*)::int as n, max(version_no) as last,
            count(*) filter (where set_aside_at is null and valid_to is null)::int as live
          from organisation_version group by org_id
          having count(*) <> max(version_no) or count(*) filter (where set_aside_at is null and valid_to is null) <> 1`,
        )
        return rows.map(({ org_id, n, last, live }) => `${org_id} has ${n} rows up to number ${last}, ${live} of them hold`)
      },
    }
  },
}
