import { needsSecondFactor } from '@junheng/core/features/access/policy.ts'
import type { Account, Ending, SignedIn } from '@junheng/core/features/access/schema.ts'
import type {
  RecoveryCodes,
  SecondFactor,
  SecondFactorEnd,
  SecondFactorSetUp,
  ShownCode,
} from '@junheng/core/features/access/second-factor/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { somebodyElse } from '../accounts.ts'
import { dayInChina } from '../china-day.ts'
import { passwordMatches } from '../passwords.ts'
import { readPolicy } from '../policy.ts'
import { postsOf } from '../post-queries.ts'
import { findAccount, noteSignIn } from '../queries.ts'
import { sealingKey } from '../sealing-key.ts'
import { keyedHash, openSecret, sealSecret } from '../secret-key.ts'
import { getAccount, viewOf } from '../service.ts'
import { endSessionsOf, noteCodeShown } from '../session-queries.ts'
import { findSessionAgain } from '../sessions.ts'
import { countTry, forgive } from '../throttle.ts'
import { bare, newRecoveryCodes, newSecret, qrCode, stepOf } from './codes.ts'
import * as queries from './queries.ts'

/** The second step of signing in. @throws Problem access.wrong-code, access.locked, access.other-secret-key */
export async function showCode(ctx: Context, { code }: ShownCode): Promise<SignedIn> {
  if (ctx.session.pending !== 'code') return viewOf(ctx, ctx.session)
  await countTry(ctx.db, ctx.actor.name, ctx).catch((error) => refused(ctx, error))
  await atomically(ctx.db, async (tx) => {
    const by = await accepted(tx, ctx, code)
    await forgive(tx, ctx.actor.name, ctx.address)
    await noteCodeShown(tx, ctx.session.tokenHash, ctx.now.toISOString())
    await noteSignIn(tx, ctx.actor.accountId, ctx.now.toISOString())
    await audit(tx, ctx, { ...own(ctx), verb: 'access.show-code', details: { 用: by } })
  }).catch((error) => refused(ctx, error))
  return viewOf(ctx, await findSessionAgain(ctx.db, ctx.session.tokenHash, ctx.now))
}

export async function readSecondFactor(ctx: Context): Promise<SecondFactor> {
  const factor = await queries.findFactor(ctx.db, ctx.actor.accountId)
  const roles = (await postsOf(ctx.db, ctx.actor.accountId, dayInChina(ctx.now))).map(({ role }) => role)
  return {
    since: factor?.confirmed_at ?? null,
    codesLeft: factor?.confirmed_at ? await queries.recoveryCodesLeft(ctx.db, ctx.actor.accountId) : 0,
    isRequired: needsSecondFactor(roles, await readPolicy(ctx.db)),
  }
}

/** @throws Problem access.second-factor-on, access.no-secret-key, access.other-secret-key */
export async function setUpSecondFactor(ctx: Context): Promise<SecondFactorSetUp> {
  const { accountId, name } = ctx.actor
  const secret = newSecret()
  const sealed = sealSecret(await sealingKey(ctx), secret, accountId)
  if (!(await queries.beginFactor(ctx.db, accountId, sealed, ctx.now.toISOString()))) throw new Problem('access.second-factor-on')
  return { secret, qr: await qrCode(secret, name) }
}

/** Turns it on; every other session of the account ends. @throws Problem access.wrong-code, access.locked, access.second-factor-on */
export async function confirmSecondFactor(ctx: Context, { code }: ShownCode): Promise<RecoveryCodes> {
  const { accountId, name } = ctx.actor
  const at = ctx.now.toISOString()
  await countTry(ctx.db, name, ctx)
  const codes = newRecoveryCodes()
  await atomically(ctx.db, async (tx) => {
    const factor = await queries.findFactor(tx, accountId)
    if (!factor) throw new Problem('access.second-factor-off')
    if (factor.confirmed_at !== null) throw new Problem('access.second-factor-on')
    const step = stepOf(openSecret(ctx.secretKey.find(), factor.secret, accountId), code, ctx.now)
    if (step === null) throw new Problem('access.wrong-code')
    if (!(await queries.confirmFactor(tx, accountId, factor.secret, step, at))) throw new Problem('access.second-factor-on')
    const key = await sealingKey({ ...ctx, db: tx })
    await queries.addRecoveryCodes(
      tx,
      accountId,
      codes.map((each) => keyedHash(key, bare(each))),
    )
    await forgive(tx, name, ctx.address)
    await noteCodeShown(tx, ctx.session.tokenHash, at)
    await endSessionsOf(tx, accountId, at, ctx.session.tokenHash)
    await audit(tx, ctx, { ...own(ctx), verb: 'access.set-second-factor' })
  })
  return { codes }
}

/** @throws Problem access.wrong-current-password, access.wrong-code, access.locked, access.second-factor-off */
export async function endSecondFactor(ctx: Context, { password, code }: SecondFactorEnd): Promise<SecondFactor> {
  const { accountId, name } = ctx.actor
  await countTry(ctx.db, name, ctx)
  const account = await findAccount(ctx.db, accountId)
  if (!account || !(await passwordMatches(account.password_hash, password))) throw new Problem('access.wrong-current-password')
  await atomically(ctx.db, async (tx) => {
    await accepted(tx, ctx, code)
    await queries.removeFactor(tx, accountId)
    await forgive(tx, name, ctx.address)
    await audit(tx, ctx, { ...own(ctx), verb: 'access.end-second-factor' })
  }).catch((error) => refused(ctx, error))
  return readSecondFactor(ctx)
}

/** For a lost telephone. @throws Problem record.missing, access.not-yourself, access.second-factor-off */
export async function resetSecondFactor(ctx: Context, id: string, { reason }: Ending): Promise<Account> {
  const account = await somebodyElse(ctx, id)
  await atomically(ctx.db, async (tx) => {
    if (!(await queries.removeFactor(tx, id))) throw new Problem('access.second-factor-off')
    await endSessionsOf(tx, id, ctx.now.toISOString(), null)
    await audit(tx, ctx, { verb: 'access.reset-second-factor', subject: id, subjectName: account.name, reason })
  })
  return getAccount(ctx, id)
}

/** Takes a code of the caller's, so that nobody takes it again; answers what it was. @throws Problem access.wrong-code, access.second-factor-off */
async function accepted(tx: Db, ctx: Context, code: string): Promise<'验证码' | '恢复码'> {
  const { accountId } = ctx.actor
  const factor = await queries.findFactor(tx, accountId)
  if (!factor || factor.confirmed_at === null) throw new Problem('access.second-factor-off')
  const key = ctx.secretKey.find()
  const step = stepOf(openSecret(key, factor.secret, accountId), code, ctx.now)
  if (step !== null && (await queries.takeStep(tx, accountId, step))) return '验证码'
  const hash = key === null ? '' : keyedHash(key, bare(code))
  if (step === null && (await queries.takeRecoveryCode(tx, accountId, hash, ctx.now.toISOString()))) return '恢复码'
  throw new Problem('access.wrong-code')
}

/** Written down in a transaction of its own; the code is not. */
async function refused(ctx: Context, error: unknown): Promise<never> {
  if (error instanceof Problem)
    await audit(ctx.db, ctx, { ...own(ctx), verb: 'access.code-refused', details: { code: error.code } })
  throw error
}

const own = ({ actor }: Context) => ({ subject: actor.accountId, subjectName: actor.name })
