import type { Download, Upload } from '@junheng/core/endpoint.ts'
import type { Gathering } from '@junheng/core/features/collection/national/contract.ts'
import type { GatherReport } from '@junheng/core/features/collection/national/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readStoredFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { findCurrent } from '../queries.ts'

type Exports = Readonly<Record<string, Upload | null>>

/** Says what the exports are and how their figures stand to those in use. Nothing is stored, not even that it was asked. */
export async function gatherReport(ctx: Context, files: Exports, gathering: Gathering): Promise<GatherReport> {
  return (await ctx.work.run('gather', { ...(await inputOf(ctx, files, gathering)), fill: false }, ctx.signal, ctx.tell)).report
}

/** The filled workbook. Gathered anew from the files: what was read before was not kept. @throws Problem collection.nothing-gathered */
export async function gatheredWorkbook(ctx: Context, files: Exports, gathering: Gathering): Promise<Download> {
  const { workbook } = await ctx.work.run('gather', { ...(await inputOf(ctx, files, gathering)), fill: true }, ctx.signal)
  if (workbook === null) throw new Problem('collection.nothing-gathered')
  const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { fileName: '县级数据-来自国家系统.xlsx', mediaType, size: workbook.length, bytes: workbook }
}

async function inputOf(ctx: Context, files: Exports, { base }: Gathering) {
  const { code } = countyOf(ctx.actor)
  const current = base === 'current' ? await findCurrent(ctx.db, code) : undefined
  return {
    files: Object.values(files).flatMap((file) => (file ? [{ name: file.fileName, bytes: file.bytes }] : [])),
    base: current ? await readStoredFile(ctx.db, code, current.file_id) : null,
    today: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(ctx.now),
  }
}
