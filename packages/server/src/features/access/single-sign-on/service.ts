import { createHash, randomBytes } from 'node:crypto'
import type { Account } from '@junheng/core/features/access/schema.ts'
import type {
  BeginBinding,
  Identity,
  OwnSignOn,
  SignOnDone,
  SignOnReturn,
} from '@junheng/core/features/access/single-sign-on/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../db/database.ts'
import type { Context, PublicContext } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { somebodyElse } from '../accounts.ts'
import { passwordMatches } from '../passwords.ts'
import { findAccount } from '../queries.ts'
import { getAccount, viewOf } from '../service.ts'
import { enter, refusalAudited } from '../sign-in.ts'
import { countTry, forgive, refuseLocked } from '../throttle.ts'
import type { SignOnProvider } from './provider.ts'
import * as queries from './queries.ts'

/** The page of the web the provider sends the browser back to; to be named to the provider. */
export const RETURN_PATH = '/login/sign-on'

// Typing a password at the provider, also a second time.
const COME_BACK_WITHIN_MS = 15 * 60_000

interface Begun {
  address: string
  /** Goes into a cookie, so that only this browser can come back. */
  secret: string
}

/** @throws Problem access.no-provider, access.provider-down */
export const beginSignOn = (ctx: PublicContext, origin: string): Promise<Begun> => begin(ctx, origin, null)

/** Who is at the keyboard shows the password: a door that stays open is not made by passing by. */
export async function beginBinding(ctx: Context, { password }: BeginBinding, origin: string): Promise<Begun> {
  const { accountId, name } = ctx.actor
  if ((await readSignOn(ctx)).boundAt !== null) throw new Problem('access.already-bound')
  await countTry(ctx.db, name, ctx)
  const account = await findAccount(ctx.db, accountId)
  if (!account || !(await passwordMatches(account.password_hash, password))) throw new Problem('access.wrong-current-password')
  await forgive(ctx.db, name, ctx.address)
  return begin(ctx, origin, accountId)
}

/**
 * Back from the provider: signs in the account the person is bound to, or binds the one signed in here. What holds for a password holds here: locked,
 * disabled, without a post, the second step.
 *
 * @throws Problem access.sign-on-lost, access.provider-refused, access.provider-down, access.not-bound, access.already-bound
 */
export async function finishSignOn(
  ctx: PublicContext,
  { query }: SignOnReturn,
  { origin, secret }: { origin: string; secret: string | undefined },
): Promise<{ done: SignOnDone; token: string | null }> {
  const provider = providerOf(ctx)
  const flow = secret === undefined ? undefined : await queries.takeFlow(ctx.db, hashOf(secret))
  if (!flow || ctx.now.getTime() - Date.parse(flow.begun_at) >= COME_BACK_WITHIN_MS) throw new Problem('access.sign-on-lost')
  const at = `${origin}${RETURN_PATH}${query}`
  if (!URL.canParse(at)) throw new Problem('access.sign-on-lost')
  const back = new URL(at)
  const subject = await refusalAudited(ctx, ctx.session?.actor.name ?? '', () => provider.finish(back, flow)).catch((error) => {
    ctx.log.warn(kindOf(error), 'single sign-on refused')
    throw error
  })
  if (flow.account_id !== null) return { done: await bindOwn(ctx, provider, subject, flow.account_id), token: null }
  const { token, view } = await signInAs(ctx, provider, subject)
  return { done: { purpose: 'sign-in', session: view }, token }
}

export async function readSignOn(ctx: Context): Promise<OwnSignOn> {
  if (ctx.signOn === null) return { label: null, boundAt: null }
  const { issuer, label } = ctx.signOn
  return { label, boundAt: await queries.boundAt(ctx.db, issuer, ctx.actor.accountId) }
}

