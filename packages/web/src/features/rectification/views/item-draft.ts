import type { ItemDetail, ItemFund, ItemText } from '@junheng/core/features/rectification/ledger/schema.ts'

/** An item's text as the form has it: amounts as typed, in 万元, empty where nobody stated one. */
export type ItemDraft = Omit<ItemText, 'funds'> & { funds: { wan: string; source: string }[] }

export const EMPTY: ItemDraft = {
  source: 'self_check',
  channel: null,
  sourceNumber: '',
  sourceDate: null,
  problem: '',
  basis: '',
  level: 'general',
  chief: '',
  deputy: '',
  handler: '',
  units: [],
  requirement: '',
  closeStandard: '',
  deadline: null,
  funds: [],
}

/** What stands before anybody writes. */
export const beginWith = (
  proposed: Pick<ItemDraft, 'problem' | 'basis' | 'requirement' | 'closeStandard'> | undefined,
): ItemDraft => ({
  ...EMPTY,
  ...(proposed && {
    problem: proposed.problem,
    basis: proposed.basis,
    requirement: proposed.requirement,
    closeStandard: proposed.closeStandard,
  }),
})

/** Only what was written: the rest goes on following what is proposed. An emptied field is written, too. */
export const writtenIn = (before: ItemDraft, after: ItemDraft): Partial<ItemDraft> =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => before[key as keyof ItemDraft] !== value))

export const draftOf = (item: ItemDetail): ItemDraft => ({
  source: item.source,
  channel: item.channel,
  sourceNumber: item.sourceNumber,
  sourceDate: item.sourceDate,
  problem: item.problem,
  basis: item.basis,
  level: item.level,
  chief: item.chief,
  deputy: item.deputy,
  handler: item.handler,
  units: item.units,
  requirement: item.requirement,
  closeStandard: item.closeStandard,
  deadline: item.deadline,
  funds: item.funds.map(({ amountCny, source }) => ({ wan: amountCny === null ? '' : wanOf(amountCny), source })),
})

/** The text a draft amounts to; null where an amount is no number. Lines without amount and source say nothing and are left out. */
export function textOf(draft: ItemDraft): ItemText | null {
  const funds: ItemFund[] = []
  for (const { wan, source } of draft.funds) {
    const amountCny = yuanOf(wan)
    if (amountCny === undefined) return null
    if (amountCny !== null || source.trim() !== '') funds.push({ amountCny, source: source.trim() })
  }
  return { ...draft, funds }
}

/** 12.5 (万元) → 125000; '' → null (not stated); what is no amount → undefined. By shifting the point as text: 0.07 is 700. */
export function yuanOf(wan: string): number | null | undefined {
  const text = wan.trim()
  if (text === '') return null
  const match = /^(\d{1,8})(?:\.(\d{1,4}))?$/.exec(text)
  return match ? Number(`${match[1]}${(match[2] ?? '').padEnd(4, '0')}`) : undefined
}

/** 125000 → 12.5 */
export function wanOf(yuan: number): string {
  const text = String(yuan).padStart(5, '0')
  return `${text.slice(0, -4)}.${text.slice(-4)}`.replace(/\.?0+$/, '')
}
