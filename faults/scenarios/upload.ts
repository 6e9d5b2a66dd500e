import { checkReturnUpload, uploadReturn } from '@junheng/core/features/collection/round/bases/uploads/contract.ts'
import { seenText } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { demoRound, schoolPackage } from '../lib/demo-round.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** A school's file written into its return: all of its values or none, as many as the audit entry says. Known by the file's name. */
export const upload: Scenario = {
  name: 'upload',
  writers: 2,
  async prepare({ coordinator }) {
    // The first two are the autosave's.
    const [, , ...drafts] = (await demoRound(coordinator)).drafts
    let books = 50_000
    return {
      async act(desk) {
        const { id, name } = drafts[desk.writer]!
        books += 1
        const key = desk.key()
        const bytes = schoolPackage(name, { books: String(books), computers: String(books % 500) })
        const files = { file: new File([bytes], `${key}.zip`) }
        const { returns } = await coordinator.call(checkReturnUpload, { params: { id }, files })
        const body = { seen: seenText(returns) }
        await desk.write(key, () => coordinator.call(uploadReturn, { params: { id }, files, body }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; values: number; entries: number; said: number | null }>(
          `with stored as (select note as file, count(*)::int as n from data_value_entry where how = 'uploaded' group by 1),
            entry as (select details->>'文件' as file, count(*)::int as n, max((details->>'项数')::int) as said from audit_entry
              where verb = 'round.upload' group by 1)
          select k.key, coalesce(stored.n, 0) as values, coalesce(entry.n, 0) as entries, entry.said
          from unnest($1::text[]) as k(key)
            left join stored on stored.file = k.key || '.zip' left join entry on entry.file = k.key || '.zip'`,
          [keys],
        )
        return marksOf(
          rows.map(({ key, values, entries, said }) => ({ key, marks: [entries, values === (said ?? 0) ? entries : values] })),
        )
      },
      // The numbers of values are the autosave's to look at.
      faults: async () => [],
    }
  },
}
