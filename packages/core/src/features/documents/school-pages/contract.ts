import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { JudgingQuery } from '../../evaluation/contract.ts'

const tag = '公文'

/** A finished file of many pages, kept for a while so that it can be fetched. */
export const PagesMade = z.object({ id: z.uuid(), fileName: z.string(), schools: z.number().int(), size: z.number().int() })
export type PagesMade = z.infer<typeof PagesMade>

/** Tells how many pages are written; leaving ends the work. The file is then asked for by its `id`. */
export const makeSchoolPages = endpoint({
  method: 'POST',
  path: '/api/packages/:id/school-pages',
  title: '一校一页：全部学校合成一个 Word 文件',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid() }),
  body: JudgingQuery,
  reply: PagesMade,
  progress: true,
})

export const downloadSchoolPages = endpoint({
  method: 'GET',
  path: '/api/school-pages/:id',
  title: '下载做好的一校一页合订文件',
  tag,
  needs: 'evaluation.read',
  params: z.strictObject({ id: z.uuid() }),
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})

/** Also for whoever sees only this school. */
export const downloadSchoolPage = endpoint({
  method: 'GET',
  path: '/api/packages/:id/schools/:school/page',
  title: '一校一页：一所学校的 Word 文件',
  tag,
  needs: 'school.read',
  about: 'params.school',
  params: z.strictObject({ id: z.uuid(), school: z.string().min(1).max(60) }),
  query: JudgingQuery,
  reply: DownloadReply,
  download: [MEDIA_TYPES.docx],
})
