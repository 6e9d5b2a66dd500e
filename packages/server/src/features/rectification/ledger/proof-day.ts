import { earliestProof } from '@junheng/core/features/rectification/ledger/earliest-proof.ts'
import type { ItemSubject } from '@junheng/core/features/rectification/ledger/schema.ts'
import { getStandard } from '../../standards/service.ts'

/** The first day on which anybody can show that something is put right, and why; of what people judge there is none. */
export function proofDayOf(
  { standard, matter, indicator, stage }: Pick<ItemSubject, 'standard' | 'matter' | 'indicator' | 'stage'>,
  today: string,
  acceptedOn: string | null = null,
): { proofFrom: string | null; proofFromWhy: string } {
  if (matter === 'other' || indicator === '') return { proofFrom: null, proofFromWhy: '' }
  const asked = matter === 'subject' ? { key: 'naeq_level', subject: indicator.slice(1) } : { key: indicator, stage }
  const { on, why } = earliestProof(getStandard(standard), { ...asked, today, acceptedOn })
  return { proofFrom: on, proofFromWhy: why }
}
