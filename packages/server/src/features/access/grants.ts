import { randomUUID } from 'node:crypto'
import { BRANCH_NAMES, branchOf, PLACES } from '@junheng/core/features/access/roles.ts'
import type { Account, Ending, Grant } from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { findByName } from '../orgs/service.ts'
import { somebodyElse } from './accounts.ts'
import { dayInChina } from './china-day.ts'
import * as queries from './post-queries.ts'
import { getAccount } from './service.ts'

/**
 * Grants a post from today on. Nobody grants to themselves, and the account's branch stays what it is.
 *
 * @throws Problem record.missing, access.not-yourself, access.other-branch, access.county-unknown
 */
export async function grantPost(ctx: Context, id: string, grant: Grant): Promise<Account> {
  const account = await somebodyElse(ctx, id)
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
  await atomically(ctx.db, async (tx) => {
    const post = {
      post_id: randomUUID(),
      account_id: id,
      role,
      county_code: county,
      // Where the directory knows it, what stands under it then is in the post's remit, also what comes later.
      org_id: place === 'unit' && county !== null ? await findByName(tx, county, unit, today) : null,
      school_code: isOwn ? (schools[0] ?? null) : null,
      unit_name: unit,
      valid_from: today,
      valid_to: until === null ? null : dayAfter(until),
      granted_at: ctx.now.toISOString(),
      granted_name: ctx.actor.displayName,
    }
    await queries.addPost(tx, post, isOwn ? [] : [...new Set(schools)])
    await audit(tx, ctx, {
      verb: 'access.grant-post',
      subject: id,
      subjectName: account.name,
      after: { 岗位: role, 单位: unit, 区县: county, 学校: schools, 到期: until },
    })
  })
  return getAccount(ctx, id)
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

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
