import { DERIVED_NAMES } from '../../../standards/derived-names.ts'
import { namesIn } from '../../../standards/formula/parse.ts'
import type { Item, Standard } from '../../../standards/standard.ts'
import { pathOf } from '../value-path.ts'
import type { Lack } from './lacks.ts'

/**
 * What a department must still report: the county's figures that a duty of the standard uses and that are its to report.
 *
 * @param unit the reporter as the catalogue names it; of several named together each is asked
 * @param isReported whether somebody gave the value at this path
 */
export function lacksOfUnit(standard: Standard, unit: string, isReported: (path: string) => boolean): Lack[] {
  const found = new Map<string, Lack>()
  for (const item of standard.items)
    for (const name of countyNames(item)) {
      const element = standard.catalogue.elements.get(name)
      const path = pathOf.county(name)
      if (element?.level !== 'county' || element.type === 'list' || !isReporter(element.reporter, unit) || isReported(path))
        continue
      const known = found.get(path)
      if (!known) found.set(path, { path, name: element.zh, forWhat: [item.zh] })
      else if (!known.forWhat.includes(item.zh)) known.forWhat.push(item.zh)
    }
  return [...found.values()]
}

const isReporter = (reporter: string, unit: string): boolean =>
  reporter.split('、').some((name) => name === unit || name === `教育局${unit}`)

/** The names an item's rule uses, those it works out put back into what they are worked out from. */
function countyNames(item: Item): string[] {
  const trees = [item.formula, item.where, ...(item.conditions ?? []).map(({ formula }) => formula)]
  const lines = (item.conditions ?? []).flatMap(({ threshold }) =>
    typeof threshold === 'object' && 'element' in threshold ? [threshold.element] : [],
  )
  const names = [...trees.flatMap((formula) => (formula ? [...namesIn(formula.tree)] : [])), ...lines]
  return [...new Set(names.flatMap((name) => DERIVED_NAMES[name]?.from ?? [name]))]
}
