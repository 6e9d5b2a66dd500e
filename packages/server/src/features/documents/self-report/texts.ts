import type { OwnText } from '@junheng/core/features/documents/self-report/contract.ts'
import { OWN_TEXT_KEYS, OWN_TEXTS, type OwnTextKey } from '@junheng/core/features/documents/self-report/own-texts.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import * as queries from './queries.ts'

/** All texts of a year's report in their order; what the year has not yet written is the newest of the years before. */
export async function textsOf(db: Db, countyCode: string, year: number): Promise<OwnText[]> {
  const rows = new Map((await queries.textsUntil(db, countyCode, year)).map((row) => [row.text_key, row]))
  return OWN_TEXT_KEYS.map((key) => {
    const row = rows.get(key)
    if (!row) return { key, text: '', version: 0, year, writtenAt: null, writtenBy: null }
    // A text of an earlier year is the first of this one as soon as somebody changes it.
    return { ...viewOf(row), version: row.year === year ? row.version : 0 }
  })
}

/** @throws Problem documents.text-changed when another version stands there than the writer saw */
export async function writeText(
  ctx: Context,
  { year, key }: { year: number; key: OwnTextKey },
  { text, seen }: { text: string; seen: number },
): Promise<OwnText> {
  const { code } = countyOf(ctx.actor)
  try {
    return await atomically(ctx.db, async (tx) => {
      const [last] = await queries.textHistory(tx, code, year, key)
      if ((last?.version ?? 0) !== seen) throw changed(last)
      if (last?.body === text) return viewOf(last)
      const row = await queries.addText(tx, {
        county_code: code,
        year,
        text_key: key,
        version: seen + 1,
        body: text,
        written_at: ctx.now.toISOString(),
        written_name: ctx.actor.displayName,
      })
      const title = OWN_TEXTS.find((one) => one.key === key)!.title
      const details = { 段落: title, 年度: year, 版本: row.version, 字数: text.length }
      await audit(tx, ctx, { verb: 'documents.text', subject: `${year} ${key}`, subjectName: title, details })
      return viewOf(row)
    })
  } catch (error) {
    // Both saw the same version and saved at the same moment.
    if (!isDuplicate(error)) throw error
    throw changed((await queries.textHistory(ctx.db, code, year, key))[0])
  }
}

export async function textHistory(ctx: Context, { year, key }: { year: number; key: OwnTextKey }): Promise<{ items: OwnText[] }> {
  return { items: (await queries.textHistory(ctx.db, countyOf(ctx.actor).code, year, key)).map(viewOf) }
}

const changed = (last: queries.TextRow | undefined): Problem =>
  new Problem('documents.text-changed', { person: last?.written_name ?? '他人', version: last?.version ?? 0 })

const viewOf = ({ text_key, body, version, year, written_at, written_name }: queries.TextRow): OwnText => ({
  key: text_key as OwnTextKey,
  text: body,
  version,
  year,
  writtenAt: written_at,
  writtenBy: written_name,
})
