import { randomUUID } from 'node:crypto'
import { aliasRefusal, endRefusal, memberRefusal, tagRefusal } from '@junheng/core/features/orgs/belongings.ts'
import type { Ending, NewAlias, NewMember, NewTag, OrgDetail } from '@junheng/core/features/orgs/detail.ts'
import type { Org } from '@junheng/core/features/orgs/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit, type By } from '../audit/service.ts'
import { type Book, latestOrgs } from './book.ts'
import { inDirectory, readAgain } from './change-org.ts'
import * as queries from './queries.ts'
import { getLatest } from './service.ts'
import { nameOf } from './write-versions.ts'

/** Another name the organisation goes by. @throws Problem orgs.refused */
export function addAlias(ctx: Context, id: string, { name, source }: NewAlias): Promise<OrgDetail> {
  return doing(ctx, id, async (tx, book, org) => {
    refuse(
      aliasRefusal(
        name,
        org,
        latestOrgs(book),
        book.aliases.map((a) => ({ orgId: a.org_id, name: a.name })),
      ),
    )
    await queries.addAlias(tx, {
      county_code: book.keeper,
      alias_id: randomUUID(),
      org_id: id,
      name,
      source,
      confirmed_at: ctx.now.toISOString(),
      confirmed_name: ctx.actor.displayName,
      withdrawn_at: null,
      withdrawn_name: null,
    })
    await audit(tx, ctx, {
      verb: 'orgs.alias',
      subject: id,
      subjectName: org.facts.name,
      after: { 别名: name },
      details: { 出处: source },
    })
  })
}

export function removeAlias(ctx: Context, id: string, aliasId: string): Promise<OrgDetail> {
  return doing(ctx, id, async (tx, book, org) => {
    const alias = book.aliases.find((each) => each.alias_id === aliasId && each.org_id === id)
    if (!alias) throw new Problem('record.missing')
    await queries.withdrawAlias(tx, book.keeper, aliasId, { at: ctx.now.toISOString(), name: ctx.actor.displayName })
    await audit(tx, ctx, {
      verb: 'orgs.alias',
      subject: id,
      subjectName: org.facts.name,
      before: { 别名: alias.name },
      after: { 别名: '' },
    })
  })
}

/** @throws Problem orgs.refused */
export function addTag(ctx: Context, id: string, { tag, since, reason }: NewTag): Promise<OrgDetail> {
  return doing(ctx, id, async (tx, book, org) => {
    refuse(tagRefusal(tag, since, org, book.today))
    await queries.addTag(tx, {
      county_code: book.keeper,
      tag_id: randomUUID(),
      org_id: id,
      tag,
      valid_from: since,
      valid_to: null,
      reason,
      recorded_at: ctx.now.toISOString(),
      recorded_name: ctx.actor.displayName,
      ended_name: null,
    })
    await audit(tx, ctx, { verb: 'orgs.tag', subject: id, subjectName: org.facts.name, after: { 标签: tag, 自: since }, reason })
  })
}

/** @throws Problem orgs.refused */
export function endTag(ctx: Context, id: string, tagId: string, { on, reason }: Ending): Promise<OrgDetail> {
  return doing(ctx, id, async (tx, book, org) => {
    const tag = book.tags.find((each) => each.tag_id === tagId && each.org_id === id)
    if (!tag) throw new Problem('record.missing')
    refuse(endRefusal(on, { since: tag.valid_from, until: tag.valid_to }, book.today))
    await queries.endTag(tx, book.keeper, tagId, { on, name: ctx.actor.displayName })
    const change = { before: { 标签: tag.tag, 至: '' }, after: { 标签: tag.tag, 至: on }, reason }
    await audit(tx, ctx, { verb: 'orgs.tag', subject: id, subjectName: org.facts.name, ...change })
  })
}

/** @throws Problem orgs.refused */
export function addMember(ctx: Context, id: string, member: NewMember): Promise<OrgDetail> {
  return doing(ctx, id, (tx, book, org) => join(tx, ctx, book, org, member))
}

/** Takes a person or a unit into `org`. @throws Problem orgs.refused */
export async function join(tx: Db, by: By, book: Book, org: Org, member: NewMember): Promise<void> {
  const orgs = latestOrgs(book)
  const holding = book.members.map((m) => ({
    orgId: m.org_id,
    memberOrgId: m.member_org_id,
    personName: m.person_name,
    post: m.post,
    until: m.valid_to,
  }))
  refuse(memberRefusal(member, org, orgs, holding, book.today))
  const unit = orgs.find((each) => each.id === member.orgId)
  const row = {
    member_id: randomUUID(),
    org_id: org.id,
    member_org_id: member.orgId,
    person_name: member.personName,
    post: member.post,
    duty: member.duty,
    valid_from: member.since,
    valid_to: null,
    end_reason: null,
  }
  const recorded = { recorded_at: by.now.toISOString(), recorded_name: nameOf(by), ended_name: null }
  await queries.addMember(tx, { county_code: book.keeper, member_county_code: unit?.keeper ?? null, ...row, ...recorded })
  book.members.push(row)
  const after = { 成员: [member.personName, unit?.facts.name].filter(Boolean).join('，'), 职务: member.post, 自: member.since }
  await audit(tx, by, { verb: 'orgs.member', countyCode: book.keeper, subject: org.id, subjectName: org.facts.name, after })
}

/** @throws Problem orgs.refused */
export function endMember(ctx: Context, id: string, memberId: string, { on, reason }: Ending): Promise<OrgDetail> {
  return doing(ctx, id, async (tx, book, org) => {
    const member = book.members.find((each) => each.member_id === memberId && each.org_id === id)
    if (!member) throw new Problem('record.missing')
    refuse(endRefusal(on, { since: member.valid_from, until: member.valid_to }, book.today))
    await queries.endMember(tx, book.keeper, memberId, { on, name: ctx.actor.displayName, reason })
    const who = member.person_name ?? ''
    const change = { before: { 职务: member.post, 姓名: who, 至: '' }, after: { 职务: member.post, 姓名: who, 至: on }, reason }
    await audit(tx, ctx, { verb: 'orgs.member', subject: id, subjectName: org.facts.name, ...change })
  })
}

/** The organisation must be the county's own: what the city keeps is only read here. */
async function doing(ctx: Context, id: string, work: (tx: Db, book: Book, org: Org) => Promise<void>): Promise<OrgDetail> {
  await inDirectory(ctx, async (tx, book) => {
    const org = getLatest(book, id)
    if (org.keeper !== book.keeper) throw new Problem('orgs.refused', { reason: '这个单位由上级维护，本级只能查看。' })
    await work(tx, book, org)
  })
  return readAgain(ctx, id)
}

function refuse(reason: string | null): void {
  if (reason !== null) throw new Problem('orgs.refused', { reason })
}
