import { valueNames } from '@junheng/core/features/collection/round/bases/value-names.ts'
import { mayAct } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { Amendment } from '@junheng/core/features/collection/round/lock/schema.ts'
import { readPath, readRow } from '@junheng/core/features/collection/round/value-path.ts'
import type { Context } from '../../../../http/context.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { nameOf } from './amendable.ts'
import type * as queries from './queries.ts'

export type AmendmentRow = Awaited<ReturnType<typeof queries.amendmentsOf>>[number]

/** An amendment as its pages show it. Whoever asked may take it back and may not decide it. */
export function amendmentView(ctx: Context, row: AmendmentRow): Amendment {
  const isOwn = row.asked_account === ctx.actor.accountId
  return {
    id: row.amendment_id,
    returnId: row.return_id,
    unit: row.unit_name,
    changes: row.changes.map((change) => ({ ...change, ...inWords(change) })),
    reason: row.reason,
    evidence: row.evidence,
    state: row.state,
    asked: { at: row.asked_at, by: row.asked_name },
    decided: row.decided_at === null ? null : { at: row.decided_at, by: row.decided_name ?? '', note: row.decision },
    mayDecide: row.state === 'asked' && !isOwn && mayAct('accept', 'submitted', ctx.actor.role),
    mayWithdraw: row.state === 'asked' && isOwn,
  }
}

/** Name and both values as people say them. */
function inWords({ path, before, after }: AmendmentRow['changes'][number]) {
  const names = valueNames(readCatalogue())
  const place = readPath(path)
  const said = (value: string) => {
    const row = place && 'row' in place ? readRow(value) : null
    return place && 'row' in place && row ? names.rowOf(place.table, row) : names.wordsOf(path, value)
  }
  return { name: nameOf(path, readRow(after) ?? readRow(before), names), before: said(before), after: said(after) }
}
