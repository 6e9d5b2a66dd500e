import type { LockRequest, RoundLock } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { phase } from '@junheng/core/progress.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { audit } from '../../../audit/service.ts'
import { notify } from '../../../notices/service.ts'
import { keepersOf } from '../check/tell-step.ts'
import { getRound } from '../round-queries.ts'
import { makeEdition } from './make-edition.ts'
import * as queries from './queries.ts'

/**
 * Locks what is accepted: those returns change from now on only by amendment, and all that is locked becomes the round's next edition. What is left
 * out goes its way and can be locked later, which makes another edition.
 *
 * @throws Problem record.missing, round.not-accepted, round.why-left-out, round.nothing-to-lock
 */
export async function lockRound(ctx: Context, id: string, { leaveOut, reason }: LockRequest): Promise<RoundLock> {
  const county = countyOf(ctx.actor)
  await atomically(ctx.db, async (tx) => {
    const round = await queries.lockRoundRow(tx, county.code, id)
    if (!round) throw new Problem('record.missing')
    const returns = (await queries.holdReturns(tx, county.code, id)).filter(({ kind }) => kind !== 'self_check')
    const accepted = returns.filter(({ state }) => state === 'accepted')
    const others = returns.filter(({ state }) => state !== 'accepted' && state !== 'locked')
    if (others.length > 0 && !leaveOut) throw notAccepted(others)
    if (others.length > 0 && !reason) throw new Problem('round.why-left-out')
    if (accepted.length === 0) throw new Problem('round.nothing-to-lock')
    ctx.tell(phase('storing'))
    await lockAll(tx, ctx, id, accepted, reason)
    const locked = new Set([...accepted, ...returns.filter(({ state }) => state === 'locked')].map(({ return_id }) => return_id))
    const cause =
      others.length > 0 ? `锁定 ${accepted.length} 份，暂缺 ${others.length} 份：${reason}` : `锁定 ${accepted.length} 份`
    const edition = await makeEdition(tx, ctx, { ...round, locked }, { cause })
    if (round.state === 'open')
      await queries.setRound(tx, county.code, id, {
        state: 'locked',
        locked_at: ctx.now.toISOString(),
        locked_name: ctx.actor.displayName,
      })
    const details = { 版次: edition, 锁定: accepted.length, 暂缺: others.map(({ unit_name }) => unit_name) }
    await audit(tx, ctx, { verb: 'round.lock', subject: id, subjectName: round.name, details, reason })
    await notify(tx, ctx, {
      to: accepted.flatMap(keepersOf),
      kind: 'locked',
      title: `${round.name}的数据已锁定`,
      body: '您单位的填报已审核通过并锁定。此后发现有误，请在填报页申请修订，写明原因。',
      link: '/returns',
      dedupe: `round-locked:${id}:${edition}`,
    })
  })
  return readLock(ctx, id)
}

function notAccepted(others: readonly { unit_name: string }[]): Problem {
  const names = others.slice(0, 5).map(({ unit_name }) => unit_name)
  return new Problem('round.not-accepted', {
    count: others.length,
    names: `${names.join('、')}${others.length > names.length ? ' 等' : ''}`,
  })
}

type Held = Awaited<ReturnType<typeof queries.holdReturns>>

async function lockAll(tx: Db, ctx: Context, roundId: string, accepted: Held, reason: string | null): Promise<void> {
  const { code } = countyOf(ctx.actor)
  const at = ctx.now.toISOString()
  await queries.lockReturns(
    tx,
    code,
    roundId,
    accepted.map(({ return_id }) => return_id),
    at,
  )
  const steps = accepted.map(({ return_id, revision }) => ({
    county_code: code,
    round_id: roundId,
    return_id,
    revision: revision + 1,
    action: 'lock',
    from_state: 'accepted' as const,
    to_state: 'locked' as const,
    note: reason,
    at,
    account_id: ctx.actor.accountId,
    account_name: ctx.actor.displayName,
  }))
  await queries.addSteps(tx, steps)
}

/** @throws Problem record.missing */
export async function readLock(ctx: Context, id: string): Promise<RoundLock> {
  const { code } = countyOf(ctx.actor)
  const round = await getRound(ctx.db, code, id)
  const returns = (await queries.returnStates(ctx.db, code, id)).filter(({ kind }) => kind !== 'self_check')
  const editions = await queries.editionsOf(ctx.db, code, id)
  return {
    round: { id, name: round.name, state: round.state },
    accepted: returns.filter(({ state }) => state === 'accepted').length,
    locked: returns.filter(({ state }) => state === 'locked').length,
    waiting: returns
      .filter(({ state }) => state !== 'accepted' && state !== 'locked')
      .map(({ return_id, unit_name, kind, state }) => ({ id: return_id, name: unit_name, kind, state })),
    editions: editions.map((row) => ({
      edition: row.edition,
      packageId: row.package_id,
      hash: row.hashes['effective'] ?? '',
      cause: row.cause,
      at: row.at,
      by: row.account_name,
      schools: row.counties.reduce((sum, county) => sum + county.schools, 0),
      amendment: row.amendment_id,
    })),
  }
}
