import { explain, type FigureAddress } from '@junheng/core/features/evaluation/explain/explain.ts'
import { explainSection } from '@junheng/core/features/evaluation/explain/section.ts'
import type { JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { rowIn } from '@junheng/core/features/evaluation/forms/section-figures.ts'
import type { Verdict } from '@junheng/core/features/evaluation/result.ts'
import { bodyStyle, linesOf, SheetDraft, STYLES, workbookOf } from './sheet-draft.ts'
import { VERDICT_WORDS } from './verdict-words.ts'

/** One figure that fails or cannot be judged, and what would make it pass. */
export interface Shortfall {
  scope: string
  school: string
  figure: string
  value: number | null
  line: number | null
  unit: string
  verdict: Verdict
  toPass: string
  clause: string
}

/** Every failing figure of the county: of the sections, of the spreads, of the items and vetoes. */
export function shortfallsOf({ frame, result }: JudgedCounty): Shortfall[] {
  const { county, standard, profile } = frame
  const found: Shortfall[] = []
  for (const section of result.sections) {
    for (const indicator of standard.indicators) {
      const { verdict } = section.indicators[indicator.code]!
      if (verdict === null || verdict === 'met') continue
      const { value, threshold, toPass, clause, unit } = explainSection(frame, rowIn(frame, section), indicator)
      const scope = section.stage === 'primary' ? '小学' : '初中'
      const school = `${section.schoolName}（${section.schoolCode}）`
      const figure = `${indicator.code} ${indicator.zh}`
      found.push({ scope, school, figure, value, line: threshold, unit, verdict, toPass: toPass ?? '', clause })
    }
  }
  const open: FigureAddress[] = [
    ...result.spreads.filter((s) => failing(s.verdict)).map(({ stage, indicator }) => ({ stage, indicator })),
    ...result.items.filter((i) => failing(i.verdict)).map(({ key }) => ({ indicator: key })),
  ]
  for (const address of open) {
    const explained = explain(county, standard, profile, address)
    if ('missing' in explained) continue
    const { title, value, threshold, unit, verdict, toPass, clause } = explained
    const scope = address.stage ? (address.stage === 'primary' ? '小学' : '初中') : '全县'
    found.push({
      scope,
      school: '',
      figure: title,
      value,
      line: threshold,
      unit,
      verdict: verdict!,
      toPass: toPass ?? '',
      clause,
    })
  }
  return found
}

const failing = (verdict: Verdict | null): boolean => verdict === 'unmet' || verdict === 'not_judgeable'

const COLUMNS: readonly (readonly [zh: string, width: number])[] = [
  ['序号', 6],
  ['范围', 8],
  ['学校', 30],
  ['指标', 34],
  ['实际值', 11],
  ['标准', 9],
  ['单位', 9],
  ['判定', 12],
  ['还差多少、怎样才能达标', 70],
  ['依据', 26],
]

/** The list as a workbook, to be worked through from top to bottom. */
export async function shortfallsXlsx(judged: JudgedCounty): Promise<Uint8Array> {
  const { result, frame } = judged
  const draft = new SheetDraft(
    '不达标清单',
    COLUMNS.map(([, width]) => width),
  )
  const shortfalls = shortfallsOf(judged)
  draft.line(`${result.countyName}（${result.countyCode}）不达标与无法判定清单`, STYLES.title, 30)
  const unmet = shortfalls.filter((s) => s.verdict === 'unmet').length
  draft.line(
    `按${frame.standard.zh}标准判定：未达标 ${unmet} 项，无法判定 ${shortfalls.length - unmet} 项。余项（达 85%）也列出，注明是否影响本学段。`,
    STYLES.line,
    18,
  )
  const head = draft.next
  COLUMNS.forEach(([zh], col) => {
    draft.put(head, col, zh, STYLES.head)
  })
  draft.height(head, 20)
  shortfalls.forEach((each, i) => {
    const row = draft.next
    const text = (col: number, value: string, align: 'left' | 'center' = 'left'): void =>
      draft.put(row, col, value, bodyStyle(align))
    text(0, String(i + 1), 'center')
    text(1, each.scope, 'center')
    text(2, each.school)
    text(3, each.figure)
    draft.put(row, 4, each.value, bodyStyle('right', Number.isInteger(each.value) ? '0' : '0.00##'))
    draft.put(row, 5, each.line, bodyStyle('right', 'General'))
    text(6, each.unit, 'center')
    text(7, VERDICT_WORDS[each.verdict], 'center')
    text(8, each.toPass)
    text(9, each.clause)
    draft.height(
      row,
      Math.min(400, 14 * Math.max(linesOf(each.toPass, 70), linesOf(each.figure, 34), linesOf(each.clause, 26)) + 6),
    )
  })
  return workbookOf([draft.done({ paperSize: 'a3', orientation: 'landscape' }, [head, head])])
}
