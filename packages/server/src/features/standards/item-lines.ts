import { STAGES } from '@junheng/core/features/collection/county.ts'
import type { StandardItemView } from '@junheng/core/features/standards/schema.ts'
import type { Condition, Item, ParsedFormula, Standard } from '@junheng/core/features/standards/standard.ts'
import { nameIn } from './standard-views.ts'

type Line = StandardItemView['lines'][number]

/** What a county item must reach, in words: whom it concerns first, then its lines stage by stage, then what else is asked. */
export function linesOf(item: Item, standard: Standard, words: (formula: ParsedFormula) => string): Line[] {
  const lines: Line[] = []
  const say = (text: string): void => void lines.push({ stage: null, words: text })
  if (item.where) say(`只看符合下列条件的学校：${words(item.where)}`)
  for (const condition of item.conditions ?? []) say(conditionLine(condition, standard))
  lines.push(...paramLines(item))
  if (item.atLeast) say(`评定达到“${GRADES[item.atLeast] ?? item.atLeast}”以上`)
  if (item.rider) say(`另需：${item.rider}`)
  return lines
}

function conditionLine({ zh, unit, threshold }: Condition, standard: Standard): string {
  if (typeof threshold === 'number') return `${zh} ≥ ${unit === '比例' ? percent(threshold) : `${threshold} ${unit}`}`
  if ('element' in threshold) return `${zh} ≥ ${nameIn(standard, threshold.element)}`
  const setting = standard.settings.find((each) => each.key === threshold.setting)
  return `${zh} ≥ ${setting?.default} ${unit}（口径“${setting?.zh}”可改）`
}

/** Lines that stand as numbers in the item itself. */
function paramLines({ kind, key, params = {} }: Item): Line[] {
  const byStage = (text: (line: number) => string): Line[] =>
    STAGES.flatMap((stage) => (params[stage] === undefined ? [] : [{ stage, words: text(params[stage]) }]))
  if (kind === 'classes') return byStage((line) => `每班 ≤ ${line} 人`)
  if (kind === 'zoned') return byStage((line) => `≥ ${percent(line)}`)
  if (kind === 'composite') return byStage((line) => `八项平均 ≤ ${line}`)
  if (kind === 'naeq')
    return [{ stage: null, words: `学业水平 ≥ ${params['minLevel']} 级，且校际差异率 ＜ ${params['maxRate']}` }]
  if (key !== 'school_size') return []
  const joined = ['nine_year', 'twelve_year'].map((each) => ({
    stage: null,
    words: `${KINDS[each]}义务教育段 ≤ ${params[each]} 人`,
  }))
  return [...byStage((line) => `≤ ${line} 人`), ...joined]
}

const KINDS: Readonly<Record<string, string>> = { nine_year: '九年一贯制', twelve_year: '十二年一贯制' }
const GRADES: Readonly<Record<string, string>> = { excellent: '优秀', good: '良好', pass: '合格', fail: '不合格' }

const percent = (share: number): string => `${Number((share * 100).toFixed(2))}%`
