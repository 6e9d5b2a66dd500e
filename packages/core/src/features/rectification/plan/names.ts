import { numberOf } from './words.ts'

/** A school's name taken apart. 下朱庄街静湖第二小学 = town 下朱庄 + 街, core 静湖, ordinal 2, type 小学. */
export interface SchoolName {
  region: string
  town: string
  townKind: string
  core: string
  ordinal: number | null
  /** 中心. */
  central: boolean
  /** 完全. */
  full: boolean
  type: string
}

const TYPE =
  /(十二年一贯制学校|九年一贯制学校|九年制学校|初级中学|高级中学|完全中学|初中部|小学部|中心校|小学校|小学|初中|中学|完小|教学点|学校)$/
const TYPE_ALIASES: Record<string, string> = { 完小: '小学', 小学校: '小学', 初中: '初级中学', 九年制学校: '九年一贯制学校' }
const ORDINAL = /第([〇一二三四五六七八九十\d]{1,4})$/
const SHORT = /(?:第)?([一二三四五六七八九十\d]{1,4})(小|中)$/

/** True when text can be a school's name by its last word. */
export const endsAsSchool = (text: string): boolean => TYPE.test(text) || SHORT.test(text)

export function takeApart(name: string): SchoolName {
  const plain = name.normalize('NFKC').replace(/\s+/g, '')
  const parts: SchoolName = { region: '', town: '', townKind: '', core: '', ordinal: null, central: false, full: false, type: '' }
  let rest = plain
  const type = TYPE.exec(rest)
  if (type) {
    rest = rest.slice(0, type.index)
    parts.type = TYPE_ALIASES[type[1]!] ?? type[1]!
    if (type[1] === '完小') parts.full = true
  } else {
    const short = SHORT.exec(rest)
    if (short) {
      rest = rest.slice(0, short.index)
      parts.type = short[2] === '小' ? '小学' : '中学'
      parts.ordinal = numberOf(short[1]!)
    }
  }
  rest = peelMiddle(rest, parts)
  const region = /^([\u4e00-\u9fa5]{1,4}?(?:省|市))?([\u4e00-\u9fa5]{1,3}(?<!社|园|开发|校|新|小|片|街|镇)(?:区|县))?(?=..)/.exec(
    rest,
  )
  if (region && (region[0].length < rest.length || parts.ordinal !== null)) {
    parts.region = region[0]
    rest = rest.slice(region[0].length)
  }
  const town = /^([\u4e00-\u9fa5]{1,6}?)(民族乡|街道|镇|乡|街)(.*)$/.exec(rest)
  if (town && (town[3] !== '' || parts.ordinal !== null || parts.central)) {
    parts.town = town[1]!
    parts.townKind = town[2] === '街道' ? '街' : town[2]!
    rest = town[3]!
  }
  parts.core = rest
  return parts
}

/** 第二, 中心 and 完全 stand between core and type in any order. */
function peelMiddle(text: string, parts: SchoolName): string {
  let rest = text
  for (;;) {
    const ordinal = parts.ordinal === null ? ORDINAL.exec(rest) : null
    if (ordinal) {
      parts.ordinal = numberOf(ordinal[1]!)
      rest = rest.slice(0, ordinal.index)
    } else if (/.中心$/.test(rest) && !parts.central) {
      parts.central = true
      rest = rest.slice(0, -2)
    } else if (/.完全$/.test(rest) && !parts.full) {
      parts.full = true
      rest = rest.slice(0, -2)
    } else return rest
  }
}

/**
 * Whether two different names may mean one school, so that it is worth asking a person.
 *
 * Numerals and stage words must agree: 静湖小学 is never 静湖第二小学, 南湖小学 never 南湖初级中学. What may differ is what people leave out or shorten: the
 * town before the name, 街 for 街道, 镇 itself, 中心, 完全, the district, 四小 for 第四小学.
 */
export const mayBeOne = (one: string, other: string): boolean => partsMayBeOne(takeApart(one), takeApart(other))

/** The same question of names already taken apart. */
export function partsMayBeOne(a: SchoolName, b: SchoolName): boolean {
  if (a.type === '' || a.type !== b.type || a.ordinal !== b.ordinal) return false
  if (a.region !== '' && b.region !== '' && a.region !== b.region) return false
  return sameTown(a, b) ? sameCore(a, b) : coreHoldsTown(a, b) || coreHoldsTown(b, a)
}

function sameTown(a: SchoolName, b: SchoolName): boolean {
  if (a.town !== '' && b.town !== '') return a.town === b.town && a.townKind === b.townKind
  // With the town left out, what remains must still be a name of its own.
  return (a.town === '' && b.town === '') || (a.core.length >= 2 && b.core.length >= 2)
}

function sameCore(a: SchoolName, b: SchoolName): boolean {
  if (a.core === b.core) {
    if (a.core === '') return a.central === b.central && a.full === b.full
    return true
  }
  // 陈咀镇中心小学 is 陈咀镇陈咀中心小学: the central school carries its town's name.
  const bare = a.core === '' ? b : b.core === '' ? a : null
  return bare !== null && a.central && b.central && bare.core === bare.town
}

/** 杨村第四小学 is 杨村街第四小学: the word 街 left out, so that the town reads as part of the name. */
function coreHoldsTown(a: SchoolName, b: SchoolName): boolean {
  return a.town === '' && a.core !== '' && a.core === b.town && b.core === '' && a.central === b.central && a.full === b.full
}
