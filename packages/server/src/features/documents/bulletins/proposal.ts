import type { BulletinTexts } from '@junheng/core/features/documents/bulletins/texts.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import * as queries from './queries.ts'

/** What somebody wrote, with what they left out proposed: the issuer and 机关代字 as in the county's last bulletin, else after its name. */
export async function settledTexts(
  ctx: Context,
  wished: { [K in keyof BulletinTexts]?: BulletinTexts[K] | undefined },
  usual: Pick<BulletinTexts, 'to' | 'demand' | 'term'> & { copies?: string },
): Promise<BulletinTexts> {
  const { code, name } = countyOf(ctx.actor)
  const last = (await queries.lastTexts(ctx.db, code))?.texts
  const plain = name.replace(/（.*?）/g, '')
  return {
    agency: wished.agency ?? last?.agency ?? `${plain.slice(0, 1)}教督`,
    issuer: wished.issuer ?? last?.issuer ?? `${plain}人民政府教育督导委员会办公室`,
    to: wished.to ?? usual.to,
    copies: wished.copies === undefined ? (usual.copies ?? null) : wished.copies,
    demand: wished.demand ?? usual.demand,
    term: wished.term === undefined ? usual.term : wished.term,
  }
}
