import { createHash, randomInt } from 'node:crypto'
import { kindName } from '@junheng/core/features/notices/kinds.ts'
import { codeUntil, MOST_TRIES, maskedMail, mayMailCode, withAnother } from '@junheng/core/features/notices/mail-code.ts'
import { type NoticeSettings, NoticeWishes, USUAL_WISHES } from '@junheng/core/features/notices/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import type { Channels } from './channel.ts'
import { quietOf } from './enqueue.ts'
import * as queries from './settings-queries.ts'

export async function readSettings(ctx: Context, channels: Channels): Promise<NoticeSettings> {
  const { mail, wishes } = await settingOf(ctx.db, ctx.actor.accountId)
  const code = await queries.findCode(ctx.db, ctx.actor.accountId)
  return {
    wishes,
    mail,
    waiting: isOpen(code, ctx.now) ? { mail: code.mail, until: codeUntil(code.sent_at).toISOString() } : null,
    hasMail: channels.mail !== null,
  }
}

export async function setWishes(ctx: Context, channels: Channels, wishes: NoticeWishes): Promise<NoticeSettings> {
  await atomically(ctx.db, async (tx) => {
    const before = await settingOf(tx, ctx.actor.accountId)
    await put(tx, ctx, { mail: before.mail, wishes })
    await audit(tx, ctx, {
      verb: 'notices.set-wishes',
      subject: ctx.actor.accountId,
      subjectName: ctx.actor.name,
      before: inWords(before.wishes),
      after: inWords(wishes),
    })
  })
  return readSettings(ctx, channels)
}

/**
 * Mails a code to an address. It is written down before it is sent: whatever happens then, nobody can ask for more than is allowed.
 *
 * @throws Problem notices.no-mail, notices.code-too-soon, notices.too-many-codes, notices.code-not-sent
 */
export async function askMailCode(ctx: Context, channels: Channels, mail: string): Promise<NoticeSettings> {
  if (!channels.mail) throw new Problem('notices.no-mail')
  const { accountId } = ctx.actor
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await atomically(ctx.db, async (tx) => {
    const row = await queries.findCode(tx, accountId)
    const before = row ? { sentAt: row.sent_at, sends: row.sends, firstAt: row.first_at } : null
    const may = mayMailCode(before, ctx.now)
    if (may.is === 'wait') throw new Problem('notices.code-too-soon', { retryAfter: may.seconds })
    if (may.is === 'tomorrow') throw new Problem('notices.too-many-codes')
    const { sends, firstAt } = withAnother(before, ctx.now)
    const code_hash = hashOf(accountId, mail, code)
    await queries.putCode(tx, {
      account_id: accountId,
      mail,
      code_hash,
      sent_at: ctx.now.toISOString(),
      tries: 0,
      sends,
      first_at: firstAt,
    })
  })
  const outcome = await channels.mail.sendCode(mail, code)
  if (outcome.is !== 'sent') throw new Problem('notices.code-not-sent', { reason: outcome.reason })
  return readSettings(ctx, channels)
}

/** @throws Problem notices.wrong-code, notices.code-over */
export async function confirmMail(ctx: Context, channels: Channels, code: string): Promise<NoticeSettings> {
  const { accountId } = ctx.actor
  const row = await queries.countTry(ctx.db, accountId, MOST_TRIES)
  if (!row || ctx.now >= codeUntil(row.sent_at)) throw new Problem('notices.code-over')
  if (row.code_hash !== hashOf(accountId, row.mail, code)) {
    if (row.tries >= MOST_TRIES) throw new Problem('notices.code-over')
    throw new Problem('notices.wrong-code', { left: MOST_TRIES - row.tries })
  }
  await atomically(ctx.db, async (tx) => {
    const before = await settingOf(tx, accountId)
    await put(tx, ctx, { ...before, mail: row.mail })
    await queries.useUpCode(tx, accountId, MOST_TRIES)
    await auditMail(tx, ctx, 'notices.set-mail', before.mail, row.mail)
  })
  return readSettings(ctx, channels)
}

/** Takes back the address that waits for its code, and leaves the one in use; where none waits, the one in use is used no more. */
export async function removeMail(ctx: Context, channels: Channels): Promise<NoticeSettings> {
  await atomically(ctx.db, async (tx) => {
    const isWaiting = isOpen(await queries.findCode(tx, ctx.actor.accountId), ctx.now)
    await queries.useUpCode(tx, ctx.actor.accountId, MOST_TRIES)
    const before = await settingOf(tx, ctx.actor.accountId)
    if (isWaiting || before.mail === null) return
    await put(tx, ctx, { ...before, mail: null })
    await auditMail(tx, ctx, 'notices.remove-mail', before.mail, null)
  })
  return readSettings(ctx, channels)
}

type Code = NonNullable<Awaited<ReturnType<typeof queries.findCode>>>

const isOpen = (code: Code | undefined, now: Date): code is Code =>
  code !== undefined && code.tries < MOST_TRIES && now < codeUntil(code.sent_at)

async function settingOf(db: Db, accountId: string): Promise<{ mail: string | null; wishes: NoticeWishes }> {
  const row = await queries.findSetting(db, accountId)
  if (!row) return { mail: null, wishes: USUAL_WISHES }
  // A kind that a newer program knew is left out.
  const mailKinds = row.mail_kinds.filter((kind) => NoticeWishes.shape.mailKinds.element.safeParse(kind).success)
  return { mail: row.mail, wishes: NoticeWishes.parse({ mailKinds, digest: row.digest, quiet: quietOf(row) }) }
}

function put(tx: Db, ctx: Context, { mail, wishes }: { mail: string | null; wishes: NoticeWishes }) {
  return queries.putSetting(tx, {
    account_id: ctx.actor.accountId,
    mail,
    mail_kinds: wishes.mailKinds,
    digest: wishes.digest,
    quiet_from: wishes.quiet?.from ?? null,
    quiet_to: wishes.quiet?.to ?? null,
    changed_at: ctx.now.toISOString(),
  })
}

function auditMail(
  tx: Db,
  ctx: Context,
  verb: 'notices.set-mail' | 'notices.remove-mail',
  before: string | null,
  after: string | null,
) {
  const shown = (mail: string | null) => ({ 邮箱: mail && maskedMail(mail) })
  return audit(tx, ctx, {
    verb,
    subject: ctx.actor.accountId,
    subjectName: ctx.actor.name,
    before: shown(before),
    after: shown(after),
  })
}

const DIGEST_NAMES = { immediate: '即时', daily: '每天 08:00 汇总', none: '不发邮件' } as const

const inWords = ({ mailKinds, digest, quiet }: NoticeWishes) => ({
  发邮件的通知: mailKinds.map(kindName).join('、'),
  何时发: DIGEST_NAMES[digest],
  免打扰: quiet ? `${quiet.from}–${quiet.to}` : '无',
})

const hashOf = (accountId: string, mail: string, code: string): string =>
  createHash('sha256').update(`${accountId}:${mail}:${code}`).digest('hex')
