import { z } from 'zod'
import { PlainDate } from '../../orgs/schema.ts'

/** What evidence may be: documents and pictures, told from their bytes. */
export const EVIDENCE_KINDS = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]

/** How a piece stands: it holds; a newer version took its place; it is not valid yet, or no more; it was withdrawn. */
export const EVIDENCE_STATES = ['holds', 'replaced', 'not-yet', 'expired', 'withdrawn'] as const
export type EvidenceState = (typeof EVIDENCE_STATES)[number]

export const EVIDENCE_STATE_NAMES: Readonly<Record<EvidenceState, string>> = {
  holds: '有效',
  replaced: '已有新版',
  'not-yet': '未到有效期',
  expired: '已过有效期',
  withdrawn: '已撤下',
}

/** The text fields beside the file; empty text: not given. `replaces`: the version it takes the place of. */
export const EvidenceFields = z
  .strictObject({
    about: z.string().trim().max(200).default(''),
    measure: z.uuid().optional(),
    milestone: z.coerce.number().int().min(1).optional(),
    validFrom: PlainDate.optional(),
    validUntil: PlainDate.optional(),
    replaces: z.uuid().optional(),
  })
  .refine(({ validFrom, validUntil }) => !validFrom || !validUntil || validFrom <= validUntil, {
    path: ['validUntil'],
    message: '有效期的结束不能早于开始。',
  })
export type EvidenceFields = z.output<typeof EvidenceFields>

export const ItemEvidence = z.object({
  id: z.uuid(),
  itemNo: z.number().int(),
  /** The versions of one document share it. */
  chain: z.uuid(),
  version: z.number().int(),
  measure: z.uuid().nullable(),
  milestone: z.number().int().nullable(),
  fileName: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  /** In bytes. */
  size: z.number().int(),
  sha256: z.string(),
  about: z.string(),
  validFrom: z.string().nullable(),
  validUntil: z.string().nullable(),
  state: z.enum(EVIDENCE_STATES),
  at: z.iso.datetime(),
  by: z.string(),
  isOwn: z.boolean(),
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string() }).nullable(),
})
export type ItemEvidence = z.infer<typeof ItemEvidence>

/** `holding`: how many pieces hold today. `may.withdraw`: also what others handed in. */
export const EvidenceList = z.object({
  evidence: z.array(ItemEvidence),
  holding: z.number().int(),
  may: z.object({ add: z.boolean(), withdraw: z.boolean() }),
})
export type EvidenceList = z.infer<typeof EvidenceList>

/** A document as text: its paragraphs and tables in their order, no formatting. `isCut`: there is more in the file than is shown. */
export const EvidencePreview = z.object({
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), text: z.string() }),
      z.object({ kind: z.literal('table'), name: z.string(), rows: z.array(z.array(z.string())) }),
    ]),
  ),
  isCut: z.boolean(),
})
export type EvidencePreview = z.infer<typeof EvidencePreview>

/** How a piece stands on a day. Ends are included; what was withdrawn stays so. */
export function evidenceState(
  piece: { isNewest: boolean; isWithdrawn: boolean; validFrom: string | null; validUntil: string | null },
  today: string,
): EvidenceState {
  if (piece.isWithdrawn) return 'withdrawn'
  if (!piece.isNewest) return 'replaced'
  if (piece.validFrom !== null && today < piece.validFrom) return 'not-yet'
  return piece.validUntil !== null && today > piece.validUntil ? 'expired' : 'holds'
}
