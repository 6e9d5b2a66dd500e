import { compareText } from '../fault-list.ts'

export interface KnownSchool {
  code: string
  name: string
}

/** How many likely schools are proposed for a name that fits none. */
const PROPOSED = 3
const LIKELY = 0.5

/**
 * Finds a school by its code, else by its exact name where only one has it. A code that is not known is not helped by a name.
 * A name that merely resembles is never taken for the school: `proposals` says which it may mean, the likeliest first.
 */
export function schoolFinder(schools: readonly KnownSchool[]): {
  find: (written: KnownSchool) => string | null
  proposals: (written: KnownSchool) => KnownSchool[]
} {
  const codes = new Set(schools.map((s) => s.code))
  const byName = new Map<string, string[]>()
  for (const { code, name } of schools) byName.set(plainName(name), [...(byName.get(plainName(name)) ?? []), code])
  return {
    find: ({ code, name }) => {
      if (code !== '') return codes.has(code) ? code : null
      const found = byName.get(plainName(name)) ?? []
      return found.length === 1 ? found[0]! : null
    },
    proposals: ({ code, name }) =>
      schools
        .map((school) => ({
          school,
          alike: Math.max(likeness(name, school.name), code === '' ? 0 : digitLikeness(code, school.code)),
        }))
        .filter(({ alike }) => alike >= LIKELY)
        .sort((a, b) => b.alike - a.alike || compareText(a.school.code, b.school.code))
        .slice(0, PROPOSED)
        .map(({ school }) => school),
  }
}

export const plainName = (name: string): string => name.normalize('NFKC').replace(/\s+/g, '')

/** Dice's measure over pairs of neighbouring characters, 0…1; a single character counts as its own pair. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pairs(plainName(a)), pairs(plainName(b))]
  if (x.length === 0 || y.length === 0) return 0
  const rest = [...y]
  let shared = 0
  for (const pair of x) {
    const at = rest.indexOf(pair)
    if (at < 0) continue
    rest.splice(at, 1)
    shared++
  }
  return (2 * shared) / (x.length + y.length)
}

const pairs = (text: string): string[] => {
  const chars = [...text]
  return chars.length < 2 ? chars : chars.slice(1).map((char, i) => chars[i]! + char)
}

/** One digit wrong, or two swapped, is a slip of the hand. */
function digitLikeness(a: string, b: string): number {
  if (a.length !== b.length) return 0
  const wrong = [...a].filter((digit, i) => digit !== b[i]).length
  return wrong <= 2 ? 0.9 - wrong / 10 : 0
}
