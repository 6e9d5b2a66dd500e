import { lockRound } from '@junheng/core/features/collection/round/lock/contract.ts'
import { Unanswered } from '../lib/client.ts'
import { demoRound } from '../lib/demo-round.ts'
import { looking } from '../lib/look.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/**
 * What is accepted is locked and becomes an edition: the returns, their steps, the edition, its packages and the audit entry are one. Known by the
 * reason. So that there is always something to lock, two returns are made accepted again past the program.
 */
export const lock: Scenario = {
  name: 'lock',
  writers: 1,
  async prepare({ site, coordinator }) {
    const { round } = await demoRound(coordinator)
    const again = () =>
      looking(site, (look) =>
        look(
          `update data_return set state = 'accepted' where return_id in (
            select return_id from data_return where round_id = $1 and kind = 'school' and state in ('accepted', 'locked') order by unit_key limit 2)`,
          [round],
        ),
      ).catch((error: unknown) => {
        throw new Unanswered('the database is away', { cause: error })
      })
    return {
      async act(desk) {
        await again()
        const reason = desk.key()
        await desk.write(reason, () => coordinator.call(lockRound, { params: { round }, body: { leaveOut: true, reason } }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; editions: number; entries: number; packed: number; stepped: number }>(
          `select k.key, (select count(*)::int from data_edition e where e.cause like '%' || k.key) as editions,
            (select count(*)::int from audit_entry a where a.verb = 'round.lock' and a.reason = k.key) as entries,
            (select count(*)::int from data_edition e where e.cause like '%' || k.key and (select count(*) from package p
              where p.round_id = e.round_id and p.edition = e.edition) = (select count(*) from jsonb_object_keys(e.hashes))) as packed,
            (select count(*)::int from audit_entry a where a.verb = 'round.lock' and a.reason = k.key
              and (a.details->>'锁定')::int = (select count(*) from data_return_step s where s.note = k.key)) as stepped
          from unnest($1::text[]) as k(key)`,
          [keys],
        )
        return marksOf(
          rows.map(({ key, editions, entries, packed, stepped }) => ({ key, marks: [editions, entries, packed, stepped] })),
        )
      },
      async faults(look) {
        const rows = await look<{ n: number; last: number }>(
          'select count(*)::int as n, max(edition) as last from data_edition group by round_id having count(*) <> max(edition)',
        )
        return rows.map(({ n, last }) => `${n} editions up to number ${last}`)
      },
    }
  },
}
