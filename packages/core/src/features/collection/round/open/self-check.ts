import type { Verdict } from '../../../evaluation/result.ts'
import type { SchoolView } from '../../../evaluation/school-schema.ts'

/** What the data says of one rule of the standard for a school, in a verdict and in words. */
export interface Judged {
  verdict: Verdict
  words: string
}

const STAGE_WORDS = { primary: '小学', junior: '初中' } as const

/**
 * What the data in hand says of each rule of the standard for one school, by the rule's key: indicators over its counted stages, duties as far as
 * they are the school's own matter. A rule that does not concern the school, or is judged of the county alone, is not in it.
 */
export function judgedOfSchool({ sections, duties }: Pick<SchoolView, 'sections' | 'duties'>): Map<string, Judged> {
  const judged = new Map<string, Judged>()
  const counted = sections.filter(({ excluded }) => excluded === null)
  for (const code of new Set(counted.flatMap(({ indicators }) => indicators.map((each) => each.code)))) {
    const lines = counted.flatMap(({ stage, indicators }) =>
      indicators.filter((each) => each.code === code && each.verdict !== null).map((each) => ({ stage, ...each })),
    )
    if (lines.length === 0) continue
    const words = lines.map(({ stage, value, threshold, gap }) =>
      [
        counted.length > 1 ? STAGE_WORDS[stage] : '',
        `${value === null ? '未报' : plain(value)} / ${threshold === null ? '—' : plain(threshold)}`,
        gap ? `，缺 ${gap.school ?? gap.section}` : '',
      ].join(''),
    )
    judged.set(code, { verdict: worst(lines.map(({ verdict }) => verdict!)), words: words.join('；') })
  }
  for (const { key, verdict, concerns, lines, toPass } of duties)
    if (concerns && verdict !== null)
      judged.set(key, {
        verdict,
        // Where it cannot be judged its sentence is full of blanks: what to report says it better.
        words:
          verdict === 'not_judgeable' && toPass
            ? toPass
            : [...lines.map(({ name, text }) => `${name} ${text}`), ...(toPass ? [toPass] : [])].join('；'),
      })
  return judged
}

/** One known failure decides, else one unknown. */
const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.includes('unmet') ? 'unmet' : verdicts.includes('not_judgeable') ? 'not_judgeable' : 'met'

const plain = (value: number): string => String(Math.round(value * 100) / 100)

/** What a 自查 may conclude; kept as these words at `self/<rule>/conclusion`. */
export const CONCLUSIONS = ['达标', '不达标', '不确定'] as const

/** The fields of each rule's line. */
export const SELF_FIELDS = ['conclusion', 'note', 'measure'] as const
export type SelfField = (typeof SELF_FIELDS)[number]

/** The conclusion the data suggests; null where it does not decide. */
export const suggestionOf = ({ verdict }: Pick<Judged, 'verdict'>): (typeof CONCLUSIONS)[number] | null =>
  verdict === 'met' ? '达标' : verdict === 'unmet' ? '不达标' : null
