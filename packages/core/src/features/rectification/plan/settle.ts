import type { Stage } from '../../collection/county.ts'
import type { Proof } from './indicator-words.ts'
import { mentions, type ReadMeasure } from './measures.ts'
import type { Disagreement, PlanIndicator } from './plan.ts'
import { BOTH } from './rows.ts'
import { type Proposals, proposed, proposeNames, shortForms } from './variants.ts'
import { unique } from './words.ts'

/** An indicator as read, with what only the finding of disagreements needs. */
export interface ReadIndicator extends Omit<PlanIndicator, 'measures'> {
  measures: ReadMeasure[]
  proof: Proof
  countAny: number | null
  mended: { column: string; from: string; to: string }[]
  fundsUnreadable: boolean
}

/** `ind 1 primary`, `ind 2`, `whole`: where a disagreement stands. */
export const place = (no: number, stage?: Stage | 'both'): string => `ind ${no}${stage && stage !== 'both' ? ` ${stage}` : ''}`

/**
 * Proposes one name for each school over the whole plan and fills `schools_canonical` with it; `schools` stay as published.
 *
 * @returns the proposals and a NAME_VARIANT for each place where a school stands under two names
 */
export function settleNames(indicators: readonly ReadIndicator[]): { proposals: Proposals; disagreements: Disagreement[] } {
  const listed = unique(indicators.flatMap((i) => BOTH.flatMap((stage) => i.stages[stage].schools)))
  const all = unique([...listed, ...indicators.flatMap((i) => i.measures.flatMap((m) => m.schools))])
  const proposals = proposeNames(all, new Set(listed))
  for (const indicator of indicators) {
    for (const stage of BOTH)
      indicator.stages[stage].schools_canonical = indicator.stages[stage].schools.map((n) => proposed(proposals, n))
    for (const measure of indicator.measures) measure.schools_canonical = measure.schools.map((n) => proposed(proposals, n))
  }
  return { proposals, disagreements: [...variantsWithin(indicators, proposals), ...variantsInText(indicators, all)] }
}

function variantsWithin(indicators: readonly ReadIndicator[], proposals: Proposals): Disagreement[] {
  const found: Disagreement[] = []
  const reported = new Map<string, string[][]>()
  for (const indicator of indicators)
    for (const stage of BOTH) {
      const used = unique([
        ...indicator.stages[stage].schools,
        ...indicator.measures.filter((m) => m.stage === stage || m.stage === 'both').flatMap((m) => m.schools),
      ])
      for (const canonical of unique(used.map((name) => proposed(proposals, name)))) {
        const names = used.filter((name) => proposed(proposals, name) === canonical)
        if (names.length < 2) continue
        reported.set(canonical, [...(reported.get(canonical) ?? []), names])
        found.push(variant(place(indicator.no, stage), names, canonical))
      }
    }
  for (const canonical of unique(proposals.values())) {
    const names = [...proposals].filter(([, to]) => to === canonical).map(([name]) => name)
    // Said at one place already only if that place uses every name; else nobody would learn of the name used elsewhere.
    const said = reported.get(canonical)?.some((place) => place.length === names.length) ?? false
    if (!said && names.length > 1) found.push(variant('whole', names, canonical))
  }
  return found
}

/** 改建广贤路小学实验楼: a school named in running text by less than its full name. */
function variantsInText(indicators: readonly ReadIndicator[], names: readonly string[]): Disagreement[] {
  const found: Disagreement[] = []
  for (const indicator of indicators)
    for (const stage of BOTH) {
      const own = unique([
        ...indicator.stages[stage].schools,
        ...indicator.measures.filter((m) => m.stage === stage).flatMap((m) => m.schools),
      ])
      const text = indicator.measures
        .filter((m) => m.stage === stage)
        .map((m) => m.action)
        .join('\n')
      for (const { short, full } of shortMentions(text, own, names))
        found.push(variant(place(indicator.no, stage), [short, full], full))
    }
  return found
}

/** Short forms of `own` schools in a text, where neither a full name stands nor another known school is meant. */
export function shortMentions(text: string, own: readonly string[], known: readonly string[]): { short: string; full: string }[] {
  const forms = new Map<string, string[]>()
  for (const full of own)
    for (const short of shortForms(full)) if (!known.includes(short)) forms.set(short, [...(forms.get(short) ?? []), full])
  const inText = mentions(text, [...known, ...forms.keys()])
  return inText.flatMap((short) => {
    const full = forms.get(short)
    return full && full.length === 1 ? [{ short, full: full[0]! }] : []
  })
}

const variant = (where: string, names: string[], canonical: string): Disagreement => ({
  code: 'NAME_VARIANT',
  severity: 'info',
  where,
  text: `${names.join('、')}可能是同一所学校，建议统一写作“${canonical}”，请核对确认；确认前按原文保留。`,
  names,
})
