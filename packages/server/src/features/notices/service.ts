import { randomUUID } from 'node:crypto'
import type { NoticeKind } from '@junheng/core/features/notices/kinds.ts'
import { INSTALLATION } from '@junheng/core/features/notices/schema.ts'
import type { Db } from '../../db/database.ts'
import { type Holder, holdersOf, type Who } from '../access/service.ts'
import type { By } from '../audit/service.ts'
import { enqueue } from './enqueue.ts'
import * as queries from './queries.ts'

export { listDeliveries, retryDeliveries } from './deliveries.ts'
export { addHook, changeHook, listHooks, removeHook, testHook } from './hooks.ts'
export { countNotices, listNotices, markAllRead, markNotices, undoAllRead } from './inbox.ts'
export { askMailCode, confirmMail, readSettings, removeMail, setWishes } from './settings.ts'

/** What is to be told. It leaves the house by mail and group robots: no passwords, no values somebody may not see, no pupils. */
export interface Telling {
  /** Who is told; each person once, however often they are meant. Who acts is told only where named as an account. */
  to: readonly Who[]
  kind: NoticeKind
  /** One line that says it all, cut at 120 characters: `城关小学的填报被退回`. */
  title: string
  /** What there is to know beyond the title, plain text, cut at 2000 characters; may be empty. */
  body: string
  /** Where to go on: a path inside the web, `/returns/…`. */
  link: string
  /** The county it is about, where that is not the actor's: for work by the clock. Without any it is about the installation. */
  county?: string
  /** The same key is told to the same person once, ever; put the day or round into it where it may be said again. */
  dedupe?: string
}

/**
 * Tells people, in the transaction of the action that gives the cause: the notice exists exactly if the action does. Within the transaction it
 * only writes rows; mails and robots follow after the commit (postman.ts). Nobody without a live post that has to do with the county is told.
 *
 * @returns how many people are told, those left out who had been told under the same `dedupe`
 */
export async function notify(tx: Db, by: By, telling: Telling): Promise<number> {
  mustBeInside(telling.link)
  const actor = typeof by.actor === 'string' ? null : by.actor
  const county = telling.county ?? actor?.county?.code ?? INSTALLATION
  const holders = await recipients(tx, telling.to, county, by)
  const meant = [...new Set(holders.map(({ accountId }) => accountId))]
  const known = new Set(telling.dedupe === undefined ? [] : await queries.toldAlready(tx, county, telling.dedupe, meant))
  const accounts = meant.filter((id) => !known.has(id))
  if (accounts.length === 0) return 0
  const created_at = by.now.toISOString()
  const message = { county_code: county, message_id: randomUUID(), created_at }
  const { kind, link, dedupe = null } = telling
  const [title, body] = [oneLine(telling.title), cut(telling.body, MOST_BODY)]
  await queries.addMessage(tx, { ...message, kind, title, body, link, from_name: actor?.displayName ?? String(by.actor) })
  const rows = accounts.map((account_id) => ({ ...message, account_id, dedupe, read_at: null }))
  const told = new Set(await queries.addNotices(tx, rows))
  const units = [...new Set(holders.flatMap(({ accountId, unit }) => (told.has(accountId) ? [unit] : [])))]
  if (told.size > 0) await enqueue(tx, { county, messageId: message.message_id, kind, accounts: [...told], units }, by.now)
  return told.size
}

async function recipients(tx: Db, to: readonly Who[], county: string, by: By): Promise<Holder[]> {
  const self = typeof by.actor === 'string' ? null : by.actor.accountId
  const within = county === INSTALLATION ? null : county
  const isNamed = (who: Who) => 'accounts' in who
  const named = await holdersOf(tx, to.filter(isNamed), within, by.now)
  const held = await holdersOf(
    tx,
    to.filter((who) => !isNamed(who)),
    within,
    by.now,
  )
  return [...named, ...held.filter(({ accountId }) => accountId !== self)]
}

const MOST_TITLE = 120
const MOST_BODY = 2000

/** Names of any length stand in titles: no action fails for them. */
const oneLine = (text: string): string => cut(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim(), MOST_TITLE)

function cut(text: string, most: number): string {
  const whole = text.toWellFormed().replaceAll('\0', '')
  return whole.length > most
    ? `${whole
        .slice(0, most - 1)
        .toWellFormed()
        .replace(/\uFFFD$/, '')}…`
    : whole
}

/** A link that leads nowhere is a fault of the program that tells it. */
function mustBeInside(link: string): void {
  if (!/^\/([^/\\]|$)/.test(link) || /[\s\p{Cc}]/u.test(link)) throw new Error(`not a path inside the web: ${link}`)
}
