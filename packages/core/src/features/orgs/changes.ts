import { z } from 'zod'
import { latestOf, type Version } from './directory.ts'
import { isTeachingPoint, KINDS } from './kinds.ts'
import { dayRefusal, factsRefusal, latestRefusal, type Situation, underRefusal } from './refusals.ts'
import { type Change, type Org, OrgFacts, OrgName, PlainDate, Reason, SchoolCode } from './schema.ts'

const Dated = { on: PlainDate, reason: Reason }

/** What can happen to an organisation. `on` is the first day of the new state. */
export const OrgChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), ...Dated, name: OrgName, shortName: OrgFacts.shape.shortName }),
  z.strictObject({ kind: z.literal('move'), ...Dated, parentId: z.uuid().nullable() }),
  /** Its facts are others from that day on; the name stays. */
  z.strictObject({ kind: z.literal('amend'), ...Dated, facts: OrgFacts }),
  /** Its latest row was entered wrongly: no day, the history is as if it had been right. */
  z.strictObject({ kind: z.literal('correct'), reason: Reason, facts: OrgFacts }),
  z.strictObject({ kind: z.literal('merge'), ...Dated, intoId: z.uuid() }),
  /** New ones are founded beside it; `keeps`: it goes on itself. */
  z.strictObject({
    kind: z.literal('split'),
    ...Dated,
    keeps: z.boolean(),
    into: z
      .array(z.strictObject({ name: OrgName, schoolCode: SchoolCode.nullable() }))
      .min(1)
      .max(10),
  }),
  z.strictObject({ kind: z.literal('close'), ...Dated }),
  /** The last change never happened. */
  z.strictObject({ kind: z.literal('undo'), reason: Reason }),
])
export type OrgChange = z.infer<typeof OrgChange>
export type OrgAction = OrgChange['kind']

export const ACTION_NAMES: Readonly<Record<OrgAction, string>> = {
  rename: '更名',
  move: '改属',
  amend: '情况变化',
  correct: '更正录入',
  merge: '并入他单位',
  split: '拆分',
  close: '撤销',
  undo: '撤回上一次变更',
}

/** A row to be written: from `since` on this holds of `orgId`; a new organisation where `isNew`. */
export interface NewVersion {
  orgId: string
  isNew: boolean
  since: string
  state: Org['state']
  facts: OrgFacts
  parentId: string | null
  path: string[]
  change: Change
}

export interface ChangePlan {
  /** Rows that are written; each ends the row its organisation had. */
  versions: NewVersion[]
  lineage: { fromId: string; toId: string; kind: 'merge' | 'split' }[]
}

/** The actions of an organisation as its page offers them, each with why it is not possible now, or null. */
export function actionsFor(org: Org, s: Situation): { action: OrgAction; refusal: string | null }[] {
  return (Object.keys(ACTION_NAMES) as OrgAction[]).map((action) => ({ action, refusal: latestRefusal(action, org, s) }))
}

/** Why `change` cannot be made to `org`, in words; null when it can. Corrections and taking back are asked the same way. */
export function changeRefusal(change: OrgChange, org: Org, s: Situation): string | null {
  const standing = latestRefusal(change.kind, org, s)
  if (standing !== null) return standing
  if ('on' in change) {
    const day = dayRefusal(change.on, org, s.today)
    if (day !== null) return day
  }
  switch (change.kind) {
    case 'rename':
      if (change.name === org.facts.name && change.shortName === org.facts.shortName) return '新名称与现在的名称相同。'
      return factsRefusal({ ...org.facts, name: change.name }, org, s)
    case 'move':
      if (change.parentId === org.parentId) return '新的上级就是现在的上级。'
      return underRefusal(org.kind, org.facts, change.parentId, s, org.id) ?? followRefusal(change.on, org, s)
    case 'amend':
      if (change.facts.name !== org.facts.name) return '改名请用“更名”，历史上才分得清。'
      return typeRefusal(change.facts, org, s) ?? factsRefusal(change.facts, org, s)
    case 'correct':
      return typeRefusal(change.facts, org, s) ?? factsRefusal(change.facts, org, s)
    case 'merge':
      return mergeRefusal(change.intoId, org, s)
    case 'split':
      return splitRefusal(change.into, org, s)
    default:
      return null
  }
}

/**
 * What a change that is not refused writes. `newIds`: an id for each part of a split. Corrections and taking back write no new row of
 * history; they are the service's (`correct`, `undo`).
 */
