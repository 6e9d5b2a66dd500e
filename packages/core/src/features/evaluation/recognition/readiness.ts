import type { Stage } from '../../collection/county.ts'
import { brief } from '../items/brief.ts'
import { apart } from '../items/say.ts'
import type { CountyResult, SectionResult } from '../result.ts'

/** What stands in the way: known to fail, not judgeable for want of data, said but not proven, past its day. */
export const LINE_KINDS = ['unmet', 'not_judgeable', 'unproven', 'overdue'] as const
export type LineKind = (typeof LINE_KINDS)[number]

export const LINE_KIND_NAMES = {
  unmet: '未达标',
  not_judgeable: '无法判定',
  unproven: '没有佐证',
  overdue: '逾期',
} as const satisfies Readonly<Record<LineKind, string>>

/** The three looks a county prepares for, in their order. */
export const MILESTONES = ['municipal', 'provincial', 'national'] as const
export type Milestone = (typeof MILESTONES)[number]

/** Which kinds of lines must be gone before each. */
export type Demands = Readonly<Record<Milestone, readonly LineKind[]>>

/** The sources at hand do not say what must be settled by when: our proposal, which a county may change. */
export const PROPOSED_DEMANDS: Demands = {
  municipal: ['not_judgeable', 'overdue'],
  provincial: ['unmet', 'not_judgeable', 'overdue'],
  national: ['unmet', 'not_judgeable', 'unproven', 'overdue'],
}

/**
 * One thing to settle. `key`: equal for the same thing at another time; `subject`: whose it is; `text`: what is missing, in Chinese; `link`: the page
 * where it is repaired; `school`: null where it is the county's own.
 */
export interface Line {
  key: string
  kind: LineKind
  subject: string
  text: string
  school: string | null
  stage: Stage | null
  link: string
}

/** A line with the milestones it stands before. */
export type ReadinessLine = Line & { before: Milestone[] }

/** The lines of all sources as one list: kinds in their order, the county's own before schools', then by name; each with what it stands before. */
export function readinessOf(lines: readonly Line[], demands: Demands): ReadinessLine[] {
  const rank = ({ kind, school }: Line) => LINE_KINDS.indexOf(kind) * 2 + (school === null ? 0 : 1)
  return lines
    .map((line) => ({ ...line, before: MILESTONES.filter((milestone) => demands[milestone].includes(line.kind)) }))
    .toSorted((a, b) => rank(a) - rank(b) || compare(a.subject, b.subject) || compare(a.key, b.key))
}

/** How many lines there are of each kind. */
export function countsOf(lines: readonly Pick<Line, 'kind'>[]): Record<LineKind, number> {
  const counts = { unmet: 0, not_judgeable: 0, unproven: 0, overdue: 0 }
  for (const { kind } of lines) counts[kind]++
  return counts
}

/** What the names of figures need: in full, and to how many decimals a value is shown. */
export type NameOf = (key: string) => { zh: string; unit: string; decimals: number }

/**
 * What a judgement leaves to settle: every failing or open figure of a section that does not pass, every coefficient, every county item and veto.
 * A section that passes with its one spare item used is ready.
 *
 * @param search what leads the pages to this very judgement, as `package=…&run=…`
 */
export function linesOfResult({ sections, spreads, items }: CountyResult, nameOf: NameOf, search: string): Line[] {
  return [
    ...spreads.flatMap(({ stage, indicator, cv, limit, verdict }): Line[] => {
      if (verdict === null || verdict === 'met') return []
      const name = indicator === 'composite' ? '综合差异系数' : `${nameOf(indicator).zh}差异系数`
      const text = cv === null || limit === null ? '有学校缺数据，算不出来' : `${coefficient(cv, limit)}，上限 ${limit}`
      const link = `/spread?${search}&stage=${stage}&indicator=${indicator}`
      return [county(`spread ${stage} ${indicator}`, verdict, `${STAGE_NAMES[stage]}${name}`, text, link, stage)]
    }),
    ...items.flatMap(({ key, verdict, detail }): Line[] => {
      if (verdict === null || verdict === 'met') return []
      const text = brief(detail) || (verdict === 'unmet' ? '不符合要求' : '还没有数据或结论')
      return [county(`item ${key}`, verdict, nameOf(key).zh, text, `/evaluation?${search}&explain=~~${key}`, null)]
    }),
    ...sections.flatMap((section) => linesOfSection(section, nameOf, search)),
  ]
}

/** To three decimals; four where three could look like the limit. */
const coefficient = (cv: number, limit: number): string => apart(cv, limit, Math.abs(cv - limit) < 0.005 ? 4 : 3)

const county = (key: string, kind: LineKind, subject: string, text: string, link: string, stage: Stage | null): Line => ({
  key,
  kind,
  subject,
  text,
  school: null,
  stage,
  link,
})

function linesOfSection(section: SectionResult, nameOf: NameOf, search: string): Line[] {
  const { schoolCode, schoolName, stage, pass } = section
  if (pass === true) return []
  return Object.entries(section.indicators).flatMap(([indicator, { value, threshold, verdict }]): Line[] => {
    if (verdict === null || verdict === 'met') return []
    const { zh, unit, decimals } = nameOf(indicator)
    const numbers =
      value === null || threshold === null ? '缺数据' : `${apart(value, threshold, decimals)}，标准 ${threshold} ${unit}`
    return [
      {
        key: `section ${schoolCode} ${stage} ${indicator}`,
        kind: verdict,
        subject: `${schoolName}（${STAGE_NAMES[stage]}）`,
        text: `${zh} ${numbers}`,
        school: schoolCode,
        stage,
        link: `/schools/${encodeURIComponent(schoolCode)}?${search}&explain=${schoolCode}~${stage}~${indicator}`,
      },
    ]
  })
}

const STAGE_NAMES: Readonly<Record<Stage, string>> = { primary: '小学', junior: '初中' }

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
