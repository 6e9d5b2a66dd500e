const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/** Names in the order of their sounds; what names nothing comes last. */
export const compareNames = (a: string, b: string): number =>
  a === '' || b === '' ? Number(a === '') - Number(b === '') : byPinyin.compare(a, b)
