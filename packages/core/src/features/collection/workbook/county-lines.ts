import type { Catalogue } from '../../standards/catalogue.ts'
import { SOURCE_NAMES } from '../../standards/monitoring.ts'
import type { Item, Standard } from '../../standards/standard.ts'

/** A line of 县级数据 that the template offers: the item as it is written there, and what belongs in 值. */
export interface CountyLine {
  item: string
  zh: string
  unit: string
  note: string
  answer: 'integer' | 'number' | 'yesNo' | 'met' | 'text'
  min: number | null
  max: number | null
}

/** Everything a county can report, in the catalogue's order. @param years the years asked for where an amount is reported year by year */
export function countyLines(catalogue: Catalogue, standards: readonly Standard[], years: readonly number[]): CountyLine[] {
  return [...elementLines(catalogue, years), ...standards.flatMap(itemLines), ...vetoLines(standards)]
}

function elementLines(catalogue: Catalogue, years: readonly number[]): CountyLine[] {
  return [...catalogue.elements.values()].flatMap((e): CountyLine[] => {
    // Results of the national monitoring are one line a year, grade and subject; 说明 shows how.
    if (e.level !== 'county' || e.type === 'list' || e.derived === true) return []
    const answer = e.type === 'boolean' ? 'yesNo' : e.type === 'integer' || e.type === 'number' ? e.type : 'text'
    const line = { zh: e.zh, unit: e.unit, note: `${e.definition}（${e.source}）`, answer, min: e.min, max: e.max } as const
    return e.yearly === true
      ? years.map((year) => ({ ...line, item: `${e.zh}@${year}`, zh: `${e.zh}（${year} 年）` }))
      : [{ ...line, item: e.zh }]
  })
}

const NONE = { unit: '', min: null, max: null } as const

function itemLines({ items }: Standard): CountyLine[] {
  return items.flatMap((item): CountyLine[] => {
    const about = { ...NONE, zh: item.zh, note: item.clause }
    const rider: CountyLine[] = item.rider ? [{ ...about, zh: item.rider, item: `${item.key}:rider`, answer: 'met' }] : []
    const sourced = item.sourced ? sourcedLines(item) : []
    switch (item.kind) {
      case 'judgement':
        return item.level === 'county' ? [{ ...about, item: item.key, answer: 'met' }, ...rider] : rider
      case 'school_standard':
        return [{ ...about, item: item.key, answer: 'met' }]
      case 'score':
        return [{ ...about, item: `score:${item.key}`, unit: '分', answer: 'number', min: 0, max: 100 }]
      case 'score_total':
        return [{ ...about, item: item.key, unit: '分', answer: 'number', min: 0, max: 100 }]
      default:
        return [...rider, ...sourced]
    }
  })
}

/** What a higher authority's survey found, beside the county's own counts. */
export const sourcedLines = ({ key, zh, clause }: Pick<Item, 'key' | 'zh' | 'clause'>): CountyLine[] =>
  (['national', 'provincial'] as const).map((source) => ({
    ...NONE,
    item: `${key}:${source}`,
    zh: `${zh}：${SOURCE_NAMES[source]}调查结果`,
    unit: '比例',
    note: `${clause}。有${SOURCE_NAMES[source]}调查结果时填，写作小数，如 0.886；优先于县自查`,
    answer: 'number',
    min: 0,
    max: 1,
  }))

function vetoLines(standards: readonly Standard[]): CountyLine[] {
  const seen = new Set<string>()
  return standards
    .flatMap((s) => s.vetoes)
    .filter(({ key }) => !seen.has(key) && seen.add(key))
    .map(({ key, zh, source }) => ({
      ...NONE,
      item: `veto:${key}`,
      zh: `一票否决：${zh}`,
      note: `有此情形填 是，没有填 否。（${source}）`,
      answer: 'yesNo',
    }))
}
