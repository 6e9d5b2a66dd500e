import { randomUUID } from 'node:crypto'
import { KIND_KEYS, kindName } from '@junheng/core/features/notices/kinds.ts'
import { HOOK_KINDS, type Hook, type HookDraft, type Hooks } from '@junheng/core/features/notices/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { countiesAndUnits, openSecret, sealingKey, sealSecret } from '../access/service.ts'
import { audit } from '../audit/service.ts'
import type { Channels } from './channel.ts'
import { addressTrouble } from './hook-address.ts'
import * as queries from './hook-queries.ts'
import { maskOf, secretOf, secretText } from './hook-secret.ts'
import type { NoticeHookTable } from './tables.ts'

/** The robots of the actor's county; of all counties for administration, which works on none. */
export async function listHooks(ctx: Context, channels: Channels): Promise<Hooks> {
  const own = ctx.actor.county?.code ?? null
  const rows = await queries.listHooks(ctx.db, own)
  return {
    items: rows.map(
      (row): Hook => ({
        id: row.hook_id,
        county: { code: row.county_code, name: row.county_name ?? row.county_code },
        unit: row.unit_name,
        kind: row.kind,
        mask: row.mask,
        kinds: KIND_KEYS.filter((kind) => row.kinds.includes(kind)),
        enabled: row.enabled,
        changedAt: row.changed_at,
        changedBy: row.changed_name,
        last:
          row.last_state === null || row.last_at === null
            ? null
            : { state: row.last_state, at: new Date(row.last_at).toISOString(), reason: row.last_reason },
      }),
    ),
    ...(await countiesAndUnits(ctx.db, own, ctx.now)),
    mayBeInner: channels.mayBeInner,
  }
}

/** @throws Problem notices.hook-refused, access.out-of-scope */
export async function addHook(ctx: Context, channels: Channels, draft: HookDraft): Promise<Hooks> {
  const { url } = draft
  if (url === null) throw new Problem('notices.hook-refused', { reason: '请填写机器人的地址。' })
  const hookId = randomUUID()
  await atomically(ctx.db, async (tx) => {
    const row = rowOf(ctx, hookId, draft, await sealedOf(ctx, channels, hookId, { ...draft, url }))
    await mustBeOnlyOne(row, () => queries.addHook(tx, row))
    await audit(tx, ctx, { ...lineOf(row), verb: 'notices.set-hook', after: inWords(row) })
  })
  return listHooks(ctx, channels)
}

/** @throws Problem record.missing, notices.hook-refused, access.out-of-scope */
export async function changeHook(ctx: Context, channels: Channels, hookId: string, draft: HookDraft): Promise<Hooks> {
  await atomically(ctx.db, async (tx) => {
    const before = await getHook(tx, ctx, hookId)
    if (draft.county !== before.county_code)
      throw new Problem('notices.hook-refused', { reason: '不能换区县，请删除后另外添加。' })
    if (draft.url === null && draft.kind !== before.kind)
      throw new Problem('notices.hook-refused', { reason: '换了类型，请重新填写地址。' })
    const sealed =
      draft.url === null
        ? { sealed: before.sealed, mask: before.mask }
        : await sealedOf(ctx, channels, hookId, { ...draft, url: draft.url })
    const row = rowOf(ctx, hookId, draft, sealed)
    await mustBeOnlyOne(row, () => queries.setHook(tx, row))
    await audit(tx, ctx, { ...lineOf(row), verb: 'notices.set-hook', before: inWords(before), after: inWords(row) })
  })
  return listHooks(ctx, channels)
}

/** @throws Problem record.missing */
export async function removeHook(ctx: Context, channels: Channels, hookId: string): Promise<Hooks> {
  await atomically(ctx.db, async (tx) => {
    const before = await getHook(tx, ctx, hookId)
    await queries.removeHook(tx, before.county_code, hookId)
    await audit(tx, ctx, { ...lineOf(before), verb: 'notices.remove-hook', before: inWords(before) })
  })
  return listHooks(ctx, channels)
}

