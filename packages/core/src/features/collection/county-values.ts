import type { Catalogue } from '../standards/catalogue.ts'
import { SOURCE_NAMES, sourceIn } from '../standards/monitoring.ts'
import { elementRule } from './columns.ts'
import type { CountyValue } from './county.ts'
import type { StructuralCode } from './fault-catalogue.ts'
import { quoted } from './fault-list.ts'
import { type Note, readValue, tidy, type ValueRule } from './read-value.ts'

/** What county.csv may name besides elements. Where a set is not given, any key of its form is accepted. */
export interface CountyKeys {
  /** County items and school judgements, reported as met/unmet. */
  items?: ReadonlySet<string>
  /** Items whose rider is reported as `<key>:rider`. */
  riders?: ReadonlySet<string>
  /** Items whose ratio a higher authority may state, as `<key>:national` or `<key>:provincial`. */
  sourced?: ReadonlySet<string>
  vetoes?: ReadonlySet<string>
  scores?: ReadonlySet<string>
}

/** What a row of county.csv says: `value` is null when it says nothing or cannot be used. */
export interface CountyReading {
  /** The key in its one spelling, e.g. `fiscal_edu_appropriation@2024`; null when it is not known. */
  key: string | null
  value: Omit<CountyValue, 'line'> | null
  notes: Note[]
}

type ValueReading = Omit<CountyReading, 'key'>
const KEY = /^[a-z][a-z0-9_]*$/i
const NONE = { unit: '', min: null, max: null, softRange: null, values: [] } as const
const ROMAN: Record<string, number> = { I: 1, II: 2, III: 3, IV: 4 }

/** Reads one row of county.csv (DESIGN §5): the key in all its forms, then the value that key calls for. */
export function readCountyValue(rawKey: string, rawValue: string, catalogue: Catalogue, keys: CountyKeys = {}): CountyReading {
  const key = tidy(rawKey)
  const [head = '', ...rest] = key.split(':')
  if (rest.length === 0) return readPlain(key, rawValue, catalogue, keys)
  const tail = rest.join(':')
  switch (head.toLowerCase()) {
    case 'naeq':
      return readNaeq(key, rest, rawValue)
    case 'veto':
      return keyed(`veto:${tail}`, tail, keys.vetoes, rawValue, (raw) =>
        readBy(raw, { ...NONE, key, zh: `否决项 ${tail}`, kind: 'boolean' }),
      )
    case 'score':
      return keyed(`score:${tail}`, tail, keys.scores, rawValue, (raw) =>
        readBy(raw, { ...NONE, key, zh: `得分 ${tail}`, kind: 'number', min: 0, max: 100 }),
      )
    case 'form':
      return readForm(key, tail, rawValue, catalogue)
    default:
      return tail === 'rider' ? readRider(key, head, rawValue, keys) : readSourced(key, head, tail, rawValue, keys)
  }
}

/** `<item>:rider`, the part of an item that is stated beside its number; most items have none. */
function readRider(key: string, item: string, raw: string, keys: CountyKeys): CountyReading {
  if (keys.items?.has(item) && keys.riders?.has(item) === false) {
    const about = note(
      'S028',
      `项目${quoted(item)}没有附加要求，${quoted(key)}未读取。`,
      `要填这一项的结论时，项目写作 ${item}；否则删去这一行。`,
    )
    return { key: null, value: null, notes: [about] }
  }
  return keyed(key, item, keys.riders, raw, (text) => readMet(text, item))
}

/** `<item>:<source>`: the ratio a national or provincial survey found; the county's own is reckoned from its counts. */
function readSourced(key: string, item: string, tail: string, raw: string, { sourced }: CountyKeys): CountyReading {
  const source = sourceIn(tail)
  if (source === null || source === 'county' || sourced?.has(item) === false) return unknown(key)
  const spelled = `${item}:${source}`
  return keyed(spelled, item, sourced, raw, (text) =>
    readBy(text, { ...NONE, key: spelled, zh: `${SOURCE_NAMES[source]}调查结果`, kind: 'number', min: 0, max: 1 }),
  )
}

function readPlain(key: string, raw: string, catalogue: Catalogue, keys: CountyKeys): CountyReading {
  const [name = '', year, ...more] = key.split('@')
  const element = catalogue.elements.get(name) ?? [...catalogue.elements.values()].find((e) => tidy(e.zh) === name)
  if (element === undefined) return readItem(key, raw, keys)
  if (element.level !== 'county') {
    const where = element.level === 'school' ? 'schools.csv' : 'sections.csv'
    return { key: null, value: null, notes: [note('S028', `${quoted(key)}不是县级项目，未读取。`, `移到 ${where}。`)] }
  }
  if (element.key === 'naeq_results')
    return malformed(
      key,
      '国家监测结果逐科填写',
      '项目写作 naeq:年份:年级:学科，值写作 等级;差异率，如 naeq:2024:4:语文 填 3;0.12。',
    )
  if (element.yearly === true && (year === undefined || more.length > 0 || !/^(19|20|21)\d\d$/.test(year)))
    return malformed(key, `${element.zh}是逐年数据，没有写明年份`, `项目写作 ${element.key}@年份，如 ${element.key}@2024。`)
  if (element.yearly !== true && year !== undefined)
    return malformed(key, `${element.zh}不是逐年数据，不带年份`, `项目写作 ${element.key}。`)
  const spelled = year === undefined ? element.key : `${element.key}@${year}`
  const rule = elementRule(element)
  return { key: spelled, ...(rule === null ? readText(raw) : readBy(raw, rule)) }
}

