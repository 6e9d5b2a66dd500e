import { LETTER_FACTS, LETTER_KINDS, type LetterKind } from '@junheng/core/features/rectification/letters/kinds.ts'
import type { LetterSetting } from '@junheng/core/features/rectification/letters/schema.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import * as queries from './queries.ts'

/** The county's own days, and the proposed ones where it has none. */
export async function listSettings(ctx: Context): Promise<{ items: LetterSetting[] }> {
  return { items: await settingsIn(ctx.db, countyOf(ctx.actor).code) }
}

export async function settingOf(db: Db, countyCode: string, kind: LetterKind): Promise<LetterSetting> {
  return (await settingsIn(db, countyCode)).find((setting) => setting.kind === kind)!
}

export async function setSetting(
  ctx: Context,
  kind: LetterKind,
  { days, recheckDays }: { days: number; recheckDays: number | null },
): Promise<{ items: LetterSetting[] }> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const before = await settingOf(tx, code, kind)
    const changed = { changed_at: ctx.now.toISOString(), changed_name: ctx.actor.displayName }
    await queries.putSetting(tx, { county_code: code, kind, days, recheck_days: recheckDays, ...changed })
    await audit(tx, ctx, {
      verb: 'letters.set-days',
      subject: kind,
      subjectName: LETTER_FACTS[kind].zh,
      before: { 回复天数: before.days, 申请复查天数: before.recheckDays },
      after: { 回复天数: days, 申请复查天数: recheckDays },
    })
    return { items: await settingsIn(tx, code) }
  })
}

async function settingsIn(db: Db, countyCode: string): Promise<LetterSetting[]> {
  const own = new Map((await queries.settingsOf(db, countyCode)).map((row) => [row.kind, row]))
  return LETTER_KINDS.map((kind) => {
    const { zh, days, recheckDays, source } = LETTER_FACTS[kind]
    const row = own.get(kind)
    return row
      ? { kind, zh, days: row.days, recheckDays: row.recheck_days, isOwn: true, source }
      : { kind, zh, days, recheckDays, isOwn: false, source }
  })
}
