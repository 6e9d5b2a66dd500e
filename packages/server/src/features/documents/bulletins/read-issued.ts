import type { Download, InputOf, Page } from '@junheng/core/endpoint.ts'
import { PLACES } from '@junheng/core/features/access/roles.ts'
import type { listIssued } from '@junheng/core/features/documents/bulletins/contract.ts'
import type { IssuedDetail, IssuedPaper } from '@junheng/core/features/documents/bulletins/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { downloadOf } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { issuedViews } from './issued-view.ts'
import * as queries from './queries.ts'

export async function list(ctx: Context, query: InputOf<typeof listIssued>['query']): Promise<Page<IssuedPaper>> {
  const { code } = countyOf(ctx.actor)
  const { page, size } = query
  const { total, rows } = await queries.listIssued(ctx.db, code, { ...query, sees: seesOf(ctx) })
  return { items: await issuedViews(ctx.db, code, rows), total, page, size }
}

/** @throws Problem record.missing, also for what went to somebody else's school */
export async function read(ctx: Context, id: string): Promise<IssuedDetail> {
  const row = await getIssued(ctx, id)
  const [issued] = await issuedViews(ctx.db, countyOf(ctx.actor).code, [row])
  return { ...issued!, paper: row.paper }
}

/** @throws Problem record.missing */
export async function download(ctx: Context, id: string): Promise<Download> {
  const row = await getIssued(ctx, id)
  const name = `${row.agency}〔${row.year}〕${row.serial}号 ${row.title}.docx`
  return downloadOf(ctx.db, countyOf(ctx.actor).code, row.file_id, name)
}

async function getIssued(ctx: Context, id: string) {
  const found = await queries.findIssued(ctx.db, countyOf(ctx.actor).code, seesOf(ctx), id)
  if (!found) throw new Problem('record.missing')
  return found
}

/** Schools see what went to them; units, to which bulletins on progress go, see those too. */
const seesOf = ({ actor: { reach, role } }: Context): queries.Sees => ({
  schools: reach.kind === 'county' ? null : reach.kind === 'schools' ? reach.codes : [],
  progress: PLACES[role] !== 'school',
})
