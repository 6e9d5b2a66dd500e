import type { OrgAction } from './changes.ts'
import { liesIn } from './directory.ts'
import { isTeachingPoint, KINDS, kindName, type OrgKind } from './kinds.ts'
import { type Org, type OrgFacts, SINCE_UNKNOWN } from './schema.ts'

/** What a decision looks at: the directory as it stands, who belongs to what, and every 标识码 ever used. */
export interface Situation {
  /** The region whose directory the actor keeps. */
  keeper: string
  today: string
  /** Each organisation's latest state, closed ones among them; also those of the city above, which are only read. */
  orgs: readonly Org[]
  /** How many persons and units belong to each now. */
  memberCounts: ReadonlyMap<string, number>
  /** 标识码 → the organisations that ever had it. */
  codes: ReadonlyMap<string, readonly string[]>
  /** Codes of the regions that are known; a 镇街 brings its own. */
  regions: ReadonlySet<string>
  /** Why the last change of an organisation cannot be taken back; null when it can. */
  undoRefusal: (orgId: string) => string | null
}

/** Why an action is not open at all, whatever is typed; null when it is. */
export function latestRefusal(action: OrgAction, org: Org, s: Situation): string | null {
  if (org.keeper !== s.keeper) return '这个单位由上级维护，本级只能查看。'
  if (action === 'undo') return s.undoRefusal(org.id)
  if (action === 'correct') return null
  if (org.state === 'closed') return `已于 ${org.since} 撤销，不再变更；如系误操作，请用“撤回上一次变更”。`
  if (action !== 'close' && action !== 'merge') return null
  const children = s.orgs.filter((each) => each.parentId === org.id && each.state === 'active')
  if (children.length > 0)
    return `下面还有 ${children.length} 个单位（${children
      .slice(0, 3)
      .map((each) => each.facts.name)
      .join('、')}${children.length > 3 ? '等' : ''}），请先改属或撤销它们。`
  const members = s.memberCounts.get(org.id) ?? 0
  return members > 0 ? `还有 ${members} 名在任成员，请先结束他们的任期。` : null
}

/** A change lies after the state it changes and not in the future. */
export function dayRefusal(on: string, org: Pick<Org, 'since' | 'facts'>, today: string): string | null {
  if (on > today) return '日期不能晚于今天：到了那一天再登记。'
  const founded = org.facts.school?.foundingYear ?? null
  if (founded !== null && Number(on.slice(0, 4)) < founded) return `日期早于建校年（${founded} 年）。`
  if (on === org.since) return `${on} 当天已经登记过一次变更，请用“更正录入”。`
  if (on < org.since) return `日期早于现有状态的起始日（${org.since === SINCE_UNKNOWN ? '不详' : org.since}），历史不能倒插。`
  return null
}

/** Whether a kind may stand under `parentId`; `self` is the organisation that moves, null for a new one. */
export function underRefusal(
  kind: OrgKind,
  facts: Pick<OrgFacts, 'school'>,
  parentId: string | null,
  s: Situation,
  self: string | null,
): string | null {
  if (parentId === null) return KINDS[kind].under.includes(null) ? null : `${kindName(kind)}必须有上级。`
  if (parentId === self) return '不能以自己为上级。'
  const parent = s.orgs.find(({ id }) => id === parentId)
  if (!parent) return '上级不在名录中。'
  if (parent.state === 'closed') return `上级“${parent.facts.name}”已撤销。`
  if (self !== null && parent.path.includes(self)) return `“${parent.facts.name}”在它的下面，不能反过来作它的上级。`
  if (!KINDS[kind].under.includes(parent.kind)) return `${kindName(kind)}不能设在${kindName(parent.kind)}之下。`
  if (kind !== 'school' || parent.kind !== 'school') return null
  if (!isTeachingPoint(facts.school?.typeCode ?? null)) return '学校之下只能是教学点（办学类型 218、219）。'
  return isTeachingPoint(parent.facts.school?.typeCode ?? null) ? '教学点不能作另一个教学点的中心校。' : null
}

/** What is wrong with the facts of `org`; of a new one `id` is empty. */
export function factsRefusal(facts: OrgFacts, org: Pick<Org, 'id' | 'kind' | 'keeper' | 'since'>, s: Situation): string | null {
  const isSchool = org.kind === 'school'
  if (isSchool !== (facts.school !== null)) return isSchool ? '学校须有学校情况。' : '只有学校才有学校情况。'
  if (!isSchool && facts.schoolCode !== null) return '只有学校才有标识码。'
  if (!liesIn(facts.region, s.keeper)) return `属地代码 ${facts.region} 不在本级（${s.keeper}）范围内。`
  if (facts.region.length === 9 && org.kind !== 'township' && !s.regions.has(facts.region))
    return `没有代码为 ${facts.region} 的镇街，请先新增这个镇街。`
  const others = facts.schoolCode === null ? [] : (s.codes.get(facts.schoolCode) ?? []).filter((id) => id !== org.id)
  if (others.length > 0) {
    const other = s.orgs.find(({ id }) => id === others[0])
    return `标识码 ${facts.schoolCode} 已属“${other?.facts.name ?? '另一所学校'}”，撤销学校的代码也不再使用。`
  }
  const same = s.orgs.find(
    (each) =>
      each.id !== org.id &&
      each.kind === org.kind &&
      each.keeper === org.keeper &&
      each.state === 'active' &&
      each.facts.name === facts.name,
  )
  if (same) return `名录中已有同名的${kindName(org.kind)}“${facts.name}”。`
  const founded = facts.school?.foundingYear ?? null
  if (founded !== null && founded > Number(s.today.slice(0, 4))) return `建校年 ${founded} 晚于今年。`
  const campuses = facts.school?.campuses.map(({ code }) => code) ?? []
  return new Set(campuses).size < campuses.length ? '校区代码有重复。' : null
}

/** Why a new organisation cannot be entered; null when it can. */
export function foundRefusal(
  draft: { kind: OrgKind; facts: OrgFacts; parentId: string | null; since: string },
  s: Situation,
): string | null {
  if (draft.since > s.today) return '日期不能晚于今天：到了那一天再登记。'
  const founded = draft.facts.school?.foundingYear ?? null
  if (founded !== null && draft.since !== SINCE_UNKNOWN && Number(draft.since.slice(0, 4)) < founded)
    return `起始日期早于建校年（${founded} 年）。`
  return (
    underRefusal(draft.kind, draft.facts, draft.parentId, s, null) ??
    factsRefusal(draft.facts, { id: '', kind: draft.kind, keeper: s.keeper, since: draft.since }, s)
  )
}
