import { type County, STAGES, type Stage } from '../../collection/county.ts'
import { chosenSettings } from '../../standards/chosen-settings.ts'
import type { Profile } from '../../standards/profile.ts'
import type { Indicator, Standard } from '../../standards/standard.ts'
import type { Explanation } from '../explanation.ts'
import { explainFinance } from '../finance/explain.ts'
import { type Frame, frameOf } from '../frame.ts'
import { sectionsOfSchool } from '../split.ts'
import { explainFact } from './fact.ts'
import { explainItem, explainVeto } from './item.ts'
import { explainSchoolItem } from './school-item.ts'
import { explainSection } from './section.ts'
import { stageWord } from './sources.ts'
import { explainComposite, explainSpread } from './spread.ts'
import { explainCompositeShare, explainShare, SHARE_PREFIX } from './spread-share.ts'

/**
 * Which figure: an indicator of a school's section, the spread of an indicator, `composite`, an item, `veto:<key>`, or `finance:<key>@<year>`. With a school an item is
 * that school's own part of it, `spread:<code>` what it does to that spread, and the key of an element is the fact as it was handed in.
 */
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
  const { school, indicator } = address
  const found = school === undefined ? explainCounty(frame, address) : explainSchool(frame, address, school)
  if ('missing' in found) return found
  const code = indicatorIn(frame, address)?.code ?? indicator
  return {
    ...found,
    notes: [...chosenSettings(standard, profile, code, school !== undefined), ...found.notes, ...inferredNote(found)],
  }
}

/** What no source says and common practice must say instead is never passed off as the rule. */
const inferredNote = ({ confidence }: Explanation): string[] =>
  confidence === '推断' ? ['推断：来源没有写明，这里按通行做法；各地做法不同的，以本县采用的口径为准'] : []

function explainCounty(frame: Frame, address: FigureAddress): Explanation | NoSuchFigure {
  const item = frame.standard.items.find((i) => i.key === address.indicator)
  if (item) return explainItem(frame, item)
  const veto = explainVeto(frame, address.indicator)
  if (veto) return veto
  const finance = explainFinance(frame, address.indicator)
  if (finance) return finance
  const indicator = indicatorIn(frame, address)
  const composite = address.indicator === 'composite'
  if (!indicator && !composite) return unknownFigure(frame, address)
  const { stage } = address
  if (!stage) return NO_STAGE
  if (frame.stageRows[stage].length === 0) return { missing: `本县没有计入评估的${stageWord(stage)}学段` }
  return indicator ? explainSpread(frame, stage, indicator) : explainComposite(frame, stage)
}

function explainSchool(frame: Frame, address: FigureAddress, code: string): Explanation | NoSuchFigure {
  const { county, standard } = frame
  const { stage } = address
  if (address.indicator.startsWith(SHARE_PREFIX)) return explainSchoolShare(frame, address, code)
  const item = standard.items.find((i) => i.key === address.indicator)
  const indicator = indicatorIn(frame, address)
  const element = standard.catalogue.elements.get(address.indicator)
  const isFact = element !== undefined && element.level !== 'county'
  if (address.indicator === 'composite') return { missing: '综合差异系数是全县的数，不指定学校' }
  if (!item && !indicator && !isFact) return unknownFigure(frame, address)
  if (!item && !stage && (indicator || element?.level === 'section')) return NO_STAGE
  const school = county.schools.codes.indexOf(code)
  if (school < 0) return { missing: `数据中没有代码为「${code}」的学校` }
  const section = sectionsOfSchool(county, school).find((s) => STAGES[county.sections.stage[s]!] === stage)
  if (stage && section === undefined) return { missing: `${county.schools.names[school]}没有${stageWord(stage)}学段` }
  if (item) return explainSchoolItem(frame, item, school, stage)
  if (indicator) return explainSection(frame, section!, indicator)
  return explainFact(frame, element!, school, section ?? null)
}

function explainSchoolShare(frame: Frame, address: FigureAddress, code: string): Explanation | NoSuchFigure {
  const { county, stageRows } = frame
  const { stage } = address
  const spread = address.indicator.slice(SHARE_PREFIX.length)
  const indicator = indicatorIn(frame, { indicator: spread })
  if (!indicator && spread !== 'composite') return unknownFigure(frame, address)
  if (!stage) return NO_STAGE
  const school = county.schools.codes.indexOf(code)
  const section = [...stageRows[stage]].find((s) => county.sections.school[s] === school)
  if (school < 0 || section === undefined) return { missing: `「${code}」没有计入校际差异的${stageWord(stage)}学段` }
  return indicator ? explainShare(frame, stage, indicator, section) : explainCompositeShare(frame, stage, section)
}

const indicatorIn = ({ standard }: Frame, { indicator }: FigureAddress): Indicator | undefined =>
  standard.indicators.find((i) => i.code === indicator || i.key === indicator)

const NO_STAGE: NoSuchFigure = { unclear: true, missing: '没有指明学段：--stage primary（小学）或 junior（初中）' }

const unknownFigure = ({ standard }: Frame, { indicator }: FigureAddress): NoSuchFigure => ({
  unclear: true,
  missing: `标准「${standard.short}」没有「${indicator}」这一项；可用的有 ${standard.indicators.map((i) => i.code).join('、')}、composite、各项的键名；指定学校时也可以是填报要素的键名`,
})
