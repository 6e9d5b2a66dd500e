import { type County, STAGES, type Stage } from '../../collection/county.ts'
import type { Profile } from '../../standards/profile.ts'
import type { Standard } from '../../standards/standard.ts'
import type { Explanation } from '../explanation.ts'
import { frameOf } from '../frame.ts'
import { sectionsOfSchool } from '../split.ts'
import { explainItem, explainVeto } from './item.ts'
import { explainSection } from './section.ts'
import { explainComposite, explainSpread } from './spread.ts'

/** Which figure: an indicator of a school's section, the spread of an indicator, `composite`, an item, or `veto:<key>`. */
export interface FigureAddress {
  school?: string | undefined
  stage?: Stage | undefined
  indicator: string
}

/** Why there is nothing to explain, in Chinese. `unclear`: the question names no figure of the standard, or not which of two. */
export interface NoSuchFigure {
  missing: string
  unclear?: true
}

/** Takes one figure of a county apart. */
export function explain(
  county: County,
  standard: Standard,
  profile: Profile,
  address: FigureAddress,
): Explanation | NoSuchFigure {
  const frame = frameOf(county, standard, profile)
  const item = standard.items.find((i) => i.key === address.indicator)
  if (address.school === undefined) {
    if (item) return explainItem(frame, item)
    const veto = explainVeto(frame, address.indicator)
    if (veto) return veto
  }
  const indicator = standard.indicators.find((i) => i.code === address.indicator || i.key === address.indicator)
  const composite = address.indicator === 'composite'
  if (!indicator && !composite) {
    if (item) return { missing: `「${item.zh}」是全县一项的结论，不指定学校` }
    return {
      unclear: true,
      missing: `标准「${standard.short}」没有「${address.indicator}」这一项；可用的有 ${standard.indicators.map((i) => i.code).join('、')}、composite 和各项的键名`,
    }
  }
  const { stage } = address
  if (!stage) return { unclear: true, missing: '没有指明学段：--stage primary（小学）或 junior（初中）' }
  if (address.school !== undefined) {
    if (!indicator) return { missing: '综合差异系数是全县的数，不指定学校' }
    const school = county.schools.codes.indexOf(address.school)
    if (school < 0) return { missing: `数据中没有代码为「${address.school}」的学校` }
    const section = sectionsOfSchool(county, school).find((s) => STAGES[county.sections.stage[s]!] === stage)
    if (section === undefined)
      return { missing: `${county.schools.names[school]}没有${stage === 'primary' ? '小学' : '初中'}学段` }
    return explainSection(frame, section, indicator)
  }
  if (frame.stageRows[stage].length === 0) return { missing: `本县没有计入评估的${stage === 'primary' ? '小学' : '初中'}学段` }
  return indicator ? explainSpread(frame, stage, indicator) : explainComposite(frame, stage)
}
