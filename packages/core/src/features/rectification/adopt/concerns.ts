import type { PlanEntry } from '../plan-entries.ts'
import type { SettledFinding } from '../plan-findings.ts'

type Finding = Pick<SettledFinding, 'where' | 'names' | 'state'>
type Entry = Pick<PlanEntry, 'indicator' | 'stage' | 'school' | 'published' | 'kind'>

/**
 * Whether a disagreement is about an entry: it stands at the entry's indicator (and stage, where it says one), and where it names schools of the plan,
 * the entry's is among them. One about the whole plan concerns only the entries whose school it names.
 */
export function concerns(
  { where, names = [] }: Pick<Finding, 'where' | 'names'>,
  entry: Entry,
  schools: ReadonlySet<string>,
): boolean {
  const named = names.filter((name) => schools.has(name))
  const isNamed = named.some((name) => name === entry.school || name === entry.published)
  if (where === 'whole') return isNamed
  const found = /^ind (\d+)(?: (primary|junior))?$/.exec(where)
  if (!found || Number(found[1]) !== entry.indicator.no) return false
  if (found[2] !== undefined && found[2] !== entry.stage) return false
  return named.length === 0 || isNamed
}

/** Keys of the open disagreements that concern each entry, by the entry's key. */
export function findingsByEntry(
  findings: readonly (Finding & { key: string; code: string })[],
  entries: readonly PlanEntry[],
): Map<string, string[]> {
  const open = findings.filter(({ state }) => state === 'open')
  const schools = new Set(entries.flatMap(({ school, published }) => [school, published]).filter((name) => name !== null))
  // A coefficient without a measure is about the coefficient, not about the schools beside it.
  const fits = ({ code }: { code: string }, { kind }: Entry) => code !== 'CV_NO_MEASURE' || kind === 'cv'
  return new Map(
    entries.map((entry) => [
      entry.key,
      open.filter((finding) => fits(finding, entry) && concerns(finding, entry, schools)).map(({ key }) => key),
    ]),
  )
}
