import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { COMMON_FIELDS } from '../fields.ts'
import { REPORT_FIELDS } from '../self-report/fields.ts'

const tag = '公文'

/** Papers whose layout a county may replace, and the fields of their own. */
export const TEMPLATES = {
  'self-report': { zh: '自评报告', fields: REPORT_FIELDS },
  bulletin: { zh: '监测通报、预警通知单', fields: [] },
  letter: { zh: '督办单、整改通知书、督导意见书', fields: [] },
} as const satisfies Record<string, { zh: string; fields: readonly string[] }>
export type TemplateKind = keyof typeof TEMPLATES
export const TEMPLATE_KINDS = Object.keys(TEMPLATES) as [TemplateKind, ...TemplateKind[]]

export const fieldsOf = (kind: TemplateKind): string[] => [...COMMON_FIELDS, ...TEMPLATES[kind].fields]

/** One change of a template; `fileName` null: returned to the default. */
export const TemplateVersion = z.object({
  version: z.number().int(),
  fileName: z.string().nullable(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
})
export type TemplateVersion = z.infer<typeof TemplateVersion>

/** `versions` newest first; empty: the default one was never replaced. */
export const TemplateView = z.object({
  kind: z.enum(TEMPLATE_KINDS),
  zh: z.string(),
  fields: z.array(z.string()),
  versions: z.array(TemplateVersion),
})
export type TemplateView = z.infer<typeof TemplateView>

const OneKind = z.strictObject({ kind: z.enum(TEMPLATE_KINDS) })

export const listTemplates = endpoint({
  method: 'GET',
  path: '/api/paper-templates',
  title: '公文模板及其历次更换',
  tag,
  needs: 'evaluation.read',
  reply: z.object({ items: z.array(TemplateView) }),
})

/** `version`: a former one; 0 = the one that ships with the system; left out: the one in use. */
export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/api/paper-templates/:kind/file',
  title: '下载公文模板（Word）',
  tag,
  needs: 'evaluation.read',
  params: OneKind,
  query: z.strictObject({ version: z.coerce.number().int().min(0).optional() }),
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})

/** Refused with every field the system does not know. */
export const replaceTemplate = endpoint({
  method: 'POST',
  path: '/api/paper-templates/:kind',
  title: '换用本县的公文模板',
  tag,
  needs: 'paper.issue',
  params: OneKind,
  files: { file: { title: '公文模板（docx）', accepts: ['docx'], required: true } },
  reply: TemplateView,
})

export const restoreTemplate = endpoint({
  method: 'DELETE',
  path: '/api/paper-templates/:kind',
  title: '恢复默认公文模板',
  tag,
  needs: 'paper.issue',
  params: OneKind,
  reply: TemplateView,
})
