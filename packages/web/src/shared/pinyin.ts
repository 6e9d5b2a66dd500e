const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })

/** Order of names as the office expects it: by pinyin, numbers inside names by value. */
export const comparePinyin = (a: string, b: string): number => byPinyin.compare(a, b)

// The first common character of each initial in pinyin order; a character belongs to the last one not after it.
const FIRST: readonly (readonly [string, string])[] = [
  ['阿', 'a'],
  ['八', 'b'],
  ['嚓', 'c'],
  ['哒', 'd'],
  ['妸', 'e'],
  ['发', 'f'],
  ['旮', 'g'],
  ['哈', 'h'],
  ['讥', 'j'],
  ['咔', 'k'],
  ['垃', 'l'],
  ['妈', 'm'],
  ['拿', 'n'],
  ['噢', 'o'],
  ['妑', 'p'],
  ['七', 'q'],
  ['然', 'r'],
  ['仨', 's'],
  ['他', 't'],
  ['屲', 'w'],
  ['夕', 'x'],
  ['丫', 'y'],
  ['匝', 'z'],
]

/** 城关第一小学 → `cgdyxx`; letters and digits stay, other signs are dropped. */
export function initials(text: string): string {
  let out = ''
  for (const c of text.toLowerCase()) {
    if (/[a-z0-9]/.test(c)) out += c
    else if (/\p{Script=Han}/u.test(c)) out += FIRST.findLast(([first]) => byPinyin.compare(first, c) <= 0)?.[1] ?? ''
  }
  return out
}

/** Whether a name answers a search: by its characters, or by its pinyin initials. */
export function matches(name: string, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return true
  return name.toLowerCase().includes(wanted) || (/^[a-z0-9]+$/.test(wanted) && initials(name).includes(wanted))
}
