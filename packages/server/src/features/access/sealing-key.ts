import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { keyedHash } from './secret-key.ts'

const MARK = 'secret-key.mark'

/**
 * The key new secrets are sealed with, made on first use. The database keeps its mark, not the key: another key beside secrets of the first would make
 * some of them useless whichever stands there later.
 *
 * @throws Problem access.no-secret-key, access.other-secret-key
 */
export async function sealingKey(ctx: Pick<Context, 'db' | 'secretKey' | 'now'>): Promise<Buffer> {
  const mark = await readMark(ctx.db)
  const known = ctx.secretKey.find()
  if (mark !== null && (known === null || markOf(known) !== mark)) throw new Problem('access.other-secret-key')
  const key = known ?? ctx.secretKey.make()
  if (mark === null) await keepMark(ctx.db, markOf(key), ctx.now)
  return key
}

/** Where the key is gone for good, the next one made is the first again. */
export const forgetKey = (db: Db, now: Date): Promise<void> => keepMark(db, null, now)

const markOf = (key: Buffer): string => keyedHash(key, MARK)

async function readMark(db: Db): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', MARK).executeTakeFirst()
  return typeof row?.value === 'string' ? row.value : null
}

async function keepMark(db: Db, mark: string | null, now: Date): Promise<void> {
  const row = { key: MARK, value: JSON.stringify(mark), changed_at: now.toISOString() }
  await db
    .insertInto('setting')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: row.value, changed_at: row.changed_at }))
    .execute()
}
