import type { SignedIn, SignIn } from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import type { PublicContext } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { dayInChina } from './china-day.ts'
import { passwordMatches } from './passwords.ts'
import { readPolicy } from './policy.ts'
import * as postQueries from './post-queries.ts'
import * as posts from './posts.ts'
import * as queries from './queries.ts'
import { viewOf } from './service.ts'
import * as sessions from './session-queries.ts'
import { beginSession } from './sessions.ts'
import { countTry, forgive, forgiveTry } from './throttle.ts'

export interface Entered {
  /** Goes into the cookie and stands nowhere else. */
  token: string
  view: SignedIn
}

/**
 * Signs in with a password; where the account has a second factor, the session waits for its code. A session the browser already had is ended.
 *
 * @throws Problem access.wrong-password, access.locked, access.no-post
 */
export async function signIn(ctx: PublicContext, { account: name, password }: SignIn): Promise<Entered> {
  return refusalAudited(ctx, name, async () => {
    await countTry(ctx.db, name, ctx)
    const account = await queries.findAccountByName(ctx.db, name)
    const matches = await passwordMatches(account?.password_hash ?? null, password)
    if (!account || account.disabled || !matches) throw new Problem('access.wrong-password')
    return enter(ctx, account, 'password')
  })
}

type AccountRow = NonNullable<Awaited<ReturnType<typeof queries.findAccountByName>>>

/**
 * Opens the session of somebody who has proved to be this account's person: by its password, or to the organisation's own sign-in, which keeps
 * passwords and their age by its own rules.
 *
 * @throws Problem access.no-post
 */
export async function enter(ctx: PublicContext, account: AccountRow, by: 'password' | 'provider'): Promise<Entered> {
  const post = (await postQueries.postsOf(ctx.db, account.account_id, dayInChina(ctx.now)))[0]
  if (!post) throw new Problem('access.no-post')
  return atomically(ctx.db, async (tx) => {
    const now = ctx.now.toISOString()
    await sessions.sweep(tx, new Date(ctx.now.getTime() - 24 * 3_600_000).toISOString())
    if (ctx.session) await sessions.endSession(tx, ctx.session.tokenHash, now)
    if (by === 'password' && (await isExpired(tx, account.password_changed_at, ctx.now)))
      await queries.requireNewPassword(tx, account.account_id)
    const county = await posts.firstCountyOf(tx, post)
    const { token, session } = await beginSession(tx, post, county, { ...ctx, viaProvider: by === 'provider' })
    const isHalfWay = session.pending === 'code'
    // Wrong codes are counted on from wrong passwords: who knows the password may not guess codes for ever.
    if (by === 'password') await (isHalfWay ? forgiveTry : forgive)(tx, account.name, ctx.address)
    if (!isHalfWay) await queries.noteSignIn(tx, account.account_id, now)
    await audit(
      tx,
      { ...ctx, actor: session.actor },
      {
        verb: 'access.sign-in',
        subject: account.account_id,
        subjectName: account.name,
        details: { ...(by === 'provider' && { 方式: '统一登录' }), ...(isHalfWay && { 第二步: '待验证' }) },
      },
    )
    return { token, view: await viewOf({ ...ctx, db: tx }, session) }
  })
}

async function isExpired(db: Db, changedAt: string, now: Date): Promise<boolean> {
  const { expiryDays } = await readPolicy(db)
  return expiryDays > 0 && now.getTime() - Date.parse(changedAt) >= expiryDays * 86_400_000
}

/** A refused sign-in is written down in a transaction of its own; the name typed is not, for it may be a password in the wrong field. */
export async function refusalAudited<T>(ctx: PublicContext, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem) {
      const account = await queries.findAccountByName(ctx.db, name)
      const subject = account?.account_id ?? 'unknown'
      await audit(
        ctx.db,
        { ...ctx, actor: '未登录' },
        { verb: 'access.sign-in-refused', subject, subjectName: account?.name ?? null, details: { code: error.code } },
      )
    }
    throw error
  }
}
