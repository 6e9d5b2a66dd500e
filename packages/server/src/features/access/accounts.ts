import { randomUUID } from 'node:crypto'
import type { Account, Disabling, NewAccount, WithPassword } from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { newPassword } from './new-password.ts'
import { hashPassword } from './passwords.ts'
import * as queries from './queries.ts'
import { getAccount } from './service.ts'
import { endSessionsOf } from './session-queries.ts'
import { forgive } from './throttle.ts'

/** @throws Problem access.name-taken */
export async function addAccount(ctx: Context, { name, displayName, phone, branch }: NewAccount): Promise<WithPassword> {
  const password = newPassword()
  const password_hash = await hashPassword(password)
  const account_id = randomUUID()
  await atomically(ctx.db, async (tx) => {
    if (await queries.findAccountByName(tx, name)) throw new Problem('access.name-taken', { name })
    const row = { account_id, name, display_name: displayName, branch, phone, password_hash, must_change: true }
    await queries.addAccount(tx, row, ctx.now.toISOString())
    await audit(tx, ctx, {
      verb: 'access.add-account',
      subject: account_id,
      subjectName: name,
      after: { 姓名: displayName, 类别: branch },
    })
  })
  return { account: await getAccount(ctx, account_id), password }
}

/** @throws Problem record.missing, access.not-yourself */
export async function resetPassword(ctx: Context, id: string): Promise<WithPassword> {
  const account = await somebodyElse(ctx, id)
  const password = newPassword()
  const hash = await hashPassword(password)
  const at = ctx.now.toISOString()
  await atomically(ctx.db, async (tx) => {
    await queries.setPassword(tx, id, hash, true, at)
    await endSessionsOf(tx, id, at, null)
    await forgive(tx, account.name)
    await audit(tx, ctx, { verb: 'access.reset-password', subject: id, subjectName: account.name })
  })
  return { account: await getAccount(ctx, id), password }
}

/** @throws Problem record.missing, access.not-yourself */
export async function disableAccount(ctx: Context, id: string, { disabled, reason }: Disabling): Promise<Account> {
  const account = await somebodyElse(ctx, id)
  await atomically(ctx.db, async (tx) => {
    await queries.setDisabled(tx, id, disabled)
    if (disabled) await endSessionsOf(tx, id, ctx.now.toISOString(), null)
    await audit(tx, ctx, {
      verb: disabled ? 'access.disable-account' : 'access.enable-account',
      subject: id,
      subjectName: account.name,
      before: { 停用: account.disabled },
      after: { 停用: disabled },
      reason,
    })
  })
  return getAccount(ctx, id)
}

/** An account that is not the caller's own. */
export async function somebodyElse(ctx: Context, id: string): Promise<Account> {
  const account = await getAccount(ctx, id)
  if (account.id === ctx.actor.accountId) throw new Problem('access.not-yourself')
  return account
}
