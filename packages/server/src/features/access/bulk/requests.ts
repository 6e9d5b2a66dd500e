import type { PostRequest, RequestRefusals } from '@junheng/core/features/access/bulk/schema.ts'
import { PLACES } from '@junheng/core/features/access/roles.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../db/database.ts'
import type { Context } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { type StandingOrg, standingOrgs } from '../../orgs/service.ts'
import { dayInChina } from '../china-day.ts'
import { addGranted } from '../grants.ts'
import { listCounties } from '../post-queries.ts'
import * as queries from './queries.ts'

type Row = Awaited<ReturnType<typeof queries.openRequests>>[number]

export async function listPostRequests(ctx: Context): Promise<{ items: PostRequest[] }> {
  const rows = await queries.openRequests(ctx.db)
  const counties = new Map((await listCounties(ctx.db)).map(({ code, name }) => [code, name]))
  const directories = new Map<string, StandingOrg[]>()
  for (const code of new Set(rows.map((row) => row.county_code)))
    directories.set(code, await standingOrgs(ctx.db, code, dayInChina(ctx.now)))
  const items = rows.map((row) => ({
    id: row.request_id,
    account: { id: row.account_id, name: row.name, displayName: row.display_name },
    role: row.role,
    county: { code: row.county_code, name: counties.get(row.county_code) ?? `市（${row.county_code}）` },
    unit: row.unit_name,
    school: row.school_code,
    isListed: isListed(row, directories.get(row.county_code) ?? []),
    requestedAt: row.requested_at,
    requestedName: row.requested_name,
  }))
  return { items }
}

/** All of them or none. @throws Problem access.requests-changed, access.not-yourself, access.other-branch, access.county-unknown */
export async function grantRequests(ctx: Context, ids: readonly string[]): Promise<{ items: PostRequest[] }> {
  await atomically(ctx.db, async (tx) => {
    for (const row of await chosen({ ...ctx, db: tx }, ids)) {
      const post_id = await addGranted({ ...ctx, db: tx }, row.account_id, {
        role: row.role,
        county: row.county_code,
        unit: row.unit_name,
        orgId: null,
        schools: row.school_code === null ? [] : [row.school_code],
        until: null,
      })
      const decided = { decided_at: ctx.now.toISOString(), decided_name: ctx.actor.displayName, post_id }
      if (!(await queries.decideRequest(tx, row.request_id, decided))) throw new Problem('access.requests-changed')
    }
  })
  return listPostRequests(ctx)
}

/** The accounts stay, without a post. @throws Problem access.requests-changed */
export async function refuseRequests(ctx: Context, { requests, reason }: RequestRefusals): Promise<{ items: PostRequest[] }> {
  await atomically(ctx.db, async (tx) => {
    for (const row of await chosen({ ...ctx, db: tx }, requests)) {
      const decided = { decided_at: ctx.now.toISOString(), decided_name: ctx.actor.displayName, post_id: null }
      if (!(await queries.decideRequest(tx, row.request_id, decided))) throw new Problem('access.requests-changed')
      const before = { 申请岗位: row.role, 单位: row.unit_name }
      await audit(tx, ctx, {
        verb: 'access.refuse-post',
        subject: row.account_id,
        subjectName: row.name,
        before,
        reason,
      })
    }
  })
  return listPostRequests(ctx)
}

async function chosen(ctx: Context, ids: readonly string[]): Promise<Row[]> {
  const wanted = new Set(ids)
  const rows = (await queries.openRequests(ctx.db)).filter((row) => wanted.has(row.request_id))
  if (rows.length !== wanted.size) throw new Problem('access.requests-changed')
  return rows
}

/** Posts over a whole county or city name no entry of the directory. */
function isListed(row: Row, directory: readonly StandingOrg[]): boolean {
  const place = PLACES[row.role]
  if (place === 'school') return directory.some(({ schoolCode }) => schoolCode === row.school_code)
  return place !== 'unit' || directory.filter(({ name }) => name === row.unit_name).length === 1
}
