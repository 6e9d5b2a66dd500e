import { z } from 'zod'
import { DownloadReply, endpoint, MEDIA_TYPES } from '../../../endpoint.ts'
import { ItemNo } from '../ledger/contract.ts'
import { EVIDENCE_KINDS, EvidenceFields, EvidenceList, EvidencePreview } from './schema.ts'

const tag = '整改佐证'
const OneEvidence = z.strictObject({ id: z.uuid() })

export const listEvidence = endpoint({
  method: 'GET',
  path: '/api/items/:no/evidence',
  title: '一条整改任务的佐证材料，含历次版本和撤下的',
  tag,
  needs: 'item.read',
  about: 'record',
  params: ItemNo,
  reply: EvidenceList,
})

/** Refused with `item.not-now` on an item that was merged or dropped, `evidence.replaced` where another new version came first. */
export const addEvidence = endpoint({
  method: 'POST',
  path: '/api/items/:no/evidence',
  title: '上传一份佐证材料，或它的新版本',
  tag,
  needs: 'item.act',
  about: 'record',
  params: ItemNo,
  body: EvidenceFields,
  files: { file: { title: '佐证材料（pdf、docx、xlsx、jpg、png）', accepts: EVIDENCE_KINDS, required: true } },
  reply: EvidenceList,
})

export const downloadEvidence = endpoint({
  method: 'GET',
  path: '/api/item-evidence/:id',
  title: '下载一份佐证材料',
  tag,
  needs: 'item.read',
  about: 'record',
  params: OneEvidence,
  reply: DownloadReply,
  download: EVIDENCE_KINDS.map((kind) => MEDIA_TYPES[kind]),
})

/** Of docx and xlsx; pictures and pdf are shown by the browser. Refused with `evidence.no-preview` for those and for what cannot be read. */
export const previewEvidence = endpoint({
  method: 'GET',
  path: '/api/item-evidence/:id/preview',
  title: '以文字预览一份佐证材料',
  tag,
  needs: 'item.read',
  about: 'record',
  params: OneEvidence,
  reply: EvidencePreview,
})

/** By whoever handed it in, or the coordinator; it stays in the history. Refused with `item.not-now` once the item is closed. */
export const withdrawEvidence = endpoint({
  method: 'DELETE',
  path: '/api/item-evidence/:id',
  title: '撤下一份佐证材料，写明原因',
  tag,
  needs: 'item.act',
  about: 'record',
  params: OneEvidence,
  body: z.strictObject({ reason: z.string().trim().min(2, '请写明原因').max(500) }),
  reply: EvidenceList,
})
