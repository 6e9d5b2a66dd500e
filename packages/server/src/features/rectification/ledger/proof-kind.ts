import type { ItemSubject } from '@junheng/core/features/rectification/ledger/schema.ts'
import { getStandard } from '../../standards/service.ts'

/**
 * By what an item is closed. Figures prove themselves in the next data: indicators, coefficients, duties, subjects, and county items a formula
 * reckons. What people conclude (judgement items, vetoes, points, complaints) is closed on evidence by a second person.
 */
export function proofOf({
  matter,
  indicator,
  standard,
}: Pick<ItemSubject, 'matter' | 'indicator' | 'standard'>): 'data' | 'judgement' {
  if (matter === 'other') return 'judgement'
  if (matter !== 'item' && matter !== 'duty') return 'data'
  const item = getStandard(standard).items.find(({ key }) => key === indicator)
  return item && item.kind !== 'judgement' && item.kind !== 'score' ? 'data' : 'judgement'
}
