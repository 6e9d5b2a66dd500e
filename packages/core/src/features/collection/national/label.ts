/** A header or row label as it is compared: its words without spaces, numbering and unit, and the unit it named. */
export interface Label {
  words: string
  unit: Unit | null
}

/** Units that change what a number means; counts need none. */
export type Unit = '万元' | '千元' | '元' | '㎡'

/** Words that stand for the sum of what is beside or above them. */
export const isTotal = (words: string): boolean => /^(总计|合计|小计|计|共计|全县合计|全区合计)$/.test(words)

/**
 * Reads a label: full-width forms, spaces and line breaks, 一、 1. （一） in front, 其中： and a unit in brackets do not tell labels apart.
 * Nothing else is forgiven: 教学用房 is not 教学及辅助用房.
 */
export function labelOf(text: string): Label {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const unit = unitIn(/[([〔](?:计量)?(?:单位:?)?([^()[\]〔〕]*)[)\]〕]/.exec(plain)?.[1] ?? '')
  const words = plain
    .replace(/[([〔](?:计量)?(?:单位:?)?(?:m2|平方米|万元|千元|元|人|个|间|册|台|所|年|学时|岁)[)\]〕]/g, '')
    .replace(/^(?:[一二三四五六七八九十]+、|\d{1,2}[.、]|\([一二三四五六七八九十\d]+\))/, '')
    .replace(/^其中[:,]?/, '')
    .replace(/[:。*]+$/, '')
    .replace(/(\d+)(?:人)?[—–~至](\d+)/g, '$1-$2')
  return { words, unit }
}

/** The one unit a line such as 计量单位：平方米 names for the whole sheet; null where it names none or several. */
export function sheetUnit(text: string): Unit | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  const named = /单位:([^()]*)$/.exec(plain)?.[1] ?? ''
  return /[、,;]/.test(named) ? null : unitIn(named)
}

function unitIn(text: string): Unit | null {
  if (/^(m2|平方米)$/.test(text)) return '㎡'
  return text === '万元' || text === '千元' || text === '元' ? text : null
}

/** What to multiply an amount in `from` by to have it in `to`; null where they measure different things. */
export function unitFactor(from: Unit, to: string): number | null {
  if (from === to) return 1
  const yuan: Readonly<Record<string, number>> = { 元: 1, 千元: 1000, 万元: 10_000 }
  const [a, b] = [yuan[from], yuan[to]]
  return a === undefined || b === undefined ? null : a / b
}
