import { type Download, MEDIA_TYPES, type Upload } from '@junheng/core/endpoint.ts'
import {
  fieldsOf,
  TEMPLATE_KINDS,
  TEMPLATES,
  type TemplateKind,
  type TemplateView,
} from '@junheng/core/features/documents/templates/contract.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../../db/database.ts'
import { downloadOf, readStoredFile, storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { defaultTemplate } from '../docx/default-template.ts'
import { openDefault, openTemplate, type PaperTemplate } from '../docx/template.ts'
import * as queries from './queries.ts'

/** A county's own template as bytes; null: the default one is in use. */
export async function findTemplate(
  db: Db,
  countyCode: string,
  kind: TemplateKind,
): Promise<{ bytes: Uint8Array; fileName: string } | null> {
  const newest = (await queries.listTemplates(db, countyCode)).find((row) => row.kind === kind)
  if (!newest?.file_id) return null
  return { bytes: await readStoredFile(db, countyCode, newest.file_id), fileName: newest.file_name! }
}

/** The template a county's papers of a kind are laid out in, opened. */
export async function templateFor(db: Db, countyCode: string, kind: TemplateKind): Promise<PaperTemplate> {
  const own = await findTemplate(db, countyCode, kind)
  return own ? openTemplate(own.bytes, own.fileName, TEMPLATES[kind].fields) : openDefault()
}

export async function listTemplates(ctx: Context): Promise<{ items: TemplateView[] }> {
  const rows = await queries.listTemplates(ctx.db, countyOf(ctx.actor).code)
  return { items: TEMPLATE_KINDS.map((kind) => viewOf(kind, rows)) }
}

/** @throws Problem record.missing for a version that never was */
export async function download(ctx: Context, kind: TemplateKind, version: number | undefined): Promise<Download> {
  const { code } = countyOf(ctx.actor)
  const own = (await queries.listTemplates(ctx.db, code)).filter((row) => row.kind === kind)
  const wanted = version === undefined ? own[0] : own.find((row) => row.version === version)
  if (version && !wanted) throw new Problem('record.missing')
  if (wanted?.file_id) return downloadOf(ctx.db, code, wanted.file_id, wanted.file_name!)
  const bytes = await defaultTemplate()
  return { fileName: `${TEMPLATES[kind].zh}-默认模板.docx`, mediaType: MEDIA_TYPES.docx, size: bytes.length, bytes }
}

/** @throws Problem plan.unreadable, documents.template-unfit, documents.template-fields with every unknown field */
export async function replace(ctx: Context, kind: TemplateKind, { bytes, fileName }: Upload): Promise<TemplateView> {
  await openTemplate(bytes, fileName, TEMPLATES[kind].fields)
  return change(ctx, kind, { bytes, fileName })
}

export const restore = (ctx: Context, kind: TemplateKind): Promise<TemplateView> => change(ctx, kind, null)

function change(ctx: Context, kind: TemplateKind, file: { bytes: Uint8Array; fileName: string } | null): Promise<TemplateView> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const before = (await queries.listTemplates(tx, code)).filter((row) => row.kind === kind)
    // The default one in the place of the default one is no change.
    if (file || before[0]?.file_id) {
      const file_id = file && (await storeFile(tx, code, { bytes: file.bytes, mediaType: MEDIA_TYPES.docx }, ctx.now))
      const row = { county_code: code, kind, version: (before[0]?.version ?? 0) + 1, file_id, file_name: file?.fileName ?? null }
      await queries.addTemplate(tx, { ...row, made_at: ctx.now.toISOString(), made_name: ctx.actor.displayName })
      const details = { 模板: file?.fileName ?? '默认模板', 版本: row.version }
      await audit(tx, ctx, { verb: 'documents.template', subject: kind, subjectName: TEMPLATES[kind].zh, details })
    }
    return viewOf(kind, await queries.listTemplates(tx, code))
  })
}

const viewOf = (kind: TemplateKind, rows: Awaited<ReturnType<typeof queries.listTemplates>>): TemplateView => ({
  kind,
  zh: TEMPLATES[kind].zh,
  fields: fieldsOf(kind),
  versions: rows
    .filter((row) => row.kind === kind)
    .map((row) => ({ version: row.version, fileName: row.file_name, madeAt: row.made_at, madeBy: row.made_name })),
})
