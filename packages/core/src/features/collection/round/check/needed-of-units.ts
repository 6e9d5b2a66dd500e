import { conditionsOf } from '../../../evaluation/items/ratio.ts'
import { DERIVED_NAMES } from '../../../standards/derived-names.ts'
import { namesIn } from '../../../standards/formula/parse.ts'
import type { Profile } from '../../../standards/profile.ts'
import type { Item, Standard } from '../../../standards/standard.ts'
import { type CountyDuty, countyDuties } from '../open/duties.ts'
import { pathOf } from '../value-path.ts'
import type { Lack } from './lacks.ts'

/**
 * What a department must still report: of the county's figures and judgements that are its to hand in (`countyDuties`), those the standard is not
 * judged without. What only a form shows, and riders, which decide nothing while unsaid, are not among them.
 *
 * @param unit the reporter as the catalogue names it
 * @param paths what was reported
 */
export function lacksOfUnit(
  standard: Standard,
  profile: Profile,
  unit: string,
  paths: readonly string[],
): (Lack & { part: string })[] {
  const uses = usesOf(standard, profile)
  return countyDuties(standard, new Set()).flatMap((duty) => {
    const forWhat = duty.perSchool ? undefined : uses.get(duty.element)
    if (duty.reporter !== unit || !forWhat || isReported(duty, paths)) return []
    return [{ path: pathOf.county(duty.element), name: duty.zh, forWhat, part: duty.part }]
  })
}

/** The monitoring's results are one row a subject. */
function isReported({ element }: CountyDuty, paths: readonly string[]): boolean {
  const path = pathOf.county(element)
  return paths.some((one) => one === path || (element === 'naeq_results' && one.startsWith(pathOf.county('naeq:'))))
}

/** What the standard cannot be judged without, by element as county.csv names it: the items and vetoes that use it. */
function usesOf({ items, vetoes }: Standard, profile: Profile): Map<string, string[]> {
  const uses = new Map<string, string[]>()
  const use = (element: string, zh: string) => {
    const known = uses.get(element) ?? []
    if (!known.includes(zh)) uses.set(element, [...known, zh])
  }
  for (const item of items) for (const name of namesOf(item, profile)) use(name, item.zh)
  for (const { key, zh } of vetoes) use(`veto:${key}`, `一票否决：${zh}`)
  return uses
}

/** The names an item's rule uses, those it works out put back into what they are worked out from; its own where people judge it. */
function namesOf(item: Item, profile: Profile): string[] {
  if (item.kind === 'judgement') return [item.key]
  if (item.kind === 'naeq') return ['naeq_results']
  if (item.kind === 'score') return [`score:${item.key}`]
  const conditions = conditionsOf({ profile }, item)
  const trees = [item.formula, item.where, ...conditions.map(({ formula }) => formula)]
  const lines = conditions.flatMap(({ threshold }) =>
    typeof threshold === 'object' && 'element' in threshold ? [threshold.element] : [],
  )
  const names = [...trees.flatMap((formula) => (formula ? [...namesIn(formula.tree)] : [])), ...lines]
  return [...new Set(names.flatMap((name) => DERIVED_NAMES[name]?.from ?? [name]))]
}