/** Written down before it is sent: a call to an outside address is never without its entry. @throws Problem record.missing, notices.hook-not-sent */
export async function testHook(ctx: Context, channels: Channels, hookId: string): Promise<{ sent: true }> {
  const hook = await atomically(ctx.db, async (tx) => {
    const found = await getHook(tx, ctx, hookId)
    await audit(tx, ctx, { ...lineOf(found), verb: 'notices.test-hook' })
    return found
  })
  const { url, secret } = secretOf(openedSecret(ctx, hook))
  const line = { kind: 'system', title: '这是一条测试消息，群机器人可以使用', body: '', link: '/inbox', from: '', county: null }
  const outcome = await channels.hook.send({ kind: hook.kind, url, secret }, { id: randomUUID(), lines: [line] })
  if (outcome.is !== 'sent') throw new Problem('notices.hook-not-sent', { reason: outcome.reason })
  return { sent: true }
}

type Found = NonNullable<Awaited<ReturnType<typeof queries.findHook>>>

/** Another county's is not there. */
async function getHook(db: Db, ctx: Context, hookId: string): Promise<Found> {
  const found = await queries.findHook(db, hookId)
  if (!found || (ctx.actor.county && ctx.actor.county.code !== found.county_code)) throw new Problem('record.missing')
  return found
}

async function sealedOf(
  ctx: Context,
  channels: Channels,
  hookId: string,
  { kind, url: text, secret }: HookDraft & { url: string },
) {
  const url = URL.canParse(text) ? new URL(text) : null
  const reason = url
    ? (otherKind(url, kind) ?? addressTrouble(url, channels.mayBeInner))
    : '地址不完整，应从机器人的设置页整个复制，以 https:// 开头。'
  if (!url || reason !== null) throw new Problem('notices.hook-refused', { reason })
  return {
    sealed: sealSecret(await sealingKey(ctx), secretText({ url: url.href, secret }), hookId),
    mask: `${maskOf(url.href)}${secret === null ? '' : '（加签）'}`,
  }
}

const HOSTS: Readonly<Record<string, HookDraft['kind']>> = { 'qyapi.weixin.qq.com': 'wecom', 'oapi.dingtalk.com': 'dingtalk' }

/** Where the address itself says which of the two it is. */
function otherKind(url: URL, kind: HookDraft['kind']): string | null {
  const its = HOSTS[url.hostname]
  return its === undefined || its === kind ? null : `这是${HOOK_KINDS[its]}机器人的地址，类型请选${HOOK_KINDS[its]}。`
}

function openedSecret(ctx: Context, hook: Found): string {
  try {
    return openSecret(ctx.secretKey.find(), hook.sealed, hook.hook_id)
  } catch (error) {
    throw new Problem('notices.hook-not-sent', { reason: '保存地址所用的密钥已经更换，请重新填写地址' }, { cause: error })
  }
}

function rowOf(ctx: Context, hook_id: string, draft: HookDraft, sealed: { sealed: string; mask: string }): NoticeHookTable {
  if (ctx.actor.county && ctx.actor.county.code !== draft.county) throw new Problem('access.out-of-scope')
  return {
    county_code: draft.county,
    hook_id,
    unit_name: draft.unit,
    kind: draft.kind,
    ...sealed,
    kinds: draft.kinds,
    enabled: draft.enabled,
    changed_at: ctx.now.toISOString(),
    changed_name: ctx.actor.displayName,
  }
}

async function mustBeOnlyOne(row: NoticeHookTable, write: () => Promise<unknown>): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new Problem('notices.hook-refused', { reason: `${row.unit_name || '全区县'}已经有群机器人，请在那一行修改。` })
  }
}

const lineOf = (row: Pick<Found, 'hook_id' | 'county_code' | 'unit_name'>) => ({
  subject: row.hook_id,
  subjectName: row.unit_name || '全区县',
  countyCode: row.county_code,
})

const inWords = ({ unit_name, kind, mask, kinds, enabled }: Found | NoticeHookTable) => ({
  范围: unit_name || '全区县',
  类型: HOOK_KINDS[kind],
  地址: mask,
  通知: kinds.map(kindName).join('、'),
  启用: enabled ? '是' : '否',
})
