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
          `select k.key, (select count(*)::int from data_value_entry e where e.note = k.key || '.zip' and e.how = 'uploaded') as values,
            (select count(*)::int from audit_entry a where a.verb = 'round.upload' and a.details->>'文件' = k.key || '.zip') as entries,
            (select max((a.details->>'项数')::int) from audit_entry a where a.verb = 'round.upload' and a.details->>'文件' = k.key || '.zip') as said
          from unnest($1::text[]) as k(key)`,
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
