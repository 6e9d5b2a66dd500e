import { readReturn, saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { demoRound } from '../lib/demo-round.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

const PATHS = ['schools/books', 'schools/computers', 'schools/teaching_area_total']

/** Values typed one after the other, three people in two returns: each is kept with its history, numbered without a gap. Known by the value. */
export const autosave: Scenario = {
  name: 'autosave',
  writers: 3,
  async prepare({ coordinator }) {
    const { drafts } = await demoRound(coordinator)
    const seen = new Map<number, number>()
    return {
      async act(desk) {
        const { id } = drafts[desk.writer % 2]!
        const path = PATHS[desk.writer]!
        const version = seen.get(desk.writer) ?? (await standing(id, path))
        seen.delete(desk.writer)
        const value = desk.key()
        const body = { changes: [{ path, value, seen: version }] }
        const { saved } = await desk.write(value, () => coordinator.call(saveValues, { params: { id }, body }))
        if (saved[0]) seen.set(desk.writer, saved[0].version)
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; entries: number }>(
          `with entry as (select value as key, count(*)::int as n from data_value_entry group by value)
          select k.key, coalesce(entry.n, 0) as entries from unnest($1::text[]) as k(key) left join entry using (key)`,
          [keys],
        )
        return marksOf(rows.map(({ key, entries }) => ({ key, marks: [entries] })))
      },
      async faults(look) {
        const gaps = await look<{ path: string; n: number; last: number; stands: number }>(
          `select e.path, count(*)::int as n, max(e.version) as last, max(v.version) as stands
          from data_value_entry e join data_value v using (county_code, round_id, return_id, basis, path)
          group by e.return_id, e.basis, e.path having count(*) <> max(e.version) or max(e.version) <> max(v.version)`,
        )
        const unwritten = await look<{ return_id: string; saves: number; entries: number }>(
          `select e.return_id, count(*)::int as saves,
            (select count(*)::int from audit_entry a where a.verb = 'round.save' and a.subject = e.return_id::text) as entries
          from data_value_entry e where e.value like 'k-%' group by e.return_id`,
        )
        return [
          ...gaps.map(({ path, n, last, stands }) => `${path} has ${n} values up to number ${last}, number ${stands} stands`),
          ...unwritten
            .filter(({ saves, entries }) => saves !== entries)
            .map(({ return_id, saves, entries }) => `${return_id}: ${saves} saves, ${entries} written down`),
        ]
      },
    }

    async function standing(id: string, path: string): Promise<number> {
      const { values } = await coordinator.call(readReturn, { params: { id } })
      return values.find((value) => value.basis === 'reported' && value.path === path)?.version ?? 0
    }
  },
}