function readItem(key: string, raw: string, keys: CountyKeys): CountyReading {
  if (key === 'basic_gov_total')
    return { key, ...readBy(raw, { ...NONE, key, zh: '政府工作评估总分', unit: '分', kind: 'number', min: 0, max: 100 }) }
  if (key === 'basic_school_standard') return { key, ...readMet(raw, key) }
  return keyed(key, key, keys.items, raw, (text) => readMet(text, key))
}

function keyed(
  spelled: string,
  name: string,
  known: ReadonlySet<string> | undefined,
  raw: string,
  read: (raw: string) => ValueReading,
): CountyReading {
  if (known === undefined ? !KEY.test(name) : !known.has(name)) return unknown(spelled)
  return { key: spelled, ...read(raw) }
}

/**
 * `naeq:<year>:<grade>:<subject>` = `<level>;<rate>` or 未测; II, Ⅱ and 2 are one level. Kept as `2;0.12`. A fifth part names another source than
 * the nation's (`:provincial`, `:county`).
 */
function readNaeq(
  key: string,
  [year = '', grade = '', subject = '', by = '国家', ...more]: string[],
  raw: string,
): CountyReading {
  const source = sourceIn(by)
  if (!/^20\d\d$/.test(year) || !/^[48]$/.test(grade) || subject.trim() === '' || source === null || more.length > 0)
    return malformed(
      key,
      '国家监测结果的项目写法不完整',
      '写作 naeq:年份:年级(4 或 8):学科，如 naeq:2024:8:数学；省级或县自查的在后面加 :省级 或 :县自查。',
    )
  const spelled = `naeq:${year}:${grade}:${subject.trim()}${source === 'national' ? '' : `:${source}`}`
  const text = tidy(raw)
  if (text === '') return { key: spelled, value: null, notes: [] }
  if (text === '未测') return { key: spelled, value: { text, number: Number.NaN }, notes: [] }
  const [level = '', rate = '', ...extra] = text.split(';').map((part) => part.trim())
  const bare = level.toUpperCase().replace(/级$/, '')
  const number = ROMAN[bare] ?? (/^[1-4]$/.test(bare) ? Number(bare) : null)
  const rateOk = rate === '' || (/^\d+(\.\d+)?$/.test(rate) && Number(rate) <= 1)
  if (number === null || !rateOk || extra.length > 0) {
    const meant = /^\d+(\.\d+)?%$/.test(rate)
      ? `差异率用小数，如 ${Number((Number(rate.slice(0, -1)) / 100).toPrecision(12))}。`
      : ''
    return {
      key: spelled,
      value: null,
      notes: [
        note(
          'S030',
          `${spelled} 的值是${quoted(raw)}，读不懂。`,
          `写作 等级(1—4 或 Ⅰ—Ⅳ);差异率，如 3;0.12；没有监测的写 未测。${meant}`,
        ),
      ],
    }
  }
  return { key: spelled, value: { text: `${number};${rate === '' ? '' : String(Number(rate))}`, number: Number.NaN }, notes: [] }
}

/** What a form needs and no rule uses. A cell of the forms that is a number must be one. */
function readForm(key: string, tail: string, raw: string, catalogue: Catalogue): CountyReading {
  if (!/^[IVX]+(-\d)?\.[A-Za-z0-9_-]+(\.[^.:]+)?$/.test(tail))
    return malformed(key, '申报表项目的写法不完整', '写作 form:表号.列号[.行]，如 form:I.L2、form:VI.L1.parents。')
  const element = catalogue.elements.get(`form:${tail}`)
  const rule = element ? elementRule(element) : null
  return { key: `form:${tail}`, ...(rule === null ? readText(raw) : readBy(raw, rule)) }
}

function readMet(raw: string, key: string): ValueReading {
  return readBy(raw, { ...NONE, key, zh: `评定 ${key}`, kind: 'judgement' })
}

function readBy(raw: string, rule: ValueRule): ValueReading {
  const { value, notes } = readValue(raw, rule)
  if (Number.isNaN(value)) {
    const worded = notes.map((n) => (n.rule === 'S015' || n.rule === 'S016' ? { ...n, rule: 'S030' as const } : n))
    return { value: null, notes: worded }
  }
  return { value: { text: spell(value, rule), number: value }, notes }
}

/** One spelling a value, so that equal values have equal text whatever the file said. */
function spell(value: number, rule: ValueRule): string {
  if (rule.kind === 'judgement') return value === 1 ? 'met' : 'unmet'
  if (rule.kind === 'boolean') return value === 1 ? 'yes' : 'no'
  if (rule.kind === 'enum') return String(rule.values.find((v) => Number(v) === value) ?? rule.values[value])
  return String(value)
}

/** Text stays text; its number is kept beside it, for a form prints figures too. */
function readText(raw: string): ValueReading {
  const text = raw.trim()
  const half = tidy(raw)
  const number = /^-?\d+(\.\d+)?$/.test(half) ? Number(half) : Number.NaN
  return { value: text === '' ? null : { text: Number.isNaN(number) ? text : String(number), number }, notes: [] }
}

const note = (rule: StructuralCode, message: string, repair: string): Note => ({ rule, message, repair })
const unknown = (key: string): CountyReading => ({
  key: null,
  value: null,
  notes: [note('S028', `不认识的县级项目${quoted(key)}，未读取。`, '核对项目名是否写错；不需要的行可以删去。')],
})
const malformed = (key: string, what: string, repair: string): CountyReading => ({
  key: null,
  value: null,
  notes: [note('S029', `项目${quoted(key)}：${what}，未读取。`, repair)],
})
