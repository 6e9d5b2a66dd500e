import type { Stage } from '../../collection/county.ts'
import { explainItem, explainVeto } from '../../evaluation/explain/item.ts'
import { ratioLack } from '../../evaluation/explain/ratio-item.ts'
import { buyOf, explainSection } from '../../evaluation/explain/section.ts'
import { stageWord } from '../../evaluation/explain/sources.ts'
import { explainComposite, explainSpread } from '../../evaluation/explain/spread.ts'
import type { Explanation } from '../../evaluation/explanation.ts'
import type { JudgedCounty } from '../../evaluation/forms/forms.ts'
import { rowIn } from '../../evaluation/forms/section-figures.ts'
import { judgeNaeq, latestNaeq } from '../../evaluation/items/naeq.ts'
import { shown, shownAgainst } from '../../evaluation/items/say.ts'
import { standingOf } from '../../evaluation/matrix/section-standing.ts'
import { SOURCE_NAMES } from '../../standards/monitoring.ts'
import type { StandardKey } from '../../standards/standard.ts'
import { matterKey } from '../ledger/matter-key.ts'
import type { ItemSubject } from '../ledger/schema.ts'
import { failingDuties } from './failing-duties.ts'

/**
 * One failing thing of a judgement, in the words of a ledger item. `gap`: what must be bought, added or taken away, in `unit`; null where that is no
 * number. `isSpare`: a section that passes all the same, with its one spare item.
 */
export interface Failure extends ItemSubject {
  key: string
  schoolName: string | null
  /** 生均体育运动场馆面积. */
  name: string
  value: number | null
  threshold: number | null
  gap: number | null
  unit: string
  problem: string
  basis: string
  requirement: string
  closeStandard: string
  isSpare: boolean
}

/**
 * Everything that fails in a county's judgement, one by one: indicators of sections, coefficients, schools' own duties (class sizes by section), subjects of
 * national monitoring, county items and vetoes. A duty that fails in its schools is theirs and not once more the county's; what
 * cannot be judged for want of data is no failure.
 */
export function failuresOf(judged: JudgedCounty, standard: StandardKey): Failure[] {
  const found = [...sections(judged), ...spreads(judged)]
  const duties = failingDuties(judged.frame)
  const ofSchools = new Set(duties.map(({ indicator }) => indicator))
  return [...found, ...duties, ...subjects(judged), ...countyItems(judged, ofSchools)].map((failure) => {
    const subject = { ...failure, standard }
    return { ...subject, key: matterKey(subject)! }
  })
}

/** A failure before it is known by which standard. */
export type Found = Omit<Failure, 'key' | 'standard'>

function sections({ frame, result }: JudgedCounty): Found[] {
  return result.sections.flatMap((section) => {
    const { usesSpare } = standingOf(section, frame.standard.passRule)
    const where = `${section.schoolName}（${stageWord(section.stage)}）`
    return frame.standard.indicators.flatMap((indicator): Found[] => {
      const { value, threshold, verdict } = section.indicators[indicator.code]!
      if (verdict !== 'unmet' || value === null || threshold === null) return []
      const row = rowIn(frame, section)
      const { clause, toPass } = explainSection(frame, row, indicator)
      const gap = buyOf(frame, row, indicator)
      const line = `${threshold} ${indicator.unit}`
      return [
        {
          scope: 'section',
          matter: 'indicator',
          indicator: indicator.code,
          schoolCode: section.schoolCode,
          schoolName: section.schoolName,
          stage: section.stage,
          name: indicator.zh,
          value,
          threshold,
          gap,
          unit: gap === null ? indicator.unit : indicator.gap.unit,
          problem: `${where}${indicator.zh} ${shownAgainst(value, threshold, indicator.unit)}，标准 ${line}${
            gap === null ? '' : `，须增加${indicator.gap.what} ${gap} ${indicator.gap.unit}`
          }。`,
          basis: clause,
          requirement: sentence(toPass),
          closeStandard: `${indicator.zh}达到 ${line}，以核实值或新一轮锁定数据的评估结果为准。`,
          isSpare: usesSpare,
        },
      ]
    })
  })
}

function spreads({ frame, result }: JudgedCounty): Found[] {
  return result.spreads.flatMap(({ stage, indicator: code, cv, limit, verdict }): Found[] => {
    if (verdict !== 'unmet' || cv === null || limit === null) return []
    const indicator = frame.standard.indicators.find((each) => each.code === code)
    const explained = indicator ? explainSpread(frame, stage, indicator) : explainComposite(frame, stage)
    const name = `${stageWord(stage)}${indicator ? `${indicator.zh}差异系数` : '综合差异系数'}`
    return [
      {
        ...COUNTY,
        matter: 'spread',
        indicator: code,
        stage,
        name,
        value: cv,
        threshold: limit,
        gap: up(cv - limit),
        unit: '',
        problem: `${name} ${shownAgainst(cv, limit, '')}，上限 ${limit}。`,
        basis: explained.clause,
        requirement: sentence(explained.toPass),
        closeStandard: `${name}不高于 ${limit}，以新一轮锁定数据的评估结果为准。`,
      },
    ]
  })
}

