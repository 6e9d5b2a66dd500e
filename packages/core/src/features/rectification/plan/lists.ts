import { endsAsSchool } from './names.ts'
import { halfDigits, linesOf, NUMBER, numberOf, unique } from './words.ts'

/** Names read from a cell, with what had to be mended: a stray space inside a word. */
export interface NameList {
  names: string[]
  mended: { from: string; to: string }[]
  /** N of 「N所学校」 at the end, and whether 等 says that not all are named. */
  count: number | null
  openEnded: boolean
}

const COUNT_AT_END = new RegExp(
  `(等)?\\s*(?:以上|上述)?(?:共计|共)?(${NUMBER})\\s*所(?:[\\u4e00-\\u9fa5]{0,3}(?:学校|小学|初中|中学))?$`,
)
const NOTHING = /^(?:无|没有|—+|-+|\/|\\|\*)$/

/** School names separated by 、，； or line breaks; 和 and 与 only after a school's last word. */
export function readNames(text: string): NameList {
  const mended: NameList['mended'] = []
  const bare = text.trim().replace(/[。；;，,、：:]+$/, '')
  const counted = COUNT_AT_END.exec(halfDigits(bare))
  const listed = counted ? bare.slice(0, counted.index) : bare.replace(/等$/, '')
  const names = listed
    .split(/[、，,；;。]/)
    .flatMap((part) => joinBroken(part, mended, endsAsSchool))
    .flatMap((part) => part.split(/(?<=小学|中学|学校|初中|完小)(?:和|与|及|以及)/))
    .map((name) => name.trim())
    .filter((name) => name !== '' && !NOTHING.test(name))
  const count = counted ? numberOf(counted[2]!) : null
  return { names, mended, count, openEnded: counted ? counted[1] !== undefined : /等$/.test(bare) }
}

/** Splits at white space where both sides are whole words, and joins a word that a stray space or line break tore apart. */
function joinBroken(part: string, mended: NameList['mended'], isWhole: (word: string) => boolean): string[] {
  const pieces = part.split(/\s+/).filter((piece) => piece !== '')
  const words: string[] = []
  let torn = ''
  for (const piece of pieces) {
    const word = torn + piece
    if (torn !== '' && isWhole(word)) mended.push({ from: part.trim(), to: word })
    if (isWhole(word)) {
      words.push(word)
      torn = ''
    } else torn = word
  }
  if (torn === '') return words
  // What is left may end the word before it (教师发展中 心) or be a word of an unknown kind.
  return words.length === 0 || pieces.length === words.length + 1 ? [...words, torn] : words
}

const OFFICE = /(?:科|室|股|处|办|局|委|会|中心|站|队|部|所|院|馆|组|府|司|园|校|公司|集团|单位|学校)$/

/** Offices of 责任科室 and 责任单位. `mended` tells what a stray space had torn apart: 教师发展中 心. */
export function readOffices(text: string): { names: string[]; mended: NameList['mended'] } {
  const mended: NameList['mended'] = []
  const isOffice = (word: string) => OFFICE.test(word.replace(/[（(][^）)]*[）)]/g, ''))
  const names = linesOf(text)
    .flatMap((line) => line.split(/[、，,；;。/]/))
    .flatMap((part) => joinBroken(part, mended, isOffice))
    .map((name) => name.replace(/^(?:牵头单位|配合单位|责任单位|责任科室)[：:]/, ''))
    .filter((name) => name !== '' && !NOTHING.test(name))
  return { names: unique(names), mended }
}

/**
 * Yuan of a funds cell. Empty or a dash is null, never zero. Several amounts add up unless a total (共、合计) comes first.
 *
 * @param heading the column's heading, which may carry the unit: 预计所需资金（万元）
 * @returns `unreadable` when something is written that is no amount or has no unit
 */
export function readFunds(text: string, heading: string): { yuan: number | null; unreadable: boolean } {
  const plain = halfDigits(text)
    .normalize('NFKC')
    .replace(/[\s,]+/g, '')
  if (plain === '' || NOTHING.test(plain)) return { yuan: null, unreadable: false }
  const unitOfHeading = /(亿元|万元|元)/.exec(heading)?.[1]
  const amounts = [...plain.matchAll(/(\d+(?:\.\d+)?)(亿元?|万元?|元)?/g)]
    .map((match) => toYuan(match[1]!, match[2] ?? unitOfHeading))
    .filter((yuan) => yuan !== null)
  if (amounts.length === 0) return { yuan: null, unreadable: true }
  return { yuan: /^[^\d]*(?:共|合计|总)/.test(plain) ? amounts[0]! : amounts.reduce((a, b) => a + b, 0), unreadable: false }
}

function toYuan(digits: string, unit: string | undefined): number | null {
  if (!unit) return null
  const places = unit.startsWith('亿') ? 8 : unit.startsWith('万') ? 4 : 0
  // By shifting the decimal point as text, so that 0.07 万元 is 700 and not 700.0000000000001.
  const [whole, fraction = ''] = digits.split('.')
  const shifted = `${whole}${fraction.padEnd(places, '0').slice(0, places)}.${fraction.slice(places)}`
  return Math.round(Number(shifted.endsWith('.') ? shifted.slice(0, -1) : shifted))
}
