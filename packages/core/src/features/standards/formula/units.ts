/**
 * Units of the standards, as powers of what is counted and a scale: 万元 is 10 000 元, 人/百生 is 0.01 人/人. 生, 师 and 人 are all people,
 * so that 每百名学生 and 师生比 come out as plain ratios.
 */
export interface Unit {
  /** How many base units one of this unit is. */
  scale: number
  /** Base unit → exponent; an empty map is a plain number. */
  powers: ReadonlyMap<string, number>
}

export const PLAIN: Unit = { scale: 1, powers: new Map() }

const BASE: Record<string, string> = { 生: '人', 师: '人', 班: '个' }
const SCALED: Record<string, readonly [number, string]> = { 万元: [1e4, '元'], 百生: [100, '人'] }
const PLAIN_WORDS = new Set(['', '比例', '分', '等级', '级', '年'])

/** Reads `㎡/生`, `人/百生`, `元/生·年`, `万元`. A year (年) in a compound is a period, not a dimension. */
export function parseUnit(text: string): Unit {
  if (PLAIN_WORDS.has(text)) return PLAIN
  const [top = '', ...bottoms] = text.split('/')
  let unit = one(top)
  for (const bottom of bottoms) for (const part of bottom.split('·')) unit = divide(unit, one(part))
  return unit
}

function one(word: string): Unit {
  if (PLAIN_WORDS.has(word)) return PLAIN
  const scaled = SCALED[word]
  if (scaled) return { scale: scaled[0], powers: new Map([[scaled[1], 1]]) }
  return { scale: 1, powers: new Map([[BASE[word] ?? word, 1]]) }
}

export const multiply = (a: Unit, b: Unit): Unit => combine(a, b, 1)
export const divide = (a: Unit, b: Unit): Unit => combine(a, b, -1)

/** A conversion factor in a formula (100 or 10 000) makes more, smaller units of the same thing. */
export const rescale = (unit: Unit, factor: number): Unit => ({ ...unit, scale: unit.scale / factor })

export function sameUnit(a: Unit, b: Unit): boolean {
  return (
    Math.abs(a.scale / b.scale - 1) < 1e-9 &&
    a.powers.size === b.powers.size &&
    [...a.powers].every(([k, n]) => b.powers.get(k) === n)
  )
}

export function unitText(unit: Unit): string {
  const top = [...unit.powers].filter(([, n]) => n > 0).map(([k]) => k)
  const bottom = [...unit.powers].filter(([, n]) => n < 0).map(([k]) => k)
  const words = [top.join('·') || (bottom.length ? '1' : '无单位'), ...bottom].join('/')
  return unit.scale === 1 ? words : `${words}×${unit.scale}`
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const powers = new Map(a.powers)
  for (const [key, n] of b.powers) {
    const sum = (powers.get(key) ?? 0) + sign * n
    if (sum === 0) powers.delete(key)
    else powers.set(key, sum)
  }
  return { scale: sign === 1 ? a.scale * b.scale : a.scale / b.scale, powers }
}
