import type { JudgementDuties } from '@junheng/core/features/evaluation/judgements/duties/contract.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../../db/database.ts'
import { type Actor, type Context, countyOf } from '../../../../http/context.ts'
import { holdersOf } from '../../../access/service.ts'
import { audit } from '../../../audit/service.ts'
import { statementAt } from '../statement-at.ts'
import { tellAssigned } from '../tell.ts'

/** Who records what of a standard; the bureau's own items are left out. */
export async function listDuties(ctx: Context, standard: StandardKey): Promise<JudgementDuties> {
  const { code } = countyOf(ctx.actor)
  const duties = [...(await dutiesOf(ctx.db, code, standard))].map(([element, { unit }]) => ({ element, unit }))
  return { units: await unitsOf(ctx, code), duties: duties.filter(({ unit }) => unit !== '') }
}

/** @throws Problem judgements.no-such-item, judgements.no-such-unit, record.changed where two assigned at the same moment */
export async function assign(
  ctx: Context,
  { standard, elements, unit }: { standard: StandardKey; elements: readonly string[]; unit: string },
): Promise<JudgementDuties> {
  const { code } = countyOf(ctx.actor)
  const items = [...new Set(elements)].map((element) => statementAt(standard, element))
  return atomically(ctx.db, async (tx) => {
    if (unit !== '' && !(await unitsOf({ ...ctx, db: tx }, code)).includes(unit))
      throw new Problem('judgements.no-such-unit', { unit })
    const standing = await dutiesOf(tx, code, standard)
    const changed = items.filter(({ element }) => (standing.get(element)?.unit ?? '') !== unit)
    for (const { element, zh } of changed) {
      const before = standing.get(element)
      const key = { county_code: code, standard_key: standard, element, version: (before?.version ?? 0) + 1 }
      const by = { at: ctx.now.toISOString(), account_id: ctx.actor.accountId, account_name: ctx.actor.displayName }
      await tx
        .insertInto('judgement_duty')
        .values({ ...key, unit, ...by })
        .execute()
      await audit(tx, ctx, {
        verb: 'evaluation.assign-judgement',
        subject: element,
        subjectName: zh,
        before: { 单位: before?.unit || null },
        after: { 单位: unit || null },
        details: { 标准: standard },
      })
    }
    if (unit !== '' && changed.length > 0) await tellAssigned(tx, ctx, unit, changed)
    return listDuties({ ...ctx, db: tx }, standard)
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  })
}

/**
 * Lets pass who may write to an item or see who wrote to it: whoever sees the county, and the unit it was given to.
 *
 * @throws Problem judgements.not-yours
 */
export async function assertInReach(db: Db, actor: Actor, standard: StandardKey, element: string): Promise<void> {
  if (actor.reach.kind === 'county') return
  const duty = (await dutiesOf(db, countyOf(actor).code, standard, element)).get(element)
  if (!isUnits(actor, duty?.unit ?? '')) throw new Problem('judgements.not-yours')
}

export const isUnits = (actor: Actor, unit: string): boolean => unit !== '' && actor.post.unit === unit

/** By element, the unit that stands and its version. */
export async function dutiesOf(
  db: Db,
  countyCode: string,
  standard: StandardKey,
  element?: string,
): Promise<Map<string, { unit: string; version: number }>> {
  const rows = await db
    .selectFrom('judgement_duty')
    .select(['element', 'unit', 'version'])
    .where('county_code', '=', countyCode)
    .where('standard_key', '=', standard)
    .$if(element !== undefined, (query) => query.where('element', '=', element!))
    .orderBy('element')
    .orderBy('version')
    .execute()
  return new Map(rows.map(({ element: key, unit, version }) => [key, { unit, version }]))
}

const RECORDERS = ['section_officer', 'department_officer', 'township_officer', 'inspector'] as const

/** Units with officers or inspectors in post, by name. */
async function unitsOf(ctx: Context, code: string): Promise<string[]> {
  const whos = RECORDERS.map((role) => ({ role, county: code }))
  const units = (await holdersOf(ctx.db, whos, code, ctx.now)).map(({ unit }) => unit)
  return [...new Set(units)].filter((unit) => unit !== '').sort((a, b) => a.localeCompare(b, 'zh'))
}
