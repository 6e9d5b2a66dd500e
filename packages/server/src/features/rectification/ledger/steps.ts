import type { ItemState } from '@junheng/core/features/rectification/ledger/states.ts'
import type { Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { PROGRAM } from '../../../http/context.ts'
import type { By } from '../../audit/service.ts'
import * as queries from './queries.ts'

/** Something that happened to an item. `action`: a word for people (增加节点, 上传佐证) or one of ITEM_ACTIONS. */
export interface StepDraft {
  county: string
  no: number
  action: string
  from?: ItemState | null
  to?: ItemState | null
  note?: string
  details?: Record<string, unknown> | null
}

/** Adds a line to the life of an item, in the transaction of what was done. */
export const addStep = (tx: Db, by: Pick<Context, 'actor' | 'now'> | By, step: StepDraft): Promise<void> =>
  addSteps(tx, by, [step])

/** As `addStep`, for many items at once; of one item in the order given. */
export async function addSteps(
  tx: Db,
  { actor, now }: By | Pick<Context, 'actor' | 'now'>,
  steps: readonly StepDraft[],
): Promise<void> {
  if (steps.length === 0) return
  const last = await queries.lastSteps(tx, steps[0]!.county, [...new Set(steps.map(({ no }) => no))])
  const person =
    typeof actor === 'string'
      ? { account_id: PROGRAM, account_name: actor }
      : { account_id: actor.accountId, account_name: actor.displayName }
  const rows = steps.map(({ county, no, action, from = null, to = null, note = '', details = null }) => {
    const step = (last.get(no) ?? 0) + 1
    last.set(no, step)
    const said = details === null ? null : JSON.stringify(details)
    return {
      county_code: county,
      item_no: no,
      step,
      action,
      from_state: from,
      to_state: to,
      note,
      details: said,
      at: now.toISOString(),
      ...person,
    }
  })
  await queries.addSteps(tx, rows)
}
