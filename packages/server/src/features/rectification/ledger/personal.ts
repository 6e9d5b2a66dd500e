import { personalIn } from '@junheng/core/features/rectification/ledger/personal-data.ts'
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
  for (const [word, text] of said) {
    const [found] = personalIn(text)
    if (found)
      throw new Problem('item.personal', {
        where: place === null ? word : `第 ${place} 条的${word}`,
        kind: found.kind,
        shown: found.shown,
      })
  }
}
