import type { StructuralCode } from './fault-catalogue.ts'
import { quoted } from './fault-list.ts'

/** How a column's cells are to be read. Elements become this, and so do class sizes, room areas and campus pupils. */
export interface ValueRule {
  key: string
  zh: string
  unit: string
  kind: 'integer' | 'number' | 'boolean' | 'enum' | 'judgement' | 'grade'
  min: number | null
  max: number | null
  softRange: readonly [number, number] | null
  /** What an `enum` may be. */
  values: readonly (string | number)[]
}

export interface Note {
  rule: StructuralCode
  message: string
  repair: string
}

/** `value` is NaN when the cell is empty or cannot be used; then a note of severity error says why. */
export interface Reading {
  value: number
  notes: Note[]
}

/** The grades of a school-level judgement, best first; a value is the place in this list. */
export const GRADES = ['excellent', 'good', 'pass', 'fail'] as const

const TRUE_WORDS = new Set(['true', '1', '是', 'yes', 'y'])
const FALSE_WORDS = new Set(['false', '0', '否', 'no', 'n'])
const MET_WORDS = new Set(['met', '达标', '合格'])
const UNMET_WORDS = new Set(['unmet', '不达标', '未达标', '不合格'])
const GRADE_WORDS = new Map<string, number>([
  ...GRADES.map((g, i): [string, number] => [g, i]),
  ['优秀', 0],
  ['良好', 1],
  ['合格', 2],
  ['及格', 2],
  ['不合格', 3],
])
const ENUM_WORDS = new Map([
  ['公办', 'public'],
  ['民办', 'private'],
])
/** Letters, digits and signs without any space: already tidy. */
const PRINTABLE = /^[\x21-\x7e]*$/
const PLAIN = /^-?\d+(\.\d+)?$/
/** Marks without width that come along when a cell is copied from a page or a chat. Joiners, which emoji need, stay. */
const UNSEEN = /[\u200b\u200e\u200f\u2060\ufeff]/g

/**
 * Reads one cell as it is meant. Booleans true/false, 1/0, 是/否, yes/no; numbers plain decimals; full-width forms, outer spaces,
 * a year given as a date and a unit behind a number are understood and noted (S011). A percentage, thousands separators or words
 * are faults with a proposal, because guessing there could change a verdict.
 *
 * @param raw the cell as it stands in the file
 */
export function readValue(raw: string, rule: ValueRule): Reading {
  const text = tidy(raw)
  if (text === '') return { value: Number.NaN, notes: [] }
  const notes = text === raw ? [] : [asMeant(raw, text, rule)]
  switch (rule.kind) {
    case 'boolean':
      return readWord(
        text,
        rule,
        notes,
        'S015',
        twoWords(text, TRUE_WORDS, FALSE_WORDS),
        '填 是 或 否（也可 true/false、1/0、yes/no）。',
      )
    case 'judgement':
      return readWord(text, rule, notes, 'S016', twoWords(text, MET_WORDS, UNMET_WORDS), '填 met（达标）或 unmet（不达标）。')
    case 'grade':
      return readWord(
        text,
        rule,
        notes,
        'S016',
        GRADE_WORDS.get(text.toLowerCase()) ?? Number.NaN,
        '填 excellent（优秀）、good（良好）、pass（合格）或 fail（不合格）。',
      )
    case 'enum':
      return readWord(
        text,
        rule,
        notes,
        'S016',
        enumValue(text, rule.values),
        `允许的值：${rule.values.map(choice).join('、')}。`,
      )
    default:
      return readNumber(text, rule, notes)
  }
}

/** Trimmed, in half-width, without what nobody can see. What a reader would take a cell to say before thinking about it. */
export const tidy = (raw: string): string => (PRINTABLE.test(raw) ? raw : raw.normalize('NFKC').replace(UNSEEN, '').trim())

/** What an enum word or code stands for: a code of digits its number, a word its place in the list; NaN when unknown. */
export function enumValue(text: string, values: readonly (string | number)[]): number {
  const word = ENUM_WORDS.get(text) ?? text.toLowerCase()
  const at = values.findIndex((v) => String(v).toLowerCase() === word)
  if (at < 0) return Number.NaN
  return /^\d+$/.test(String(values[at])) ? Number(values[at]) : at
}

/** public（公办）; a code stands for itself. */
function choice(value: string | number): string {
  for (const [zh, word] of ENUM_WORDS) if (word === value) return `${word}（${zh}）`
  return String(value)
}

