import { AWAITING_REPLY } from '@junheng/core/features/rectification/letters/life.ts'
import { byItself } from '../../../background/by-itself.ts'
import type { Chore, Unattended } from '../../../background/clockwork.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { daysAfter, nextHolder } from '../../warnings/service.ts'
import * as queries from './queries.ts'
import { noteStep } from './step-letter.ts'
import { tellLate } from './tell-letter.ts'

/** Days until a reply that still does not come goes from the leader to the city; our proposal. */
export const NEXT_RUNG_DAYS = 7

/** Letters whose reply is late go up by themselves: to the county's leader, then to the city. */
export const LETTER_ESCALATIONS: Chore = { name: 'late-letters', everyMs: 30_000, run: escalateLettersEverywhere }

/** @returns how many went up, in all counties. All of a county in one transaction: nobody is told of what did not happen, and nothing twice. */
export async function escalateLettersEverywhere(given: Unattended): Promise<number> {
  const now = given.now()
  let escalated = 0
  for (const { county_code: code, name, is_demo: isDemo } of await countiesLate(given.db, todayOf({ now })))
    escalated += await atomically(given.db, (tx) =>
      escalateLetters(tx, byItself({ ...given, db: tx }, { code, name, isDemo }, now)),
    )
  return escalated
}

/** In the caller's transaction; rows another process holds wait for it and are then no longer late. */
export async function escalateLetters(tx: Db, ctx: Context): Promise<number> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const rows = await late(tx, today)
    .selectAll('supervision_letter')
    .where('supervision_letter.county_code', '=', code)
    .orderBy('letter_id')
    .forUpdate()
    .execute()
  for (const row of rows) {
    const holder = nextHolder(row.holder)
    const escalates_on = holder === 'city' ? null : daysAfter(today, NEXT_RUNG_DAYS)
    await queries.setLetter(tx, code, row.letter_id, { holder, escalates_on })
    await noteStep(tx, ctx, row, 'escalate', `逾期未回复，上报${holder === 'city' ? '市级' : '县领导'}`)
    await audit(tx, ctx, {
      verb: 'letters.escalate',
      subject: row.letter_id,
      subjectName: row.title,
      details: { 回复期限: row.reply_due, 上报: holder === 'city' ? '市级' : '县领导' },
    })
    await tellLate(tx, ctx, row, holder)
  }
  return rows.length
}

const late = (db: Db, today: string) =>
  db
    .selectFrom('supervision_letter')
    .where('supervision_letter.state', 'in', AWAITING_REPLY)
    .where('supervision_letter.escalates_on', '<', today)
    .where('supervision_letter.holder', '<>', 'city')

const countiesLate = (db: Db, today: string) =>
  late(db, today)
    .innerJoin('county', 'county.county_code', 'supervision_letter.county_code')
    .select(['county.county_code', 'county.name', 'county.is_demo'])
    .distinct()
    .execute()
