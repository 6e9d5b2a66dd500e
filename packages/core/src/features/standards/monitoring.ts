/**
 * 国家义务教育质量监测 as the county's figures name it: which subjects in which grades, when each comes round, and whose word a result is.
 * standards.md §5: 2021 修订方案, 三年一轮; the subjects are those 表Ⅴ lists.
 */
export const MONITORED_SUBJECTS = ['语文', '数学', '科学', '体育', '艺术', '德育'] as const

export const MONITORED_GRADES = [
  [4, '四年级'],
  [8, '八年级'],
] as const

/** Each subject comes round every third year. */
export const CYCLE_YEARS = 3

/** Which subjects are tested together, from the first year of the 2021 plan on. */
const FIRST_YEAR = 2021
const ROUNDS: readonly (readonly string[])[] = [
  ['数学', '体育'],
  ['语文', '艺术'],
  ['德育', '科学'],
]

/**
 * The next year a subject is tested after `after`: by the years the county’s own results are of, else by the plan's calendar.
 *
 * @param tested years in which results of a subject are known
 * @returns null for a subject the plan does not name and nobody has a result of
 */
export function nextTestYear(subject: string, after: number, tested: ReadonlyMap<string, readonly number[]>): number | null {
  const round = ROUNDS.findIndex((subjects) => subjects.includes(subject))
  const years = tested.get(subject) ?? (ROUNDS[round] ?? []).flatMap((together) => tested.get(together) ?? [])
  const known = years.length > 0 ? Math.max(...years) : null
  if (known === null && round < 0) return null
  const from = known ?? FIRST_YEAR + round
  return from + CYCLE_YEARS * Math.max(known === null ? 0 : 1, Math.floor((after - from) / CYCLE_YEARS) + 1)
}

/** Whose word a result is, the highest first: 国家 outranks 省 outranks 县自查. */
export const RESULT_SOURCES = ['national', 'provincial', 'county'] as const
export type ResultSource = (typeof RESULT_SOURCES)[number]

export const SOURCE_NAMES: Readonly<Record<ResultSource, string>> = { national: '国家', provincial: '省级', county: '县自查' }

const WORDS: Readonly<Record<string, ResultSource>> = {
  国家: 'national',
  国家级: 'national',
  省: 'provincial',
  省级: 'provincial',
  县: 'county',
  县级: 'county',
  县自查: 'county',
}

/** `national`, 国家, 省级, 县自查 …; null for any other word. */
export const sourceIn = (word: string): ResultSource | null =>
  RESULT_SOURCES.find((source) => source === word.toLowerCase()) ?? WORDS[word] ?? null

/** The higher the lower the number. */
export const rankOf = (source: ResultSource): number => RESULT_SOURCES.indexOf(source)
