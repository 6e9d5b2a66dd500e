import { randomUUID } from 'node:crypto'
import { MOST_ATTEMPTS, nextTry, STALE_DAYS } from '@junheng/core/features/notices/retry.ts'
import { INSTALLATION } from '@junheng/core/features/notices/schema.ts'
import { atomically, type Db } from '../../db/database.ts'
import { holdersOf, openSecret, type SecretKey } from '../access/service.ts'
import { todayOf } from '../orgs/service.ts'
import type { Channels, HookAddress, Letter, Outcome } from './channel.ts'
import { secretOf } from './hook-secret.ts'
import * as queries from './outbox-queries.ts'
import { notify } from './service.ts'

export interface Deliverer {
  channels: Channels
  secretKey: SecretKey
  now: () => Date
  /** How long a claim holds, in milliseconds; more than any channel's patience. A killed program's letters wait so long. */
  leaseMs?: number
}

type Way = 'mail' | 'hook'

/**
 * Sends what is due for one receiver: claim, commit, send, mark. Between sending and marking nothing can be undone: a program killed there leaves
 * the letter to be sent once more when its lease ends, under the same number.
 *
 * @returns what became of it; null where nothing is due
 */
export async function deliverNext(db: Db, way: Way, deliverer: Deliverer): Promise<Outcome['is'] | 'shut' | 'dropped' | null> {
  const { now, leaseMs = 120_000 } = deliverer
  const begun = now()
  const lease = { now: begun.toISOString(), until: new Date(begun.getTime() + leaseMs).toISOString() }
  const rows = await atomically(db, (tx) => queries.claim(tx, way, randomUUID(), lease))
  const [first] = rows
  if (!first) return null
  const ids = rows.map((row) => row.delivery_id)
  const end = (state: 'sent' | 'dropped', reason: string | null, of = ids) =>
    queries.settle(db, of, { state, reason, at: now().toISOString() })
  const giveUp = (reason: string, of = ids) => giveUpAndTell(db, of, reason, now())
  const stale = begun.getTime() - STALE_DAYS * 24 * 3_600_000
  if (Date.parse(first.due_at) < stale) {
    await giveUp(`超过 ${STALE_DAYS} 天没有送出，内容已过时`)
    return 'never'
  }
  if (first.attempts > MOST_ATTEMPTS) {
    await giveUp('发送中程序多次中断，没有再试')
    return 'never'
  }
  const known = await queries.linesOf(db, first.batch_id ?? '')
  const read = known.filter((line) => line.read_at !== null).map((line) => line.delivery_id)
  if (read.length > 0) await end('dropped', '已在系统里看过', read)
  const unread = ids.flatMap((id) => known.find((line) => line.delivery_id === id && line.read_at === null) ?? [])
  if (unread.length === 0) return 'dropped'
  const lines = unread.map(({ delivery_id: _, read_at: __, ...line }) => line)
  const outcome = await send(db, deliverer, way, first, { id: first.batch_id ?? first.delivery_id, lines })
  const left = unread.map((line) => line.delivery_id)
  if (outcome.is === 'unwanted') {
    await end('dropped', outcome.reason, left)
    return 'dropped'
  }
  if (outcome.is === 'sent') await end('sent', null, left)
  else if (outcome.is === 'never') await giveUp(outcome.reason, left)
  else {
    // A server that is down says nothing about a letter: it goes on waiting, until it is stale.
    const isCounted = !outcome.isShut
    const next = nextTry(isCounted ? first.attempts : 1, now())
    if (next === null) await giveUp(outcome.reason, left)
    else await queries.postpone(db, left, { dueAt: next.toISOString(), reason: outcome.reason, isCounted })
  }
  return outcome.is === 'later' && outcome.isShut ? 'shut' : outcome.is
}

/** The administrator is told once a day that there is something to look at; what and why stands on the page. */
async function giveUpAndTell(db: Db, ids: readonly string[], reason: string, now: Date): Promise<void> {
  await atomically(db, async (tx) => {
    await queries.settle(tx, ids, { state: 'given_up', reason, at: now.toISOString() })
    await notify(
      tx,
      { actor: '系统', now, reference: 'postman' },
      {
        to: [{ role: 'system_admin', county: INSTALLATION }],
        county: INSTALLATION,
        kind: 'system',
        title: '有通知没有送出，请查看原因',
        body: reason,
        link: '/notice-deliveries',
        dedupe: `given-up:${todayOf({ now })}`,
      },
    )
  })
}

type Sent = Outcome | { is: 'unwanted'; reason: string }

async function send(db: Db, deliverer: Deliverer, way: Way, to: queries.ClaimedRow, letter: Letter): Promise<Sent> {
  return way === 'mail' ? sendMail(db, deliverer, to.account_id ?? '', letter) : sendHook(db, deliverer, to, letter)
}

/** Wishes are read when the time has come: who no longer works here or wants no mail gets none. */
async function sendMail(db: Db, { channels, now }: Deliverer, accountId: string, letter: Letter): Promise<Sent> {
  const setting = await queries.findMail(db, accountId)
  if (!setting?.mail || setting.digest === 'none') return { is: 'unwanted', reason: '收件人已不接收邮件' }
  if ((await holdersOf(db, { accounts: [accountId] }, null, now())).length === 0)
    return { is: 'unwanted', reason: '收件人已不在岗或账号已停用' }
  if (!channels.mail) return { is: 'later', reason: '没有配置邮件服务器', isShut: true }
  return channels.mail.send(setting.mail, letter)
}

async function sendHook(db: Db, { channels, secretKey }: Deliverer, to: queries.ClaimedRow, letter: Letter): Promise<Sent> {
  const hook = await queries.findHook(db, to.county_code, to.hook_id ?? '')
  if (!hook?.enabled) return { is: 'unwanted', reason: '群机器人已停用或删除' }
  let address: HookAddress
  try {
    address = { kind: hook.kind, ...secretOf(openSecret(secretKey.find(), hook.sealed, hook.hook_id)) }
  } catch {
    return { is: 'never', reason: '读不出群机器人的地址：密钥与设置时的不同，请重新填写地址' }
  }
  return channels.hook.send(address, letter)
}
