import { randomUUID } from 'node:crypto'
import { BRANCH_NAMES, branchOf, PLACES } from '@junheng/core/features/access/roles.ts'
import type { Account, Ending, Grant, Unit } from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { standingOrgs } from '../orgs/service.ts'
import { somebodyElse } from './accounts.ts'
import { dayInChina } from './china-day.ts'
import * as queries from './post-queries.ts'
import { findAccount } from './queries.ts'
import { getAccount } from './service.ts'

export async function listUnits(ctx: Context, county: string): Promise<{ items: Unit[] }> {
  return { items: await standingOrgs(ctx.db, county, dayInChina(ctx.now)) }
}

/** @throws Problem record.missing, access.not-yourself, access.other-branch, access.county-unknown, access.no-such-unit */
export async function grantPost(ctx: Context, id: string, grant: Grant): Promise<Account> {
  await atomically(ctx.db, async (tx) => addGranted({ ...ctx, db: tx }, id, grant))
  return getAccount(ctx, id)
}

/**
 * Grants a post from today on, in the transaction of `ctx`; answers its id. Nobody grants to themselves, and the account's branch stays what it is.
 *
 * @throws Problem record.missing, access.not-yourself, access.other-branch, access.county-unknown, access.no-such-unit
 */
export async function addGranted(ctx: Context, id: string, grant: Grant): Promise<string> {
  const account = await findAccount(ctx.db, id)
  if (!account) throw new Problem('record.missing')
  if (id === ctx.actor.accountId) throw new Problem('access.not-yourself')
  const { role, county, unit, schools, until } = grant
  if (branchOf(role) !== account.branch)
    throw new Problem('access.other-branch', { name: account.name, branch: BRANCH_NAMES[account.branch] })
  const place = PLACES[role]
  if (county !== null && place !== 'city' && !(await queries.listCounties(ctx.db)).some(({ code }) => code === county))
    throw new Problem('access.county-unknown', { county })
  const today = dayInChina(ctx.now)
  if (until !== null && until < today)
    throw new Problem('request.invalid', { fields: [{ path: 'body.until', message: '最后一天不能早于今天。' }] })
  const isOwn = place === 'school'
  const post = {
    post_id: randomUUID(),
    account_id: id,
    role,
    county_code: county,
    org_id: place === 'unit' ? await unitIn(ctx, grant, today) : null,
    school_code: isOwn ? (schools[0] ?? null) : null,
    unit_name: unit,
    valid_from: today,
    valid_to: until === null ? null : dayAfter(until),
    granted_at: ctx.now.toISOString(),
    granted_name: ctx.actor.displayName,
  }
  await queries.addPost(ctx.db, post, isOwn ? [] : [...new Set(schools)])
  await audit(ctx.db, ctx, {
    verb: 'access.grant-post',
    subject: id,
    subjectName: account.name,
    after: { 岗位: role, 单位: unit, 区县: county, 学校: schools, 到期: until },
  })
  return post.post_id
}

/** @throws Problem record.missing, access.not-yourself, access.no-such-post */
export async function endPost(ctx: Context, id: string, postId: string, { reason }: Ending): Promise<Account> {
  const account = await somebodyElse(ctx, id)
  const post = account.posts.find((each) => each.id === postId)
  if (!post) throw new Problem('access.no-such-post')
  await atomically(ctx.db, async (tx) => {
    await queries.endPost(tx, postId, dayInChina(ctx.now), ctx.actor.displayName)
    await audit(tx, ctx, {
      verb: 'access.end-post',
      subject: id,
      subjectName: account.name,
      before: { 岗位: post.role, 单位: post.unit },
      reason,
    })
  })
  return getAccount(ctx, id)
}

/**
 * The organisation of the directory a unit's post stands for: the one chosen, else the one of that name, else none. What stands under it is in the
 * post's remit, also what comes later.
 */
async function unitIn(ctx: Context, { county, unit, orgId }: Grant, today: string): Promise<string | null> {
  if (county === null) return null
  const orgs = await standingOrgs(ctx.db, county, today)
  if (orgId !== null && !orgs.some(({ id }) => id === orgId)) throw new Problem('access.no-such-unit')
  const named = orgs.filter(({ name }) => name === unit)
  return orgId ?? (named.length === 1 ? (named[0]?.id ?? null) : null)
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
