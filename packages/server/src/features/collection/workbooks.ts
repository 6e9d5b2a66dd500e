import type { Download, Upload } from '@junheng/core/endpoint.ts'
import type { TemplateKind } from '@junheng/core/features/collection/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Context } from '../../http/context.ts'
import { mediaTypeOf } from './media-types.ts'
import { readBytes } from './packages.ts'

/** An empty workbook for a county or a school, made for the years before this one. */
export async function template(ctx: Context, kind: TemplateKind): Promise<Download> {
  const bytes = await ctx.work.run('template', { kind, today: dayInChina(ctx.now) })
  return workbookFile(kind === 'county' ? '县级数据.xlsx' : '学校数据.xlsx', bytes)
}

/** The handed-in workbook with its faults marked. @throws Problem collection.nothing-to-mark */
export async function annotated(ctx: Context, file: Upload): Promise<Download> {
  const bytes = await ctx.work.run('annotate', { bytes: file.bytes }, ctx.signal)
  if (!bytes) throw new Problem('collection.nothing-to-mark')
  return workbookFile(`${withoutEnding(file.fileName)}-标注.xlsx`, bytes)
}

/** A package as a filled workbook, to go on with in Excel. @throws Problem record.missing */
export async function workbook(ctx: Context, id: string): Promise<Download> {
  const { summary, bytes } = await readBytes(ctx, id)
  const filled = await ctx.work.run('workbook', { bytes: await bytes(), today: dayInChina(ctx.now) }, ctx.signal)
  return workbookFile(`${withoutEnding(summary.fileName)}.xlsx`, filled)
}

export const workbookFile = (fileName: string, bytes: Uint8Array): Download => ({
  fileName,
  mediaType: mediaTypeOf('xlsx'),
  size: bytes.length,
  bytes,
})

const withoutEnding = (fileName: string): string => fileName.replace(/\.(xlsx|zip)$/i, '')

/** Days are Asia/Shanghai's, whatever the machine's zone. */
export const dayInChina = (now: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
