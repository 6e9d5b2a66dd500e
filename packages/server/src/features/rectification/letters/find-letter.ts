import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import { type Actor, type Context, countyOf } from '../../../http/context.ts'
import * as queries from './queries.ts'

/** Whether a post speaks for the addressee: a post of that organisation, or the school's principal. */
export function isAddressee({ post, role, reach }: Actor, row: queries.LetterRow): boolean {
  if (post.orgId !== null && post.orgId === row.receiver_org_id) return true
  if (row.school_code === null) return post.orgId === null && post.unit === row.receiver
  return role === 'principal' && reach.kind === 'schools' && reach.codes.includes(row.school_code)
}

/** @throws Problem record.missing, also for a letter the viewer does not see */
export async function getLetter(ctx: Context, id: string): Promise<queries.LetterRow> {
  const row = await queries.findLetter(ctx.db, countyOf(ctx.actor).code, id)
  if (!row || !isSeen(ctx.actor, row)) throw new Problem('record.missing')
  return row
}

/** As `getLetter`, held until the transaction ends. @throws Problem record.missing */
export async function takeLetter(tx: Db, ctx: Context, id: string): Promise<queries.LetterRow> {
  const row = await queries.takeLetter(tx, countyOf(ctx.actor).code, id)
  if (!row || !isSeen(ctx.actor, row)) throw new Problem('record.missing')
  return row
}

/** What is not delivered yet is nobody's but the office's; the same as `seenBy` in queries.ts. */
function isSeen(actor: Actor, row: queries.LetterRow): boolean {
  const { reach } = actor
  if (reach.kind === 'county') return true
  if (row.delivered_on === null) return false
  if (isAddressee(actor, row)) return true
  return reach.kind === 'schools' && row.school_code !== null && reach.codes.includes(row.school_code)
}
