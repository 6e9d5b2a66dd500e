import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import {
  REMIND_AGAIN_HOURS,
  type ReminderRequest,
  type Reminders,
} from '@junheng/core/features/collection/round/open/board-schema.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { type Holder, holdersOf } from '../../../access/service.ts'
import { audit } from '../../../audit/service.ts'
import { notify } from '../../../notices/service.ts'
import { type ReturnRow, returnsOf } from '../return-queries.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import { keepersOf } from './open-round.ts'
import { addReminders, remindedSince } from './reminder-queries.ts'

/** A person and the returns they are reminded of. */
interface Person extends Holder {
  returns: ReturnRow[]
}

/**
 * Reminds whoever fills in or signs the named returns, each person once for all of theirs. Returns that are in are left out; so is, unless forced,
 * who was reminded of this round lately. Without `confirm` it only says whom it would tell.
 *
 * @throws Problem record.missing
 */
export async function remindLate(ctx: Context, id: string, request: ReminderRequest): Promise<Reminders> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const round = await getRound(tx, code, id)
    const wanted = new Set(request.returns)
    const named = (await returnsOf(tx, code, id)).filter(({ return_id }) => wanted.has(return_id))
    const late = named.filter(({ state }) => state === 'draft' || state === 'returned')
    const { people, nobody } = await peopleOf(tx, ctx, code, late)
    const since = new Date(ctx.now.getTime() - REMIND_AGAIN_HOURS * 3_600_000).toISOString()
    const lately = new Map((await remindedSince(tx, code, id, since)).map(({ account_id, at }) => [account_id, at]))
    const isLeftOut = ({ accountId }: Person) => !request.force && lately.has(accountId)
    const meant = people.filter((person) => !isLeftOut(person))
    const told = request.confirm && meant.length > 0 ? await tell(tx, ctx, round, meant, request.note) : 0
    return {
      told,
      people: meant.map(({ unit, role, returns }) => ({
        unit,
        role: ROLE_NAMES[role],
        returns: returns.map(({ unit_name }) => unit_name),
      })),
      recent: people
        .filter(isLeftOut)
        .map(({ unit, role, accountId }) => ({ unit, role: ROLE_NAMES[role], at: lately.get(accountId)! })),
      nobody,
      done: named.length - late.length,
    }
  })
}

async function peopleOf(tx: Db, ctx: Context, county: string, late: readonly ReturnRow[]) {
  const people = new Map<string, Person>()
  const nobody: string[] = []
  for (const row of late) {
    const holders: Holder[] = []
    for (const who of keepersOf(county, row)) holders.push(...(await holdersOf(tx, who, county, ctx.now)))
    if (holders.length === 0) nobody.push(row.unit_name)
    for (const holder of holders) {
      const known = people.get(holder.accountId) ?? { ...holder, returns: [] }
      if (!known.returns.includes(row)) known.returns.push(row)
      people.set(holder.accountId, known)
    }
  }
  return { people: [...people.values()], nobody }
}

/** People with the same returns are told together. */
async function tell(tx: Db, ctx: Context, round: RoundRow, people: readonly Person[], note: string): Promise<number> {
  let told = 0
  const sameReturns = Map.groupBy(people, ({ returns }) => returns.map(({ return_id }) => return_id).join(' '))
  for (const group of sameReturns.values()) {
    const { returns } = group[0]!
    const [first] = returns
    const names = returns.map(({ unit_name }) => unit_name)
    const days = returns.flatMap(({ due }) => due ?? []).sort()
    told += await notify(tx, ctx, {
      to: [{ accounts: group.map(({ accountId }) => accountId) }],
      kind: 'reminder',
      title: names.length === 1 ? `请尽快提交${names[0]}的填报` : `请尽快提交${names[0]}等 ${names.length} 份填报`,
      body: [
        `${round.name}${days[0] ? `，截止 ${days[0]}` : ''}。`,
        ...(names.length > 1 ? [names.join('、').slice(0, 1000)] : []),
        note,
      ]
        .filter((line) => line !== '')
        .join('\n'),
      link: returns.length === 1 && first ? `/returns/${first.return_id}` : '/returns',
    })
  }
  const at = ctx.now.toISOString()
  const { county_code, round_id } = round
  await addReminders(
    tx,
    people.map(({ accountId, returns }) => ({
      county_code,
      round_id,
      account_id: accountId,
      at,
      returns: returns.length,
      account_name: ctx.actor.displayName,
    })),
  )
  const details = {
    人数: people.length,
    单位: [...new Set(people.flatMap(({ returns }) => returns.map((r) => r.unit_name)))].slice(0, 50),
  }
  await audit(tx, ctx, { verb: 'round.remind', subject: round_id, subjectName: round.name, details })
  return told
}
