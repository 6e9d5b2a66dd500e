import type { CheckedReturn, RoundFault, RoundFaults } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { bounded } from '../../../../background/bounded-cache.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { todayOf } from '../../../orgs/service.ts'
import { stampOf } from '../lock/queries.ts'
import * as returns from '../return-queries.ts'
import { findRound, getRound, type RoundRow } from '../round-queries.ts'
import { sheetsOf } from '../round-sheets.ts'
import * as queries from './check-queries.ts'
import type { FoundInRound } from './check-round.ts'
import { rulesFor } from './return-faults.ts'

// What was found does not change while no return does. One is some hundred KB.
const found = bounded<Promise<FoundInRound>>(12)

/** The whole round checked, with what the units say to their faults. @throws Problem record.missing, work.* */
export async function readRoundFaults(ctx: Context, id: string): Promise<RoundFaults> {
  const county = countyOf(ctx.actor)
  const round = await getRound(ctx.db, county.code, id)
  const previous = round.previous_round_id ? await findRound(ctx.db, county.code, round.previous_round_id) : undefined
  const { faults, notRun, missing } = await foundInRound(ctx, round)
  const explained = new Map(
    (await queries.explanationsOf(ctx.db, county.code, id)).map((row) => [
      `${row.return_id} ${row.fault_key}`,
      { text: row.text, at: row.at, by: row.account_name },
    ]),
  )
  const verified = new Map(
    (await queries.roundExplanationsOf(ctx.db, county.code, id)).map((row) => [
      `${row.of_return} ${row.fault_key}`,
      { text: row.text, at: row.at, by: row.account_name },
    ]),
  )
  const said = faults.map((fault) => ({
    ...fault,
    explanation: explained.get(`${fault.returnId} ${fault.key}`) ?? null,
    bureau: verified.get(`${fault.returnId ?? ''} ${fault.key}`) ?? null,
  }))
  const byReturn = Map.groupBy(said, ({ returnId }) => returnId)
  return {
    round: id,
    roundName: round.name,
    previous: previous?.name ?? null,
    faults: said,
    notRun,
    returns: (await returns.returnsOf(ctx.db, county.code, id)).flatMap((row): CheckedReturn[] => {
      if (row.kind === 'self_check') return []
      const own = byReturn.get(row.return_id) ?? []
      const errors = own.filter(({ severity }) => severity === 'error').length
      return [
        {
          id: row.return_id,
          kind: row.kind,
          unitKey: row.unit_key,
          unitName: row.unit_name,
          state: row.state,
          errors,
          warnings: own.length - errors,
          unexplained: own.filter(isUnexplained).length,
          missing: (missing[row.return_id] ?? []).filter(({ key }) => !explained.has(`${row.return_id} ${key}`)).length,
        },
      ]
    }),
  }
}

/** A warning neither its unit nor the bureau has said anything to. */
const isUnexplained = ({ severity, explanation, bureau }: RoundFault): boolean =>
  severity === 'warn' && explanation === null && bureau === null

async function foundInRound(ctx: Context, round: RoundRow): Promise<FoundInRound> {
  const { county_code, round_id, previous_round_id } = round
  const today = todayOf(ctx)
  const stamps = [await stampOf(ctx.db, county_code, round_id)]
  if (previous_round_id) stamps.push(await stampOf(ctx.db, county_code, previous_round_id))
  const key = [
    round_id,
    today,
    ...stamps.map(({ returns, revisions, changed_at }) => `${returns} ${revisions} ${changed_at}`),
  ].join(' ')
  return found.get(key, async () => {
    const rows = await returns.returnsOf(ctx.db, county_code, round_id)
    const input = {
      county: countyOf(ctx.actor),
      ...(await rulesFor(ctx.db, round)),
      today,
      sheets: await sheetsOf(ctx.db, county_code, round_id, 'effective'),
      units: Object.fromEntries(rows.flatMap((row) => (row.kind === 'department' ? [[row.return_id, row.unit_key]] : []))),
      previous: previous_round_id ? await sheetsOf(ctx.db, county_code, previous_round_id, 'effective') : null,
    }
    return ctx.work.run('checkRound', input, undefined, ctx.tell)
  })
}
