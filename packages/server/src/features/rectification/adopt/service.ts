import { nameKey } from '@junheng/core/features/rectification/adopt/asked-names.ts'
import type { Adoption, NameReviews } from '@junheng/core/features/rectification/adopt/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getPlan } from '../plan-records.ts'
import * as plans from '../queries.ts'
import { adoptionView } from './adoption-view.ts'
import { type Desk, loadAdoption } from './load-adoption.ts'
import * as queries from './queries.ts'

export const deskOf = (ctx: Context): Desk => ({ county: countyOf(ctx.actor), today: todayOf(ctx) })

/** @throws Problem record.missing */
export async function readAdoption(ctx: Context, id: string, follows: string | undefined): Promise<Adoption> {
  const row = await getPlan(ctx, id)
  return adoptionView(await loadAdoption(ctx.db, deskOf(ctx), row, follows))
}

/**
 * Records what published names stand for; the answers hold for later plans, too.
 *
 * @throws Problem record.missing, rectification.withdrawn, rectification.no-such-name, rectification.no-such-org; record.changed when somebody decided
 *   since the sender looked
 */
export async function answerNames(ctx: Context, id: string, { answers }: NameReviews): Promise<Adoption> {
  const desk = deskOf(ctx)
  return atomically(ctx.db, async (tx) => {
    const row = await plans.findPlanForUpdate(tx, desk.county.code, id)
    if (!row) throw new Problem('record.missing')
    if (row.withdrawn_at !== null) throw new Problem('rectification.withdrawn')
    const { placed, places } = await loadAdoption(tx, desk, row, undefined)
    const asked = new Map(placed.names.map((one) => [nameKey(one.part, one.name), one]))
    const active = new Map(places.directory.orgs.map((org) => [org.id, org]))
    const rows = answers.map(({ part, name, answer, orgIds, seen }) => {
      const one = asked.get(nameKey(part, name))
      if (!one || (answer === 'own' && !one.isGroup)) throw new Problem('rectification.no-such-name')
      if (one.decisions !== seen) throw new Problem('record.changed')
      const orgs = orgIds.map((orgId) => active.get(orgId))
      const isFit = answer === 'named' ? orgs.length > 0 && orgs.every((org) => org !== undefined) : orgs.length === 0
      const isSchool = part !== 'school' || answer !== 'named' || (orgs.length === 1 && orgs[0]?.kind === 'school')
      if (!isFit || !isSchool) throw new Problem('rectification.no-such-org')
      return { part, name, answer, org_ids: [...new Set(orgIds)], decision_no: seen + 1 }
    })
    await queries.addNameDecisions(
      tx,
      rows.map((one) => ({
        ...one,
        county_code: desk.county.code,
        plan_id: id,
        decided_at: ctx.now.toISOString(),
        decided_by: ctx.actor.accountId,
        decided_name: ctx.actor.displayName,
      })),
    )
    const said = rows.map(({ name, answer, org_ids }) => ({
      名称: name,
      答复: answer,
      单位: org_ids.map((org) => active.get(org)?.facts.name),
    }))
    await audit(tx, ctx, { verb: 'rectification.place-names', subject: id, subjectName: row.file_name, details: { 名称: said } })
    return adoptionView(await loadAdoption(tx, desk, row, undefined))
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}
