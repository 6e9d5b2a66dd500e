/** An official paper on the screen. */
export const ENGLISH = {
  '上一版为 {before}': 'was {before}',
  上一版没有这个数: 'not in the last version',
  附件: 'Annex',
  '附件{n}': 'Annex {n}',
} as const
