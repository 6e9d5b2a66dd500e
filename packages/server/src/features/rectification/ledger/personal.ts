import { type PersonalKind, personalIn } from '@junheng/core/features/rectification/ledger/personal-data.ts'
import type { ItemText } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Problem } from '@junheng/core/problems.ts'

const WORDS = {
  problem: '问题',
  sourceNumber: '文号',
  basis: '依据',
  requirement: '整改要求',
  closeStandard: '销号标准',
  chief: '主要领导',
  deputy: '分管领导',
  handler: '具体责任人',
  reason: '修改原因',
} as const
type Field = keyof typeof WORDS

/**
 * Before anything is stored: the ledger is read by many, and a complaint's caller is nobody's business.
 *
 * @param place which of several, counted from 1; null where there is one
 * @throws Problem item.personal, saying in which text
 */
export function refusePersonal(
  texts: Partial<Record<Field, string>> & Pick<ItemText, 'units' | 'funds'>,
  place: number | null,
): void {
  const fields = Object.entries(WORDS) as [Field, string][]
  const said = [
    ...fields.map(([field, word]) => [word, texts[field] ?? ''] as const),
    ...texts.units.map(({ name }) => ['责任单位', name] as const),
    ...texts.funds.map(({ source }) => ['资金来源', source] as const),
  ]
  refusePersonalIn(said.map(([word, text]) => [place === null ? word : `第 ${place} 条的${word}`, text]))
}

/**
 * The same of any texts, each with the word its reader knows it by. An office's own line may be `allowed`.
 *
 * @throws Problem item.personal, saying in which text
 */
export function refusePersonalIn(
  texts: readonly (readonly [word: string, text: string])[],
  allowed: readonly PersonalKind[] = [],
): void {
  for (const [where, text] of texts) {
    const found = personalIn(text).find(({ kind }) => !allowed.includes(kind))
    if (found) throw new Problem('item.personal', { where, kind: found.kind, shown: found.shown })
  }
}