/** The composite of 2012 is a coefficient and an item at once: it stands as the coefficient. */
const AS_SPREAD = 'basic_composite_cv'

function countyItems({ frame, result }: JudgedCounty, ofSchools: ReadonlySet<string>): Found[] {
  return result.items.flatMap(({ key, verdict }): Found[] => {
    const item = frame.standard.items.find((each) => each.key === key)
    if (verdict !== 'unmet' || ofSchools.has(key) || key === AS_SPREAD || item?.kind === 'naeq') return []
    const explained = item ? explainItem(frame, item) : explainVeto(frame, key)
    if (!explained) return []
    const lack = item?.kind === 'ratio' ? ratioLack(frame, item) : null
    const name = item?.zh ?? explained.title
    return [
      {
        ...COUNTY,
        matter: 'item',
        indicator: key,
        name,
        value: lack?.value ?? explained.value,
        threshold: lack?.line ?? explained.threshold,
        gap: lack?.amount ?? null,
        unit: lack?.unit ?? explained.unit,
        problem: cut(
          `${name}：${detailOf(result.items.find((each) => each.key === key)!.detail) || '未达标'}`.replace(/。?$/, '。'),
        ),
        basis: explained.clause,
        requirement: sentence(explained.toPass),
        closeStandard: `“${name}”${item ? '重新评估为达标' : '的情形已经消除'}${closedBy(item?.kind)}`,
      },
    ]
  })
}

const closedBy = (kind: string | undefined): string =>
  kind === undefined || kind === 'judgement' ? '，并有佐证材料和第二人核验。' : '，以新一轮锁定数据的评估结果为准。'

function subjects({ frame }: JudgedCounty): Found[] {
  const item = frame.standard.items.find(({ kind }) => kind === 'naeq')
  if (!item) return []
  const { minLevel, maxRate } = item.params as { minLevel: number; maxRate: number }
  const { clause } = explainItem(frame, item)
  return latestNaeq(frame.county).flatMap((result): Found[] => {
    if (!result.isTested || judgeNaeq(item, result) !== 'unmet') return []
    const { grade, subject, year, level, rate, source } = result
    const name = `${grade === 4 ? '四' : '八'}年级${subject}`
    const isLow = level < minLevel
    const isUneven = !Number.isNaN(rate) && rate >= maxRate
    const said = [
      isLow && `学业水平 ${ROMAN[level]} 级，要求 ${ROMAN[minLevel]} 级以上`,
      isUneven && `校际差异率 ${shown(rate, '')}，要求小于 ${maxRate}`,
    ].filter(Boolean)
    return [
      {
        ...COUNTY,
        matter: 'subject',
        indicator: `${grade}${subject}`,
        name,
        value: isLow ? level : rate,
        threshold: isLow ? minLevel : maxRate,
        // On the line is not under it: how much less is asked cannot be said.
        gap: isLow ? minLevel - level : up(rate - maxRate) || null,
        unit: isLow ? '级' : '',
        problem: `${year} 年${source === 'national' ? '国家义务教育质量监测' : `${SOURCE_NAMES[source]}监测结果`}，${name}${said.join('；')}。`,
        basis: clause,
        requirement: `下一次监测中${name}达到 ${ROMAN[minLevel]} 级以上，校际差异率小于 ${maxRate}。`,
        closeStandard: `下一次监测结果：${name} ${ROMAN[minLevel]} 级以上，且校际差异率小于 ${maxRate}。`,
      },
    ]
  })
}

const ROMAN = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ']

const COUNTY = { scope: 'county', schoolCode: null, schoolName: null, stage: null as Stage | null, isSpare: false } as const

/** What is over a limit is said to the next thousandth above, so that taking it off suffices. */
const up = (over: number): number => Math.ceil(over * 1000 - 1e-9) / 1000

const detailOf = (detail: readonly string[]): string =>
  detail
    .filter((text) => !/[：，]达标$/.test(text))
    .slice(0, 3)
    .join('；')

/** The ledger holds so much in one cell; the explanation has the whole. */
const LONGEST = 1900
const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}……` : text)
const sentence = (toPass: Explanation['toPass']): string => (toPass ? cut(toPass.endsWith('。') ? toPass : `${toPass}。`) : '')
