import type { CountyResult, Spread } from '../../evaluation/result.ts'
import type { Standard } from '../../standards/standard.ts'
import { type Block, cell, type Run } from '../paper.ts'
import type { CircularInput } from './circular.ts'
import { cvText, figureRun, nameIn, STAGE_WORDS, verdictWord } from './words.ts'

const STAGES = ['primary', 'junior'] as const

/** One line each for the sections of both stages, the coefficients, the groups of county items: how many are met, last time and now. */
export function overallTable({ after, before, standard }: CircularInput): Block {
  const now = sharesOf(after.result, standard)
  const then = before ? new Map(sharesOf(before.result, standard).map((each) => [each.key, each])) : null
  return {
    kind: 'table',
    caption: '各方面达标情况（达标数／应判数）',
    columns: [
      { width: 40, align: 'left' },
      ...(then ? [{ width: 20, align: 'center' as const }] : []),
      { width: 20, align: 'center' },
      { width: 20, align: 'center' },
    ],
    head: [[cell('项目'), ...(then ? [cell('上次')] : []), cell('本次'), cell('无法判定')]],
    rows: now.map((share) => [
      cell(share.zh),
      ...(then ? [cell(shareText(then.get(share.key)))] : []),
      cell(figureRun(shareText(share), { key: `${share.key}.met`, label: `${share.zh}达标数`, value: share.met })),
      cell(String(share.open)),
    ]),
  }
}

interface Share {
  key: string
  zh: string
  met: number
  all: number
  open: number
}

const shareText = (share: Share | undefined): string => (share ? `${share.met}／${share.all}` : '—')

function sharesOf(result: CountyResult, standard: Standard): Share[] {
  const shares: Share[] = []
  const add = (key: string, zh: string, verdicts: readonly (string | null)[]) => {
    const judged = verdicts.filter((verdict) => verdict !== null)
    const count = (verdict: string) => judged.filter((each) => each === verdict).length
    if (judged.length > 0) shares.push({ key, zh, all: judged.length, met: count('met'), open: count('not_judgeable') })
  }
  if (standard.passRule)
    for (const stage of STAGES)
      add(
        `sections.${stage}`,
        `${STAGE_WORDS[stage]}学段（校）`,
        result.sections
          .filter((section) => section.stage === stage)
          .map(({ pass }) => (pass === null ? 'not_judgeable' : pass ? 'met' : 'unmet')),
      )
  for (const stage of STAGES)
    add(
      `spreads.${stage}`,
      `${STAGE_WORDS[stage]}差异系数（项）`,
      result.spreads.filter((spread) => spread.stage === stage).map(({ verdict }) => verdict),
    )
  const verdicts = new Map(result.items.map(({ key, verdict }) => [key, verdict]))
  for (const domain of new Set(standard.items.map((item) => item.domain)))
    add(
      `items.${domain}`,
      `${domain}（项）`,
      standard.items.filter((item) => item.domain === domain).map(({ key }) => verdicts.get(key) ?? null),
    )
  add(
    'vetoes',
    '一票否决（没有触发的项数）',
    standard.vetoes.map(({ key }) => verdicts.get(`veto:${key}`) ?? null),
  )
  return shares
}

/** Every coefficient that is judged, with its limit and what it was last time. */
export function spreadTable({ after, before, standard }: CircularInput): Block {
  const name = nameIn(standard)
  const then = new Map(before?.result.spreads.map((spread) => [keyOf(spread), spread]))
  return {
    kind: 'table',
    caption: '差异系数',
    columns: [
      { width: 9, align: 'center' },
      { width: 40, align: 'left' },
      ...(before ? [{ width: 13, align: 'right' as const }] : []),
      { width: 13, align: 'right' },
      { width: 11, align: 'right' },
      { width: 14, align: 'center' },
    ],
    head: [[cell('学段'), cell('指标'), ...(before ? [cell('上次')] : []), cell('本次'), cell('上限'), cell('判定')]],
    rows: after.result.spreads
      .filter(({ verdict }) => verdict !== null)
      .map((spread) => {
        const { stage, indicator, limit, verdict } = spread
        const was = then.get(keyOf(spread))
        return [
          cell(STAGE_WORDS[stage]),
          cell(name(indicator)),
          ...(before ? [cell(was?.cv == null ? '—' : cvText(was.cv, was.limit))] : []),
          cell(cvRun(spread, name(indicator))),
          cell(limit === null ? '—' : String(limit)),
          cell(verdictWord(verdict)),
        ]
      }),
  }
}

const keyOf = ({ stage, indicator }: Spread): string => `${stage}.${indicator}`

function cvRun(spread: Spread, name: string): Run {
  const { stage, indicator, cv, limit } = spread
  return figureRun(cv === null ? '' : cvText(cv, limit), {
    key: `cv.${keyOf(spread)}`,
    label: `${STAGE_WORDS[stage]}“${name}”差异系数`,
    value: cv,
    explain: { indicator, stage },
    missing: cv === null ? ['有学校的数据没有报全'] : [],
  })
}
