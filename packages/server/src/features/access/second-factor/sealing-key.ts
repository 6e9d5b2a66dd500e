import { Problem } from '@junheng/core/problems.ts'
import type { Context } from '../../../http/context.ts'
import { hasFactors } from './queries.ts'

/**
 * The key new secrets are sealed with, made on first use.
 *
 * @throws Problem access.no-secret-key; access.other-secret-key where secrets stand in the database and their key is gone: a new one beside it would
 * make both useless
 */
export async function sealingKey(ctx: Pick<Context, 'db' | 'secretKey'>): Promise<Buffer> {
  if (ctx.secretKey.find() === null && (await hasFactors(ctx.db))) throw new Problem('access.other-secret-key')
  return ctx.secretKey.make()
}