/** @throws Problem access.no-provider, access.not-bound-yet */
export async function endBinding(ctx: Context): Promise<OwnSignOn> {
  const { issuer } = providerOf(ctx)
  const { accountId, name } = ctx.actor
  await atomically(ctx.db, async (tx) => {
    if (!(await queries.unbind(tx, issuer, accountId))) throw new Problem('access.not-bound-yet')
    await audit(tx, ctx, { verb: 'access.unbind', subject: accountId, subjectName: name })
  })
  return readSignOn(ctx)
}

/** @throws Problem record.missing, access.not-yourself, access.no-provider, access.already-bound, access.not-bound-yet */
export async function setIdentity(ctx: Context, id: string, { subject, reason }: Identity): Promise<Account> {
  const { issuer } = providerOf(ctx)
  const account = await somebodyElse(ctx, id)
  await atomically(ctx.db, async (tx) => {
    const line = { subject: id, subjectName: account.name, reason }
    if (subject === null) {
      if (!(await queries.unbind(tx, issuer, id))) throw new Problem('access.not-bound-yet')
      await audit(tx, ctx, { ...line, verb: 'access.unbind' })
      return
    }
    const bound_at = ctx.now.toISOString()
    const identity = { issuer, subject, account_id: id, bound_at, bound_name: ctx.actor.displayName }
    if (!(await queries.bind(tx, identity))) throw new Problem('access.already-bound')
    await audit(tx, ctx, { ...line, verb: 'access.bind', after: { 统一登录标识: subject } })
  })
  return getAccount(ctx, id)
}

async function begin(ctx: PublicContext, origin: string, accountId: string | null): Promise<Begun> {
  const { address, ...beginning } = await providerOf(ctx).begin(`${origin}${RETURN_PATH}`)
  const secret = randomBytes(32).toString('base64url')
  await queries.sweepFlows(ctx.db, new Date(ctx.now.getTime() - COME_BACK_WITHIN_MS).toISOString())
  const flow = { ...beginning, flow_hash: hashOf(secret), account_id: accountId, begun_at: ctx.now.toISOString() }
  await queries.addFlow(ctx.db, flow)
  return { address, secret }
}

async function signInAs(ctx: PublicContext, { issuer }: SignOnProvider, subject: string) {
  const accountId = await queries.accountOf(ctx.db, issuer, subject)
  const account = accountId === null ? undefined : await findAccount(ctx.db, accountId)
  return refusalAudited(ctx, account?.name ?? '', async () => {
    if (!account) throw new Problem('access.not-bound')
    await refuseLocked(ctx.db, account.name, ctx.now)
    if (account.disabled) throw new Problem('access.account-disabled')
    return enter(ctx, account, 'provider')
  })
}

async function bindOwn(ctx: PublicContext, { issuer }: SignOnProvider, subject: string, accountId: string): Promise<SignOnDone> {
  const { session } = ctx
  if (!session || session.pending !== null || session.actor.accountId !== accountId) throw new Problem('access.sign-on-lost')
  const { actor } = session
  await atomically(ctx.db, async (tx) => {
    const bound_at = ctx.now.toISOString()
    const identity = { issuer, subject, account_id: accountId, bound_at, bound_name: actor.displayName }
    if (!(await queries.bind(tx, identity))) throw new Problem('access.already-bound')
    const line = { subject: accountId, subjectName: actor.name, after: { 统一登录标识: subject } }
    await audit(tx, { ...ctx, actor }, { ...line, verb: 'access.bind' })
  })
  return { purpose: 'bind', session: await viewOf(ctx, session) }
}

function providerOf(ctx: PublicContext): SignOnProvider {
  if (ctx.signOn === null) throw new Problem('access.no-provider')
  return ctx.signOn
}

/** What kind of refusal it was, for whoever set the provider up. Its own words are left out: they may name the person. */
function kindOf({ cause }: Error): { code: string; error: string | null } {
  const { code, error } = (cause ?? {}) as { code?: unknown; error?: unknown }
  const isWord = (text: unknown): text is string => typeof text === 'string' && /^\w{1,60}$/.test(text)
  return { code: isWord(code) ? code : 'unknown', error: isWord(error) ? error : null }
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')
