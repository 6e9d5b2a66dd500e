import type { Standard } from '../../standards/standard.ts'
import type { ItemSubject } from '../ledger/schema.ts'
import type { PlanEntry } from '../plan-entries.ts'

/**
 * What an entry is about in the ledger's words, so that the item of a run about the same is found. Published plans follow the 2017 standard; what none
 * of its indicators names is `other`.
 *
 * @param schoolCode the school's 标识码; null where no school is meant
 */
export function matterOf(
  { kind, indicator, stage, subject }: Pick<PlanEntry, 'kind' | 'indicator' | 'stage' | 'subject'>,
  schoolCode: string | null,
  { indicators, items }: Pick<Standard, 'indicators' | 'items'>,
): ItemSubject {
  const { key } = indicator
  const code = indicators.find((one) => one.key === key)?.code ?? null
  const item = items.find((one) => one.key === key)
  const of = (rest: Pick<ItemSubject, 'scope' | 'stage' | 'matter' | 'indicator'>): ItemSubject => ({
    schoolCode,
    standard: 'quality_balanced_2017',
    ...rest,
  })
  if (kind === 'school') {
    if (code !== null) return of({ scope: 'section', stage, matter: 'indicator', indicator: code })
    if (!item) return of({ scope: 'section', stage, matter: 'other', indicator: '' })
    // Classes are judged by section, every other duty by school, as a run does it.
    const scope = item.kind === 'classes' ? 'section' : 'school'
    return of({ scope, stage: scope === 'section' ? stage : null, matter: 'duty', indicator: item.key })
  }
  if (kind === 'cv' && code !== null) return of({ scope: 'county', stage, matter: 'spread', indicator: code })
  if (kind === 'subject' && subject)
    return of({ scope: 'county', stage, matter: 'subject', indicator: `${subject.grade}${subject.subject}` })
  if (kind === 'stage' && item) return of({ scope: 'county', stage: null, matter: 'item', indicator: item.key })
  return of({ scope: 'county', stage, matter: 'other', indicator: '' })
}
