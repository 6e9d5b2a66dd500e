import { schoolType } from '../../../evaluation/school-types.ts'
import type { Directory, Org } from '../../../orgs/schema.ts'

/**
 * The organisation of the directory that the catalogue means by `reporter` (`教育局人事科`): by its name or a confirmed alias, whole or without the
 * county's name before it; a bureau's section by the bureau's name and its own; 特殊教育学校 by its type. Null where none or several fit.
 */
export function matchReporter(reporter: string, { orgs, aliases, county }: Directory): Org | null {
  const own = orgs.filter(({ keeper }) => keeper === county.code)
  const byId = new Map(own.map((org) => [org.id, org]))
  const named = new Map<string, Org[]>()
  const call = (org: Org, name: string) => named.set(name, [...(named.get(name) ?? []), org])
  for (const org of own) for (const name of new Set(namesOf(org, byId, county.name))) call(org, name)
  for (const { orgId, name } of aliases) {
    const org = byId.get(orgId)
    if (org) call(org, name)
  }
  const found = [...new Set(named.get(reporter) ?? [])]
  if (found.length === 1) return found[0]!
  const ofType = own.filter(({ facts }) => facts.school?.typeCode && schoolType(facts.school.typeCode).zh === reporter)
  return found.length === 0 && ofType.length === 1 ? ofType[0]! : null
}

/** A section's name alone says nothing: it is called with its bureau's before it. */
export function fullName(org: Org, byId: ReadonlyMap<string, Org>): string {
  const parent = org.kind === 'section' && org.parentId !== null ? byId.get(org.parentId) : undefined
  return parent && !org.facts.name.startsWith(parent.facts.name) ? parent.facts.name + org.facts.name : org.facts.name
}

function namesOf(org: Org, byId: ReadonlyMap<string, Org>, county: string): string[] {
  const whole = fullName(org, byId)
  const bare = whole.startsWith(county) ? whole.slice(county.length) : whole
  return [org.facts.name, ...(org.facts.shortName ? [org.facts.shortName] : []), whole, bare, bare.replace(/^人民政府/, '')]
}
