import type { EvidencePreview } from '@junheng/core/features/rectification/evidence/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readStoredFile } from '../../../files/stored-files.ts'
import type { Context } from '../../../http/context.ts'
import { getEvidence } from './list-evidence.ts'

/** A document of evidence as text, read in a thread of its own. @throws Problem record.missing, evidence.no-preview */
export async function previewEvidence(ctx: Context, id: string): Promise<EvidencePreview> {
  const { kind, county_code, file_id, file_name: fileName } = await getEvidence(ctx, id)
  if (kind !== 'docx' && kind !== 'xlsx') throw new Problem('evidence.no-preview', { reason: '它不是文档或表格。' })
  const bytes = await readStoredFile(ctx.db, county_code, file_id)
  try {
    return await ctx.work.run('previewText', { bytes, fileName }, ctx.signal)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'plan.unreadable') throw error
    throw new Problem('evidence.no-preview', { reason: String(error.details['reason']) }, { cause: error })
  }
}
