/** The way from a judgement to the ledger: the Chinese as it stands there → the English. */
export const ENGLISH = { 列入整改台账: 'Add to the ledger' } as const
