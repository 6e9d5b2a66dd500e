import type { OrgKind } from '../../orgs/kinds.ts'
import type { Directory, Org } from '../../orgs/schema.ts'
import { partsMayBeOne, type SchoolName, takeApart } from '../plan/names.ts'
import { likeness, squeezed } from '../plan/words.ts'
import type { Candidate, NamePart } from './schema.ts'

export type KnownOrgs = Pick<Directory, 'county' | 'orgs' | 'aliases'>

const KINDS: Readonly<Record<NamePart, readonly OrgKind[]>> = {
  school: ['school'],
  section: ['section', 'inspectorate', 'group_office', 'task_force', 'evaluation_group', 'coordination_group'],
  unit: [
    'government',
    'party_committee',
    'supervision_office',
    'education_bureau',
    'department',
    'township',
    'development_zone',
    'inspectorate',
    'leading_group',
    'group_office',
  ],
}
const MOST = 5

/** The names an organisation goes by, with what comparing them needs. */
interface Known {
  org: Org
  names: string[]
  aliases: ReadonlySet<string>
  parts: readonly (readonly [name: string, SchoolName])[]
}

/**
 * A county's directory, ready to say which organisations a published name may mean: the surest first, each with its reason. Rank 1 is the very name (or a
 * confirmed alias); everything else is a proposal a person confirms. Numerals and stage words of schools must agree: 静湖小学 never means 静湖第二小学.
 */
export function nameMatcher({ county, orgs, aliases }: KnownOrgs): (name: string, part: NamePart) => Candidate[] {
  const others = Map.groupBy(aliases, ({ orgId }) => orgId)
  const known = orgs.flatMap((org): Known[] => {
    if (org.state !== 'active') return []
    const more = (others.get(org.id) ?? []).map((alias) => alias.name)
    const names = [org.facts.name, ...(org.facts.shortName === null ? [] : [org.facts.shortName]), ...more]
    const parts = org.kind === 'school' ? names.map((name) => [name, takeApart(name)] as const) : []
    return [{ org, names, aliases: new Set(more.map(plain)), parts }]
  })
  // The county's own before its city's.
  const outside = (org: Org) => (org.keeper === county.code ? 0 : 1)
  return (name, part) => {
    const own = part === 'school' ? takeApart(name) : null
    const found = known
      .filter(({ org }) => KINDS[part].includes(org.kind))
      .flatMap((one) => {
        const match = isSame(name, one) ?? (own ? school(name, own, one) : office(name, one, county.name))
        return match ? [{ org: one.org, match }] : []
      })
    const isExact = found.some(({ match }) => match.rank === 1)
    return found
      .filter(({ match }) => !isExact || match.rank <= 2)
      .sort(
        (a, b) =>
          a.match.rank - b.match.rank ||
          outside(a.org) - outside(b.org) ||
          likeness(name, b.org.facts.name) - likeness(name, a.org.facts.name),
      )
      .slice(0, MOST)
      .map(({ org: { id, facts }, match }) => ({ orgId: id, name: facts.name, schoolCode: facts.schoolCode, ...match }))
  }
}

type Match = Pick<Candidate, 'rank' | 'reason'>

const plain = (name: string): string => squeezed(name).replace(/[（(](?:示例|虚构)[）)]/g, '')

function isSame(name: string, { org: { facts }, aliases }: Known): Match | null {
  if (plain(name) === plain(facts.name)) return { rank: 1, reason: '与名录同名' }
  if (facts.shortName !== null && plain(name) === plain(facts.shortName)) return { rank: 1, reason: '名录中的简称' }
  return aliases.has(plain(name)) ? { rank: 1, reason: '已确认的别名' } : null
}

function school(name: string, own: SchoolName, { parts }: Known): Match | null {
  const alike = parts.find(([, other]) => partsMayBeOne(own, other))
  if (alike) return { rank: 3, reason: howSchoolsDiffer(own, alike[1]) }
  const isClose = ([known, { type, ordinal }]: (typeof parts)[number]) =>
    own.type !== '' && own.type === type && own.ordinal === ordinal && likeness(name, known) >= 0.6
  return parts.some(isClose) ? { rank: 4, reason: '字面相近，请核对是不是同一所' } : null
}

function howSchoolsDiffer(a: SchoolName, b: SchoolName): string {
  if ((a.town === '') !== (b.town === '')) return '镇街名写与不写的不同'
  if (a.region !== b.region) return '区县名写与不写的不同'
  if (a.central !== b.central) return '有无“中心”二字的不同'
  if (a.full !== b.full) return '有无“完全”二字的不同'
  return '写法不同，其余相同'
}

function office(name: string, { org, names: own }: Known, county: string): Match | null {
  if (own.some((other) => withoutPlace(name, county) === withoutPlace(other, county)))
    return { rank: 2, reason: '去掉区县名后相同' }
  if (org.kind === 'township')
    return own.some((other) => townName(name) === townName(other)) ? { rank: 2, reason: '同一镇街的不同写法' } : null
  const [bare, others] = [withoutPlace(name, county), own.map((other) => withoutPlace(other, county))]
  const short = others.find((other) => isShortFor(core(bare), core(other)))
  if (short !== undefined)
    return short.at(-1) === bare.at(-1)
      ? { rank: 3, reason: '像是它的简称' }
      : { rank: 4, reason: '像是它的简称，机构名的末字不同' }
  const like = Math.max(...others.map((other) => likeness(bare, other)))
  return like >= 0.6 ? { rank: 4, reason: '字面相近，请核对' } : null
}

/** 区教育局 and 澄溪区教育局 are 教育局. */
function withoutPlace(name: string, county: string): string {
  const place = plain(county)
  const bare = plain(name)
  if (bare.startsWith(place) && bare.length > place.length + 1) return bare.slice(place.length)
  return bare.replace(/^(?:[本我全]?[区县](?=..)|本市)/, '')
}

/** 城西街, 城西街道, 城西街道办事处 → 城西街. */
const townName = (name: string): string =>
  plain(name)
    .replace(/(?:人民政府|政府|办事处|管委会)$/, '')
    .replace(/街道(?:办)?$/, '街')

/** Without the word that says what kind of office it is. */
const core = (name: string): string => name.replace(/(?:委员会|办公室|中心|局|委|办|科|室|处|股|部|组|会)$/, '')

/** 计财 for 计划财务, 住房建设 for 住房和城乡建设, 督导 for 教育督导: its characters in their order, beginning or ending alike. */
function isShortFor(short: string, long: string): boolean {
  if (short.length < 2 || short.length > long.length) return false
  let at = 0
  for (const char of long) if (char === short[at]) at++
  return at === short.length && (long[0] === short[0] || long.endsWith(short))
}
