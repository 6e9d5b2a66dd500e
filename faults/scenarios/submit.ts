import { checkReturnUpload, uploadReturn } from '@junheng/core/features/collection/round/bases/uploads/contract.ts'
import { seenText } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { explainFault, readReturnFaults } from '@junheng/core/features/collection/round/check/contract.ts'
import { readReturn, submitReturn, withdrawReturn } from '@junheng/core/features/collection/round/contract.ts'
import { listOwnReturns } from '@junheng/core/features/collection/round/fill/contract.ts'
import { type Client, enter } from '../lib/client.ts'
import { schoolPackage } from '../lib/demo-round.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** A principal signs, takes it back, signs again: state, step, signature and audit entry are one. Known by the note. */
export const submit: Scenario = {
  name: 'submit',
  writers: 1,
  async prepare({ site }) {
    const principal = await enter(site, 'principal')
    const own = (await principal.call(listOwnReturns)).returns.find(({ state }) => state === 'draft')
    if (!own) throw new Error('the principal has nothing to sign')
    const { id } = own
    await makeReady(principal, id, own.unitName)
    return {
      async act(desk) {
        const { state, revision } = await principal.call(readReturn, { params: { id } })
        const note = desk.key()
        const step = state === 'draft' ? submitReturn : withdrawReturn
        await desk.write(note, () => principal.call(step, { params: { id }, body: { revision, note } }))
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; steps: number; entries: number }>(
          `with step as (select note as key, count(*)::int as n from data_return_step group by 1),
            entry as (select reason as key, count(*)::int as n from audit_entry where verb in ('round.submit', 'round.withdraw') group by 1)
          select k.key, coalesce(step.n, 0) as steps, coalesce(entry.n, 0) as entries
          from unnest($1::text[]) as k(key) left join step using (key) left join entry using (key)`,
          [keys],
        )
        return marksOf(rows.map(({ key, steps, entries }) => ({ key, marks: [steps, entries] })))
      },
      async faults(look) {
        const rows = await look<{ state: string; last: string | null; signed: boolean }>(
          `select r.state, r.attested_name is not null as signed,
            (select s.to_state from data_return_step s where s.return_id = r.return_id order by s.revision desc limit 1) as last
          from data_return r where r.return_id = $1`,
          [id],
        )
        return rows
          .filter(({ state, last, signed }) => state !== (last ?? 'draft') || signed !== (state === 'submitted'))
          .map(({ state, last, signed }) => `${state}, though the last step led to ${last}; ${signed ? '' : 'not '}signed`)
      },
    }
  },
}

/** All of the example's figures, and an explanation for everything that asks for one. */
async function makeReady(principal: Client, id: string, name: string): Promise<void> {
  const files = { file: new File([schoolPackage(name)], '本校.zip') }
  const { returns } = await principal.call(checkReturnUpload, { params: { id }, files })
  await principal.call(uploadReturn, { params: { id }, files, body: { seen: seenText(returns) } })
  const { faults, missing } = await principal.call(readReturnFaults, { params: { id } })
  for (const { key } of [...faults.filter(({ severity }) => severity === 'warn'), ...missing])
    await principal.call(explainFault, { params: { id, key }, body: { text: '示例学校的数据如此' } })
}
