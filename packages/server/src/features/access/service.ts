import { passwordTroubles } from '@junheng/core/features/access/policy.ts'
import { permissionsOf } from '@junheng/core/features/access/rules.ts'
import type {
  Account,
  Beginning,
  Begun,
  PasswordChange,
  PostSwitch,
  SignedIn,
  SignedOut,
} from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { isLoopback } from '../../config.ts'
import { atomically } from '../../db/database.ts'
import type { Context, OpenSession, PublicContext } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { begin } from './begin.ts'
import { dayInChina } from './china-day.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import { readPolicy } from './policy.ts'
import * as postQueries from './post-queries.ts'
import * as posts from './posts.ts'
import * as queries from './queries.ts'
import * as sessions from './session-queries.ts'
import { findSessionAgain } from './sessions.ts'
import { countTry, forgive, throttleKey } from './throttle.ts'
import { listThrottles } from './throttle-queries.ts'

export { countiesAndUnits, type Holder, holdersOf, type Who } from './holders.ts'
export { sealingKey } from './sealing-key.ts'
export { openSecret, type SecretKey, sealSecret } from './secret-key.ts'

/** @throws Problem access.no-such-post */
export async function switchPost(ctx: Context, change: PostSwitch): Promise<SignedIn> {
  await posts.switchPost(ctx, change)
  return viewOf(ctx, await findSessionAgain(ctx.db, ctx.session.tokenHash, ctx.now))
}

/**
 * Who may stand at the machine may begin; anybody else could be the first to find an empty system. What a proxy on this machine hands on comes
 * from elsewhere, also where nobody said that there is one.
 *
 * @throws Problem access.begin-elsewhere, access.already-begun, access.demo-database
 */
export async function beginHere(ctx: PublicContext, county: Beginning, isForwarded: boolean): Promise<Begun> {
  if (isForwarded || !isLoopback(ctx.address)) throw new Problem('access.begin-elsewhere')
  if (ctx.demo) throw new Problem('access.demo-database')
  return begin(ctx.db, { ...ctx, actor: '首次启用' }, county)
}

export async function signedOutView(ctx: PublicContext): Promise<SignedOut> {
  const isEmpty = !(await queries.hasAccounts(ctx.db))
  return { signedIn: false, demo: ctx.demo, isEmpty, signOn: ctx.signOn?.label ?? null, leaveAt: null }
}

export async function signOut(ctx: Context): Promise<void> {
  await atomically(ctx.db, async (tx) => {
    await sessions.endSession(tx, ctx.session.tokenHash, ctx.now.toISOString())
    await audit(tx, ctx, { verb: 'access.sign-out', subject: ctx.actor.accountId, subjectName: ctx.actor.name })
  })
}

/** Ends every other session of the account: who changes a password may fear that somebody else knows the old one. */
export async function changePassword(ctx: Context, { current, next }: PasswordChange): Promise<void> {
  await countTry(ctx.db, ctx.actor.name, ctx)
  const account = await queries.findAccount(ctx.db, ctx.actor.accountId)
  if (!account || !(await passwordMatches(account.password_hash, current))) throw new Problem('access.wrong-current-password')
  const owner = { account: account.name, displayName: account.display_name, phone: account.phone }
  const policy = await readPolicy(ctx.db)
  const troubles = passwordTroubles(next, owner, policy)
  const former = await queries.formerPasswords(ctx.db, account.account_id, Math.max(0, policy.history - 1))
  if (policy.history > 0 && (await isOneOf(next, [account.password_hash, ...former])))
    troubles.push(`新密码不能与最近 ${policy.history} 次用过的相同。`)
  if (troubles.length > 0) throw new Problem('access.weak-password', { reason: troubles.join('') })
  const hash = await hashPassword(next)
  await atomically(ctx.db, async (tx) => {
    await forgive(tx, ctx.actor.name, ctx.address)
    await queries.setPassword(tx, ctx.actor.accountId, hash, false, ctx.now.toISOString())
    await sessions.endSessionsOf(tx, ctx.actor.accountId, ctx.now.toISOString(), ctx.session.tokenHash)
    await audit(tx, ctx, { verb: 'access.change-password', subject: ctx.actor.accountId, subjectName: ctx.actor.name })
  })
}

export async function listAccounts(ctx: Context): Promise<Account[]> {
  const rows = await queries.listAccounts(ctx.db, ctx.now.toISOString())
  const throttles = await listThrottles(
    ctx.db,
    rows.map((row) => throttleKey(row.name)),
  )
  const held = Map.groupBy(await postQueries.allPosts(ctx.db, dayInChina(ctx.now)), (post) => post.account_id)
  const lockedUntil = new Map(throttles.map((throttle) => [throttle.name_hash, throttle.locked_until]))
  return rows.map((row) => {
    const locked = lockedUntil.get(throttleKey(row.name)) ?? null
    return {
      id: row.account_id,
      name: row.name,
      displayName: row.display_name,
      branch: row.branch,
      posts: (held.get(row.account_id) ?? []).map(posts.postView),
      disabled: row.disabled,
      hasSecondFactor: row.has_second_factor,
      hasSignOn: row.has_sign_on,
      lockedUntil: locked !== null && locked > ctx.now.toISOString() ? locked : null,
      lastSignInAt: row.last_sign_in_at,
      openSessions: row.open_sessions ?? 0,
    }
  })
}

export async function unlock(ctx: Context, accountId: string): Promise<Account> {
  const account = await getAccount(ctx, accountId)
  await atomically(ctx.db, async (tx) => {
    await forgive(tx, account.name)
    const before = { 锁定到: account.lockedUntil }
    await audit(tx, ctx, {
      verb: 'access.unlock',
      subject: accountId,
      subjectName: account.name,
      before,
      after: { 锁定到: null },
    })
  })
  return getAccount(ctx, accountId)
}

export async function endSessions(ctx: Context, accountId: string): Promise<Account> {
  const account = await getAccount(ctx, accountId)
  await atomically(ctx.db, async (tx) => {
    await sessions.endSessionsOf(tx, accountId, ctx.now.toISOString(), null)
    const before = { 在线: account.openSessions }
    await audit(tx, ctx, {
      verb: 'access.end-sessions',
      subject: accountId,
      subjectName: account.name,
      before,
      after: { 在线: 0 },
    })
  })
  return getAccount(ctx, accountId)
}

export async function viewOf(ctx: PublicContext, session: OpenSession): Promise<SignedIn> {
  const { actor } = session
  return {
    signedIn: true,
    demo: ctx.demo,
    ...(await posts.postsFor({ db: ctx.db, actor, now: ctx.now })),
    account: { id: actor.accountId, name: actor.name, displayName: actor.displayName },
    role: actor.role,
    pending: session.pending,
    permissions: session.pending === null ? [...permissionsOf(actor.role)] : [],
    county: actor.county,
    csrfToken: session.csrfToken,
    idleUntil: session.idleUntil.toISOString(),
    endsAt: session.endsAt.toISOString(),
  }
}

async function isOneOf(password: string, hashes: readonly string[]): Promise<boolean> {
  for (const hash of hashes) if (await passwordMatches(hash, password)) return true
  return false
}

export async function getAccount(ctx: Context, accountId: string): Promise<Account> {
  const account = (await listAccounts(ctx)).find((each) => each.id === accountId)
  if (!account) throw new Problem('record.missing')
  return account
}
