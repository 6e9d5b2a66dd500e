import { addProfile, adoptProfile, listProfiles } from '@junheng/core/features/standards/contract.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** A profile stored and adopted in the place of the one before. Known by its name, and its adoption by the name with `!` before it. */
export const profile: Scenario = {
  name: 'profile',
  writers: 1,
  async prepare({ coordinator }) {
    return {
      async act(desk) {
        const { adopted } = await coordinator.call(listProfiles)
        const key = desk.key()
        const body = { name: key, settings: { 'cv.mode': 'composite' } }
        const { id } = await desk.write(key, () => coordinator.call(addProfile, { body }))
        await desk.write(`!${key}`, () => coordinator.call(adoptProfile, { body: { profile: id, instead: adopted } }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; rows: number; entries: number }>(
          `with written as (select key, count(*)::int as n from (
              select name as key from local_profile
              union all select '!' || p.name from profile_adoption join local_profile p using (county_code, profile_id)) r group by key),
            entry as (select case e.verb when 'standards.add-profile' then '' when 'standards.adopt-profile' then '!' end || p.name as key,
                count(*)::int as n
              from audit_entry e join local_profile p on p.profile_id::text = e.subject group by 1)
          select k.key, coalesce(written.n, 0) as rows, coalesce(entry.n, 0) as entries
          from unnest($1::text[]) as k(key) left join written using (key) left join entry using (key)`,
          [keys],
        )
        return marksOf(rows.map(({ key, rows, entries }) => ({ key, marks: [rows, entries] })))
      },
      async faults(look) {
        const [row] = await look<{ n: number; last: number | null }>(
          'select count(*)::int as n, max(adoption_no) as last from profile_adoption',
        )
        return row!.n === (row!.last ?? 0) ? [] : [`${row!.n} adoptions up to number ${row!.last}`]
      },
    }
  },
}
