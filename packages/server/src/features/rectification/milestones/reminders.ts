import { reminderOwed } from '@junheng/core/features/rectification/milestones/rules.ts'
import { daysUntil } from '@junheng/core/features/rectification/plan-days.ts'
import { byItself } from '../../../background/by-itself.ts'
import type { Chore, Unattended } from '../../../background/clockwork.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import type { Who } from '../../access/service.ts'
import { notify } from '../../notices/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { unitsOf } from '../ledger/queries.ts'
import { isDemonstration } from '../ledger/tell.ts'
import * as queries from './reminder-queries.ts'
import { settingOf } from './reminder-settings.ts'

/** People are reminded of milestones and deadlines by themselves, once a day, not in the night. */
export const REMINDERS: Chore = { name: 'item-reminders', everyMs: 10 * 60_000, run: remindEverywhere }

/** Nobody's telephone rings before. */
const FROM_HOUR = 8

/** @returns how many reminders were said, in all counties */
export async function remindEverywhere(given: Unattended): Promise<number> {
  const now = given.now()
  if (hourInChina(now) < FROM_HOUR) return 0
  let said = 0
  for (const { county_code: code, name, is_demo: isDemo } of await queries.countiesWithItems(given.db)) {
    if (given.signal.aborted) return said
    try {
      said += await atomically(given.db, (tx) => remindCounty(tx, byItself({ ...given, db: tx }, { code, name, isDemo }, now)))
    } catch (error) {
      if (given.signal.aborted) return said
      given.log.warn({ county: code, reason: (error as Error).message }, 'nobody could be reminded in a county')
    }
  }
  return said
}

/**
 * Says what is owed in one county today. The rows that a reminder was said and the notices are one transaction: killed midway it left nothing, and
 * of two programs at once the second finds the rows there.
 *
 * @returns how many reminders
 */
export async function remindCounty(tx: Db, ctx: Context): Promise<number> {
  const { code } = countyOf(ctx.actor)
  const today = todayOf(ctx)
  const { rule } = await settingOf(tx, code)
  const due = await queries.openDays(tx, code, today, Math.max(0, ...rule.before))
  const owed = due.flatMap((day) => {
    const mark = reminderOwed(rule, day.due, today)
    // Marks only ever sink: what was said later than the one owed now says enough.
    return mark === null || (day.said !== null && day.said <= mark) ? [] : { ...day, mark }
  })
  const at = ctx.now.toISOString()
  const fresh = new Set(
    await queries.addReminders(
      tx,
      owed.map(({ item_no, milestone_no, due, mark }) => ({ county_code: code, item_no, milestone_no, due, mark, at })),
    ),
  )
  const news = owed.filter(({ item_no, milestone_no }) => fresh.has(`${item_no} ${milestone_no}`))
  if (news.length > 0 && !isDemonstration(ctx)) await tell(tx, ctx, today, news)
  return news.length
}

type Owed = queries.OpenDay & { mark: number }

/** One notice for each unit, school and the coordinator with all that concerns them, not one for each day. */
async function tell(tx: Db, ctx: Context, today: string, news: readonly Owed[]): Promise<void> {
  const { code } = countyOf(ctx.actor)
  const units = Map.groupBy(await unitsOf(tx, code, [...new Set(news.map(({ item_no }) => item_no))]), (unit) => unit.item_no)
  const byHolder = new Map<string, { who: Who; days: Owed[] }>()
  const add = (key: string, who: Who, day: Owed) => {
    const found = byHolder.get(key) ?? { who, days: [] }
    found.days.push(day)
    byHolder.set(key, found)
  }
  for (const day of news) {
    add('bureau', { role: 'coordinator', county: code }, day)
    if (day.school_code !== null) add(`school ${day.school_code}`, { school: day.school_code }, day)
    for (const unit of new Set((units.get(day.item_no) ?? []).map(({ org_id, name }) => org_id ?? name)))
      add(`unit ${unit}`, { unit, county: code }, day)
  }
  for (const { who, days } of byHolder.values()) await notify(tx, ctx, { to: [who], ...worded(days, today) })
}

const NAMED = 8

function worded(days: readonly Owed[], today: string) {
  const sorted = [...days].sort((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : a.item_no - b.item_no))
  const late = sorted.filter(({ due }) => due < today).length
  const counts = [late > 0 && `${late} 项已逾期`, sorted.length > late && `${sorted.length - late} 项将到期`].filter(Boolean)
  const lines = sorted.slice(0, NAMED).map((day) => {
    const name = [day.school_name, day.milestone_no === 0 ? day.problem : day.text].filter(Boolean).join('：')
    return `№ ${day.item_no} ${day.due}（${howFar(day.due, today)}）${name.slice(0, 80)}`
  })
  if (sorted.length > NAMED) lines.push(`另有 ${sorted.length - NAMED} 项`)
  const only = sorted.length === 1 ? sorted[0]! : null
  return {
    kind: 'due' as const,
    title: only ? `整改任务 № ${only.item_no} ${howFar(only.due, today)}` : `整改任务：${counts.join('，')}`,
    body: lines.join('\n'),
    link: only ? `/ledger/${only.item_no}` : '/rectification/due',
  }
}

function howFar(due: string, today: string): string {
  const left = daysUntil(due, today)
  return left < 0 ? `已逾期 ${-left} 天` : left === 0 ? '今天到期' : `还有 ${left} 天到期`
}

const hourInChina = (now: Date): number =>
  Number(now.toLocaleString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' }))
