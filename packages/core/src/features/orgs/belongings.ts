import type { NewMember } from './detail.ts'
import { KINDS, kindName } from './kinds.ts'
import type { Org } from './schema.ts'

/** The post of a community's leading school; there is one at a time. */
export const LEAD_POST = '牵头学校'
export const COMMUNITY_POSTS = [LEAD_POST, '成员学校'] as const
/** Posts a group usually has, in their order; others may be written. */
export const GROUP_POSTS = ['组长', '常务副组长', '副组长', '主任', '副主任', '成员', '联络员'] as const
/** Whom each unit names for the campaign (成立相应工作机构). */
export const UNIT_POSTS = ['主要负责人', '分管负责人', '联系人', '工作人员'] as const
export const ZONE_POSTS = ['责任督学', '责任区学校'] as const

export function postsFor(org: Pick<Org, 'kind'>): readonly string[] {
  const { nature } = KINDS[org.kind]
  return nature === 'community' ? COMMUNITY_POSTS : nature === 'group' ? GROUP_POSTS : nature === 'zone' ? ZONE_POSTS : UNIT_POSTS
}

/** A name means one organisation: why `name` cannot be another name of `org`, or null. */
export function aliasRefusal(
  name: string,
  org: Pick<Org, 'id' | 'facts'>,
  orgs: readonly Pick<Org, 'id' | 'facts' | 'state'>[],
  aliases: readonly { orgId: string; name: string }[],
): string | null {
  if (name === org.facts.name) return '这就是它现在的名称。'
  const other = orgs.find((each) => each.state === 'active' && each.facts.name === name)
  if (other) return `“${name}”是名录中另一个单位的名称，不能作别名。`
  const taken = aliases.find((alias) => alias.name === name)
  if (!taken) return null
  if (taken.orgId === org.id) return `“${name}”已经是它的别名。`
  return `“${name}”已是“${orgs.find(({ id }) => id === taken.orgId)?.facts.name ?? '另一个单位'}”的别名。`
}

export function tagRefusal(tag: string, since: string, org: Pick<Org, 'tags' | 'state'>, today: string): string | null {
  if (org.state === 'closed') return '已撤销的单位不再加标签。'
  if (since > today) return '日期不能晚于今天。'
  return org.tags.includes(tag) ? `已有标签“${tag}”。` : null
}

/** The end of a term or tag that began on `since`. */
export function endRefusal(on: string, { since, until }: { since: string; until: string | null }, today: string): string | null {
  if (until !== null) return `已于 ${until} 结束。`
  if (on > today) return '日期不能晚于今天。'
  return on <= since ? `结束日期应晚于起始日期 ${since}。` : null
}

interface Holding {
  orgId: string
  memberOrgId: string | null
  personName: string | null
  post: string
  until: string | null
}

/** Why `member` cannot join `org`; null when it can. */
export function memberRefusal(
  member: NewMember,
  org: Pick<Org, 'id' | 'kind' | 'state' | 'facts'>,
  orgs: readonly Org[],
  holding: readonly Holding[],
  today: string,
): string | null {
  if (org.state === 'closed') return '已撤销的单位不再增加成员。'
  if (member.since > today) return '日期不能晚于今天。'
  const now = holding.filter((each) => each.until === null)
  const unit = member.orgId === null ? null : orgs.find(({ id }) => id === member.orgId)
  if (member.orgId !== null) {
    if (!unit) return '成员单位不在名录中。'
    if (unit.id === org.id) return '不能以自己为成员单位。'
    if (unit.state === 'closed') return `“${unit.facts.name}”已撤销。`
  }
  const { nature } = KINDS[org.kind]
  if (nature === 'community' && (unit?.kind !== 'school' || member.personName !== null)) return '共同体的成员是学校。'
  if (nature === 'zone' && unit && unit.kind !== 'school') return '督学责任区的成员单位是学校。'
  if (nature === 'unit' && unit) return `${kindName(org.kind)}只登记人员；成员单位请加在工作机构里。`
  const own = now.filter((each) => each.orgId === org.id)
  if (own.some((each) => each.memberOrgId === member.orgId && each.personName === member.personName && each.post === member.post))
    return '已是在任成员。'
  if (nature === 'community' && member.post === LEAD_POST && own.some((each) => each.post === LEAD_POST))
    return '共同体已有牵头学校，请先结束它的牵头。'
  if (nature !== 'zone' && nature !== 'community') return null
  const kinds = new Map(orgs.map(({ id, kind }) => [id, kind]))
  const other =
    unit && now.find((each) => each.memberOrgId === unit.id && kinds.get(each.orgId) === org.kind && each.post !== '责任督学')
  if (!other) return null
  const name = orgs.find(({ id }) => id === other.orgId)?.facts.name
  return `“${unit.facts.name}”已属${kindName(org.kind)}“${name}”。`
}
