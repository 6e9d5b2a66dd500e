import { halfDigits, numberOf } from './words.ts'

/** A day meant by words like 2023年9月底前, and where in the text it stands. */
export interface FoundDate {
  /** `YYYY-MM-DD`, the last day meant. */
  due: string
  year: number
  start: number
  end: number
}

const DATE =
  /(?:((?:19|20)\d{2})年|(今年|本年|明年))?(?:(上半年|下半年|年底|年末|(?<=年)[底末内]|第?[一二三四1-4]季度|暑期|暑假)|(\d{1,2})月(?:份)?(?:(\d{1,2})日|(上旬|中旬|下旬|底|末|初))?)(?:之?前|以前)?/g

/**
 * The dates in a text. Where no year is written, `year` (that of the date before it) is meant; without one the words are no date.
 *
 * 月底, 下旬 and a bare month mean its last day; 上旬 the 10th, 中旬 the 20th; 年底 and 下半年 December 31, 上半年 June 30; 暑期 August 31. 月初 is the 10th.
 */
export function datesIn(text: string, year: number | null = null): FoundDate[] {
  const found: FoundDate[] = []
  let known = year
  for (const match of halfDigits(text).matchAll(DATE)) {
    const stated = match[1] ? Number(match[1]) : match[2] && known ? known + (match[2] === '明年' ? 1 : 0) : known
    const day = stated === null ? null : lastDay(stated, match[3], match[4], match[5], match[6])
    if (stated === null || day === null) continue
    known = stated
    found.push({ due: day, year: stated, start: match.index, end: match.index + match[0].length })
  }
  return joinedRanges(found, text)
}

function lastDay(year: number, span?: string, month?: string, day?: string, part?: string): string | null {
  if (span) {
    if (/暑/.test(span)) return `${year}-08-31`
    if (span === '上半年') return `${year}-06-30`
    const quarter = /季度/.test(span) ? numberOf(span.replace(/第|季度/g, '')) : null
    return quarter ? iso(year, quarter * 3) : `${year}-12-31`
  }
  const m = Number(month)
  if (m < 1 || m > 12) return null
  if (day) return Number(day) >= 1 && Number(day) <= monthLength(year, m) ? iso(year, m, Number(day)) : null
  if (part === '上旬' || part === '初') return iso(year, m, 10)
  return part === '中旬' ? iso(year, m, 20) : iso(year, m)
}

/** 2023年9月至12月 is one stretch, due at its end. */
function joinedRanges(dates: FoundDate[], text: string): FoundDate[] {
  return dates.reduce<FoundDate[]>((joined, date) => {
    const before = joined.at(-1)
    if (before && /^\s*(?:至|到|—+|-|~|～|－)\s*$/.test(text.slice(before.end, date.start))) {
      joined[joined.length - 1] = { ...date, start: before.start }
    } else joined.push(date)
    return joined
  }, [])
}

const iso = (year: number, month: number, day = monthLength(year, month)): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const monthLength = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** `YYYY-MM` of a completion cell (2023年12月, 2024年底, 2024.12, 2024-12-31); the latest if several; null when no month is stated. */
export function completionMonth(text: string): string | null {
  const plain = halfDigits(text).replace(/((?:19|20)\d{2})\s*[.．\-/]\s*(\d{1,2})(?:\s*[.．\-/]\s*\d{1,2})?/g, '$1年$2月')
  const months = datesIn(plain.replace(/\s+/g, '')).map((date) => date.due.slice(0, 7))
  return months.sort().at(-1) ?? null
}

/** A full date on its own, 2023年7月28日, 二〇二三年七月二十八日 or 2023-07-28; null for anything less. */
export function fullDate(text: string): string | null {
  const plain = halfDigits(text).replace(/\s+/g, '')
  const match =
    /((?:19|20)\d{2}|[〇零○Ｏ一二三四五六七八九]{4})[年\-./](\d{1,2}|[一二三四五六七八九十]{1,3})[月\-./](\d{1,2}|[一二三四五六七八九十]{1,3})日?/.exec(
      plain,
    )
  if (!match) return null
  const [year, month, day] = [match[1]!.replace(/[○Ｏ]/g, '〇'), match[2]!, match[3]!].map(numberOf)
  if (!year || !month || !day || month > 12 || day > monthLength(year, month)) return null
  return iso(year, month, day)
}
