import { PLACES, type Role } from './roles.ts'

/**
 * How far a post sees: the whole of one county, some of its schools by code, or no data of any county (administration). Which county is said
 * beside it.
 */
export type Reach = { kind: 'none' } | { kind: 'county' } | { kind: 'schools'; codes: readonly string[] }

/**
 * What a call is about, and so who of those with its permission may make it. `county`: the whole county; `params.school`, `query.school`: the one
 * school that part names; `record`: records that belong to schools or units, each of which the service holds against the reach when it finds
 * it (`collection/round/find-return.ts`); `anyone`: nothing of any county, or only the caller's own.
 */
export type About = 'county' | 'params.school' | 'query.school' | 'record' | 'anyone'

/** What a post of `role` reaches; `schools` are its own and those assigned to it or standing below its organisation. */
export function reachOf(role: Role, schools: readonly string[]): Reach {
  const place = PLACES[role]
  if (place === 'installation') return { kind: 'none' }
  if (place === 'county' || place === 'city') return { kind: 'county' }
  return { kind: 'schools', codes: schools }
}

/**
 * Whether a viewer who reaches so far may make a call about `about`. A call that does not say what it is about is about the whole county
 * (`endpoint.ts`): forgetting to say so shuts out, it never lets in.
 */
export function mayReach(reach: Reach, about: About, call: { params: unknown; query: unknown }): boolean {
  if (about === 'anyone') return true
  if (reach.kind === 'county') return true
  if (reach.kind === 'none' || about === 'county') return false
  if (about === 'record') return true
  const named = (about === 'params.school' ? call.params : call.query) as Readonly<Record<string, unknown>> | undefined
  const school = named?.['school']
  return typeof school === 'string' && reach.codes.includes(school)
}
