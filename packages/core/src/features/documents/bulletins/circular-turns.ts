import type { CountyDifference, SectionFlip, SectionStanding } from '../../evaluation/difference/difference.ts'
import type { Standard } from '../../standards/standard.ts'
import { cvText, nameIn, STAGE_WORDS, valueBesideLine, verdictWord } from './words.ts'

export interface Turns {
  better: string[]
  worse: string[]
  other: string[]
}

/** What turned between two judgements, one line a section, coefficient or item: to 达标, away from it, and everything else. */
export function turnsOf({ sections, spreads, items }: CountyDifference, standard: Standard): Turns {
  const name = nameIn(standard)
  const turns: Turns = { better: [], worse: [], other: [] }
  for (const flip of sections) sectionTurn(turns, flip, standard)
  for (const { stage, indicator, before, after } of spreads) {
    const side = (each: typeof before) => (!each ? '不判定' : each.cv === null ? '无法计算' : cvText(each.cv, each.limit))
    const line = `${STAGE_WORDS[stage]}“${name(indicator)}”差异系数：${side(before)} → ${side(after)}，${verdictWord(before?.verdict)} → ${verdictWord(after?.verdict)}。`
    turns[directionOf(before?.verdict ?? null, after?.verdict ?? null)].push(line)
  }
  for (const { key, before, after } of items) {
    if (before.verdict === after.verdict) continue
    const line = `${name(key)}：${verdictWord(before.verdict)} → ${verdictWord(after.verdict)}。`
    turns[directionOf(before.verdict, after.verdict)].push(line)
  }
  return turns
}

/** A section that passes as before may have lost or won single indicators: each direction says its own. */
function sectionTurn(turns: Turns, flip: SectionFlip, standard: Standard): void {
  const { schoolName, stage, before, after, reason, indicators } = flip
  const where = `${schoolName}（${STAGE_WORDS[stage]}）`
  if (before !== after) {
    const why = reason ? `（${reason}）` : ''
    const line = `${where}${verdictWord(before)} → ${verdictWord(after)}${why}${details(flip, standard, () => true)}。`
    turns[directionOf(before, after)].push(line)
    return
  }
  for (const way of ['better', 'worse', 'other'] as const) {
    const isThis = (each: SectionFlip['indicators'][number]) =>
      directionOf(each.before?.verdict ?? null, each.after?.verdict ?? null) === way
    if (indicators.some(isThis)) turns[way].push(`${where}学段仍${verdictWord(after)}${details(flip, standard, isThis)}。`)
  }
}

function details(
  { indicators }: SectionFlip,
  standard: Standard,
  wanted: (each: SectionFlip['indicators'][number]) => boolean,
): string {
  const parts = indicators.filter(wanted).map(({ indicator, before, after }) => {
    const found = standard.indicators.find(({ code }) => code === indicator)
    const was =
      before?.value === null || !before ? '未报全' : valueBesideLine({ ...before, threshold: null }, found?.decimals ?? 2)
    const is = after ? valueBesideLine(after, found?.decimals ?? 2) : '不判定'
    return `${found?.zh ?? indicator} ${was} → ${is}`
  })
  return parts.length > 0 ? `：${parts.join('；')}` : ''
}

const directionOf = (before: SectionStanding, after: SectionStanding): keyof Turns => {
  if (before === 'unmet' && after === 'met') return 'better'
  return before === 'met' && after === 'unmet' ? 'worse' : 'other'
}
