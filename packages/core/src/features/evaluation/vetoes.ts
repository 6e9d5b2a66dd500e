import { computeOne } from '../standards/formula/compute.ts'
import { atLeast } from '../standards/formula/tolerance.ts'
import { SOURCE_NAMES } from '../standards/monitoring.ts'
import type { AutomaticVeto, Veto } from '../standards/standard.ts'
import { threeGrowths } from './finance/three-growths.ts'
import { countyScope, type Frame } from './frame.ts'
import { statedResults } from './items/ratio.ts'
import { listed, shownAgainst } from './items/say.ts'
import type { ItemResult } from './result.ts'

/** What the data itself says of a veto: raised, not raised, or it cannot tell (null). */
interface Automatic {
  raised: boolean | null
  detail: string[]
}

/**
 * 一票否决: `veto:<key>` = yes/no, and for some the data itself. Raised by either is raised; not raised needs one of them to say so;
 * a veto nobody has spoken of is unknown. Verdict met = not raised.
 */
export function vetoItem(frame: Frame, veto: Veto): ItemResult {
  const stated = frame.county.values.get(`veto:${veto.key}`)?.number ?? Number.NaN
  const automatic = veto.automatic ? RULES[veto.automatic.rule](frame, veto.automatic as never) : { raised: null, detail: [] }
  const detail = [...(Number.isNaN(stated) ? [] : [stated === 1 ? '填报：有此情形' : '填报：无此情形']), ...automatic.detail]
  const raised = stated === 1 || automatic.raised === true
  const known = raised || !Number.isNaN(stated) || automatic.raised === false
  if (stated === 0 && automatic.raised === true) detail.push('填报为「无」，但数据已构成此情形，以数据为准')
  if (!known) detail.push('未填报有无，不能视为没有')
  return { key: `veto:${veto.key}`, value: null, verdict: raised ? 'unmet' : known ? 'met' : 'not_judgeable', detail }
}

type Rules = { [rule in AutomaticVeto['rule']]: (frame: Frame, automatic: Extract<AutomaticVeto, { rule: rule }>) => Automatic }

const RULES: Rules = {
  ratio_below: (frame, automatic) => {
    const stated = automatic.item === undefined ? undefined : statedResults(frame, automatic.item)[0]
    if (stated)
      return {
        raised: !atLeast(stated.value, automatic.line),
        detail: [
          `${automatic.zh}：实为 ${shownAgainst(stated.value, automatic.line, '比例')}（${SOURCE_NAMES[stated.source]}调查）`,
        ],
      }
    const value = computeOne(automatic.formula.tree, countyScope(frame))
    const { tree } = automatic.formula
    const parts = tree.kind === 'binary' ? [tree.left, tree.right].map((part) => computeOne(part, countyScope(frame))) : []
    if (!automatic.everyone && parts.length === 2 && parts.every((part) => part === 0))
      return { raised: false, detail: [`${automatic.zh}：本县不涉及`] }
    if (Number.isNaN(value)) return { raised: null, detail: [] }
    return {
      raised: !atLeast(value, automatic.line),
      detail: [`${automatic.zh}：实为 ${shownAgainst(value, automatic.line, '比例')}`],
    }
  },
  three_growths: (frame, automatic) => threeGrowths(frame, automatic.years, automatic.failYears),
  core_items: (frame, automatic) => {
    const failed = frame.county.schools.numbers.get('core_items_failed')
    if (!failed) return { raised: null, detail: [] }
    const schools = [...frame.schoolRows].filter((s) => failed[s]! >= automatic.failAt)
    const names = schools.map((s) => `${frame.county.schools.names[s]}（${failed[s]} 项）`)
    if (schools.length > 0)
      return { raised: true, detail: [`核心指标 ${automatic.failAt} 项及以上不达标的学校：${listed(names)}`] }
    const unknown = [...frame.schoolRows].some((s) => Number.isNaN(failed[s]!))
    return {
      raised: unknown ? null : false,
      detail: unknown ? ['部分学校核心指标未报'] : [`没有学校核心指标达到 ${automatic.failAt} 项不达标`],
    }
  },
}
