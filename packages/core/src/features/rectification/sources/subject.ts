import type { Stage } from '../../collection/county.ts'
import { MONITORED_GRADES, MONITORED_SUBJECTS } from '../../standards/monitoring.ts'
import type { Standard, StandardKey } from '../../standards/standard.ts'
import type { ItemSubject } from '../ledger/schema.ts'

type Rules = Pick<Standard, 'indicators' | 'items' | 'vetoes' | 'passRule'>

interface Named {
  schoolCode: string | null
  stage: Stage | null
  /** L1…L7, composite, an item's key, veto:…, a subject (4语文); empty where no indicator names it. */
  indicator: string
}

/**
 * What an item is about, from the school, stage and indicator people name.
 *
 * @returns in words why the three do not go together, where they do not
 */
export function subjectOf(
  rules: Rules,
  standard: StandardKey,
  { schoolCode, stage, indicator }: Named,
): ItemSubject | { missing: string } {
  const of = (scope: ItemSubject['scope'], matter: ItemSubject['matter'], by: Stage | null = null): ItemSubject => ({
    scope,
    schoolCode,
    stage: by,
    standard,
    matter,
    indicator,
  })
  if (indicator === '')
    return schoolCode === null ? of('county', 'other', stage) : stage ? of('section', 'other', stage) : of('school', 'other')
  if (rules.indicators.some(({ code }) => code === indicator)) {
    if (stage === null) return { missing: '这项指标按学段评估，请写明小学或初中' }
    return schoolCode === null ? of('county', 'spread', stage) : of('section', 'indicator', stage)
  }
  const item = rules.items.find(({ key }) => key === indicator)
  if (schoolCode === null) {
    if (indicator === 'composite')
      return stage ? of('county', 'spread', stage) : { missing: '综合差异系数按学段评估，请写明小学或初中' }
    if (item || rules.vetoes.some(({ key }) => indicator === `veto:${key}`)) return of('county', 'item')
    return isSubject(indicator) ? of('county', 'subject') : { missing: `标准里没有“${indicator}”这一项` }
  }
  if (!item) return { missing: isKnownOfCounty(rules, indicator) ? '这一项是全县的，不写学校' : `标准里没有“${indicator}”这一项` }
  if (item.kind === 'classes') return stage ? of('section', 'duty', stage) : { missing: '班额按学段评估，请写明小学或初中' }
  const ofSchools =
    item.kind === 'schools' || item.kind === 'school_standard' || (item.kind === 'judgement' && item.level === 'school')
  return ofSchools ? of('school', 'duty') : { missing: '这一项按全县评估，不写学校' }
}

const isKnownOfCounty = ({ vetoes }: Rules, indicator: string): boolean =>
  indicator === 'composite' || isSubject(indicator) || vetoes.some(({ key }) => indicator === `veto:${key}`)

const isSubject = (indicator: string): boolean =>
  MONITORED_GRADES.some(([grade]) => MONITORED_SUBJECTS.some((subject) => indicator === `${grade}${subject}`))

/** The indicator people mean: by its code or key, its official or short name, a subject as 四年级语文; null where none is. */
export function indicatorIn({ indicators, items, vetoes }: Rules, text: string): string | null {
  const said = text.trim()
  if (said === '') return ''
  const bare = said.replace(/差异系数$/, '')
  const indicator = indicators.find(({ code, key, zh, short }) => [code, key, zh, short].includes(bare))
  if (indicator) return indicator.code
  if (said === 'composite' || said === '综合差异系数') return 'composite'
  const item = items.find(({ key, zh }) => key === said || zh === said)
  if (item) return item.key
  const veto = vetoes.find(({ key, zh }) => said === `veto:${key}` || said === zh)
  if (veto) return `veto:${veto.key}`
  const subject = said.replace(/^四年级/, '4').replace(/^八年级/, '8')
  return isSubject(subject) ? subject : null
}
