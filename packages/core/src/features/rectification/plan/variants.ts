import { partsMayBeOne, takeApart } from './names.ts'
import { unique } from './words.ts'

/** Proposed names: every name that may be another's variant, with the name proposed for both. A person confirms. */
export type Proposals = ReadonlyMap<string, string>

/**
 * Groups names that may mean one school and proposes one name for each group.
 *
 * A name that fits two schools which cannot be one (南湖小学 beside 河东镇南湖小学 and 河西镇南湖小学) is left alone: nobody can tell which is meant.
 *
 * @param listed names of the failing lists, preferred over those only measures use
 */
export function proposeNames(names: readonly string[], listed: ReadonlySet<string>): Proposals {
  const all = unique(names)
  const fit = fitting(all)
  const fits = new Map(all.map((name) => [name, fit.others(name)]))
  const clear = new Set(all.filter((name) => isClear(fits.get(name)!, fit.pair)))
  const proposals = new Map<string, string>()
  const towns = townsOf(all)
  for (const name of all) {
    if (proposals.has(name) || !clear.has(name)) continue
    const group = [name, ...fits.get(name)!.filter((other) => clear.has(other))]
    if (group.length === 1) continue
    const best = group.reduce((a, b) => (compare(a, b, towns, listed, all) <= 0 ? a : b))
    for (const member of group) proposals.set(member, best)
  }
  return proposals
}

export const proposed = (proposals: Proposals, name: string): string => proposals.get(name) ?? name

/** Names are taken apart once and only compared with those of the same stage word and numeral: a city's plan has thousands. */
function fitting(names: readonly string[]) {
  const parts = new Map(names.map((name) => [name, takeApart(name)]))
  const alike = new Map<string, string[]>()
  const keyOf = (name: string) => `${parts.get(name)!.type}#${parts.get(name)!.ordinal ?? ''}`
  for (const name of names) {
    const group = alike.get(keyOf(name))
    if (group) group.push(name)
    else alike.set(keyOf(name), [name])
  }
  const pair = (one: string, other: string) => partsMayBeOne(parts.get(one)!, parts.get(other)!)
  const others = (name: string) => alike.get(keyOf(name))!.filter((other) => other !== name && pair(name, other))
  return { pair, others }
}

/** All fitting names fit each other too. */
function isClear(others: readonly string[], pair: (one: string, other: string) => boolean): boolean {
  return others.every((one, i) => others.slice(i + 1).every((other) => pair(one, other)))
}

function townsOf(names: readonly string[]): Map<string, number> {
  const towns = new Map<string, number>()
  for (const name of names) towns.set(prefixOf(name), (towns.get(prefixOf(name)) ?? 0) + 1)
  return towns
}

/** The town as written, 街道 and 街 kept apart. */
function prefixOf(name: string): string {
  const { town } = takeApart(name)
  return town === '' ? '' : (/^.*?(?:民族乡|街道|镇|乡|街)/.exec(name.slice(name.indexOf(town)))?.[0] ?? '')
}

/** The fuller name first: with its town, in the wording most names use, as the failing list has it, the longer one. */
function compare(a: string, b: string, towns: Map<string, number>, listed: ReadonlySet<string>, all: readonly string[]): number {
  const [pa, pb] = [prefixOf(a), prefixOf(b)]
  if ((pa === '') !== (pb === '')) return pa === '' ? 1 : -1
  const usage = (towns.get(pb) ?? 0) - (towns.get(pa) ?? 0)
  if (usage !== 0) return usage
  if (listed.has(a) !== listed.has(b)) return listed.has(a) ? -1 : 1
  return b.length - a.length || all.indexOf(a) - all.indexOf(b)
}

/** Short forms of a name that running text uses: without its town, 中心 or 完全. Never shorter than two characters of its own. */
export function shortForms(name: string): string[] {
  const parts = takeApart(name)
  if (parts.core.length < 2) return []
  const prefix = prefixOf(name)
  const tail = name.slice(prefix === '' ? 0 : name.indexOf(prefix) + prefix.length)
  const bare = tail.replace(/中心|完全/g, '')
  const forms = [tail, bare, prefix + bare].filter((form) => form !== name && form.length >= 4)
  return unique(forms)
}