function twoWords(text: string, yes: ReadonlySet<string>, no: ReadonlySet<string>): number {
  const word = text.toLowerCase()
  return yes.has(word) ? 1 : no.has(word) ? 0 : Number.NaN
}

function readWord(text: string, rule: ValueRule, notes: Note[], code: StructuralCode, value: number, repair: string): Reading {
  if (!Number.isNaN(value)) return { value, notes }
  return { value, notes: [...notes, { rule: code, message: `${rule.zh}填的是${quoted(text)}，读不懂。`, repair }] }
}

function readNumber(text: string, rule: ValueRule, notes: Note[]): Reading {
  if (PLAIN.test(text)) return withinBounds(Number(text), rule, notes)
  const meant = meantNumber(text, rule)
  if (meant !== null) {
    const note = {
      rule: 'S011',
      message: `${rule.zh}写作${quoted(text)}，已按 ${meant} 读取。`,
      repair: `改为 ${meant}。`,
    } as const
    return withinBounds(meant, rule, [...notes, note])
  }
  const message = `${rule.zh}填的是${quoted(text)}，不是数字。`
  return { value: Number.NaN, notes: [...notes, { rule: 'S010', message, repair: proposal(text, rule) }] }
}

/** A year written as a date, or a number followed by its own unit: there is only one thing they can mean. */
function meantNumber(text: string, rule: ValueRule): number | null {
  if (rule.unit === '年') {
    const year = /^(\d{4})(?:[-/.年].*)?$/.exec(text)?.[1]
    return year === undefined ? null : Number(year)
  }
  const unit = rule.unit.normalize('NFKC')
  const number = unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length).trim() : ''
  return PLAIN.test(number) ? Number(number) : null
}

function proposal(text: string, rule: ValueRule): string {
  const plain = text.replaceAll(',', '')
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return `去掉千分位逗号，改为 ${plain}。`
  if (/^\d+(\.\d+)?%$/.test(text)) return `不用百分号，按小数填：${Number((Number(text.slice(0, -1)) / 100).toPrecision(15))}。`
  if (/^-?\d+(\.\d+)?e[+-]?\d+$/i.test(text)) return `不用科学计数法，改为 ${Number(text)}；请先与原始数据核对。`
  return `填普通数字${rule.unit === '' ? '' : `（单位：${rule.unit}）`}；没有数据就留空，不要填文字或 0。`
}

function withinBounds(value: number, rule: ValueRule, notes: Note[]): Reading {
  const { zh, unit, min, max, softRange } = rule
  const fail = (code: StructuralCode, message: string, repair: string): Reading => ({
    value: Number.NaN,
    notes: [...notes, { rule: code, message, repair }],
  })
  if (min !== null && value < min)
    return fail('S012', `${zh}为 ${value}${unit}，小于允许的最小值 ${min}。`, '核对后改正；没有数据就留空。')
  // In 元 where 万元 is asked, the figure lands beyond every bound; what it would be in the right unit is likely meant.
  if (max !== null && value > max && unit === '万元' && value / 10_000 <= max) {
    const proposal = Number((value / 10_000).toPrecision(12))
    return fail(
      'S037',
      `${zh}为 ${value} 万元，大于允许的最大值 ${max}，疑似把元写成了万元，核对前没有采用。`,
      `若原数以元计，应改为 ${proposal}。`,
    )
  }
  if (max !== null && value > max)
    return fail('S012', `${zh}为 ${value}${unit}，大于允许的最大值 ${max}。`, `核对数值和单位（应为${unit || '数字'}）后改正。`)
  if (rule.kind === 'integer' && !Number.isInteger(value))
    return fail('S014', `${zh}为 ${value}，应是整数。`, `按实有数填整数，如 ${Math.round(value)}。`)
  if (softRange !== null && (value < softRange[0] || value > softRange[1])) {
    const message = `${zh}为 ${value}${unit}，不在常见范围 ${softRange[0]}—${softRange[1]}。`
    return { value, notes: [...notes, { rule: 'S013', message, repair: '确认无误可以保留，并备好说明。' }] }
  }
  return { value, notes }
}

const asMeant = (raw: string, text: string, rule: ValueRule): Note => ({
  rule: 'S011',
  message: `${rule.zh}写作${quoted(raw)}，含空格、全角或看不见的字符，已按${quoted(text)}读取。`,
  repair: `改为 ${text}。`,
})