export function planChange(
  change: Exclude<OrgChange, { kind: 'correct' | 'undo' }>,
  org: Org,
  s: Situation,
  newIds: readonly string[] = [],
): ChangePlan {
  const base = { orgId: org.id, isNew: false, since: change.on, facts: org.facts, parentId: org.parentId, path: org.path }
  switch (change.kind) {
    case 'rename': {
      const facts = { ...org.facts, name: change.name, shortName: change.shortName }
      return { versions: [{ ...base, state: 'active', facts, change: 'rename' }], lineage: [] }
    }
    case 'amend':
      return { versions: [{ ...base, state: 'active', facts: change.facts, change: 'amend' }], lineage: [] }
    case 'move':
      return { versions: moved(change.parentId, change.on, org, s), lineage: [] }
    case 'close':
      return { versions: [{ ...base, state: 'closed', change: 'close' }], lineage: [] }
    case 'merge':
      return {
        versions: [{ ...base, state: 'closed', change: 'merge' }],
        lineage: [{ fromId: org.id, toId: change.intoId, kind: 'merge' }],
      }
    case 'split': {
      const parts = change.into.map(({ name, schoolCode }, i): NewVersion => {
        const id = newIds[i]!
        const facts = { ...org.facts, name, shortName: null, schoolCode }
        return { ...base, orgId: id, isNew: true, state: 'active', facts, path: [...org.path.slice(0, -1), id], change: 'found' }
      })
      const itself: NewVersion = { ...base, state: change.keeps ? 'active' : 'closed', change: 'split' }
      return { versions: [itself, ...parts], lineage: parts.map((p) => ({ fromId: org.id, toId: p.orgId, kind: 'split' })) }
    }
  }
}

/** The rows of one event, where taking it back is possible: all of them are the latest of theirs. */
export function undoable(eventId: string, histories: readonly (readonly Version[])[]): Version[] | null {
  const rows = histories.flatMap((versions) => versions.filter((v) => v.eventId === eventId && !v.setAside))
  return rows.length > 0 && histories.every((versions) => latestOf(versions)?.eventId === eventId) ? rows : null
}

/** The moved one and all under it: who stands under whom is written at each of them. */
function moved(parentId: string | null, on: string, org: Org, s: Situation): NewVersion[] {
  const parent = parentId === null ? null : s.orgs.find(({ id }) => id === parentId)
  const above = parent?.path ?? []
  return s.orgs
    .filter((each) => each.path.includes(org.id) && (each.id === org.id || each.state === 'active'))
    .map((each) => ({
      orgId: each.id,
      isNew: false,
      since: on,
      state: each.state,
      facts: each.facts,
      parentId: each.id === org.id ? parentId : each.parentId,
      path: [...above, ...each.path.slice(each.path.indexOf(org.id))],
      change: each.id === org.id ? 'move' : 'follow',
    }))
}

/** Those under it move on the same day, so none of them may have begun or changed since. */
function followRefusal(on: string, org: Org, s: Situation): string | null {
  const later = s.orgs.find(
    (each) => each.id !== org.id && each.path.includes(org.id) && each.state === 'active' && each.since >= on,
  )
  return later ? `下面的“${later.facts.name}”在 ${later.since} 还有变更，改属的日期应晚于这一天。` : null
}

function mergeRefusal(intoId: string, org: Org, s: Situation): string | null {
  if (intoId === org.id) return '不能并入自己，请选择另一个单位。'
  const into = s.orgs.find(({ id }) => id === intoId)
  if (!into || into.keeper !== org.keeper) return '接收的单位不在本级名录中。'
  if (into.state === 'closed') return `接收的单位“${into.facts.name}”已撤销。`
  if (into.kind !== org.kind) return `只能并入同类单位：“${into.facts.name}”是${KINDS[into.kind].zh}。`
  return null
}

function splitRefusal(into: readonly { name: string; schoolCode: string | null }[], org: Org, s: Situation): string | null {
  if (new Set(into.map(({ name }) => name)).size < into.length) return '拆分出的单位有重名。'
  const codes = into.flatMap(({ schoolCode }) => schoolCode ?? [])
  if (new Set(codes).size < codes.length) return '拆分出的学校标识码有重复。'
  for (const part of into) {
    const refusal = factsRefusal({ ...org.facts, ...part }, { ...org, id: '' }, s)
    if (refusal !== null) return `${part.name}：${refusal}`
  }
  return null
}

/** A school's 办学类型 decides what may stand under it, and under what it may stand. */
function typeRefusal(facts: OrgFacts, org: Org, s: Situation): string | null {
  if (isTeachingPoint(facts.school?.typeCode ?? null) === isTeachingPoint(org.facts.school?.typeCode ?? null)) return null
  const points = s.orgs.some((each) => each.parentId === org.id && each.kind === 'school' && each.state === 'active')
  if (points) return '它下面还有教学点，不能改为教学点。'
  return underRefusal(org.kind, facts, org.parentId, s, org.id)
}
