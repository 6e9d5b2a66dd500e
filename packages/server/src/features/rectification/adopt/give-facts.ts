import type { EntryFacts, FactField } from '@junheng/core/features/rectification/adopt/schema.ts'
import type { ItemFund } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import type { By } from '../../audit/service.ts'
import { addParts } from '../ledger/add-items.ts'
import * as ledger from '../ledger/queries.ts'
import { isFundNote } from './item-draft.ts'

/**
 * Gives an item what a plan says, field by field. Amounts people stated stay; only the note about the plan's funds is put anew. Milestones are given
 * apart.
 */
export async function giveFacts(
  tx: Db,
  by: By,
  county: string,
  no: number,
  facts: EntryFacts,
  fields: readonly FactField[],
  fund: ItemFund | null,
): Promise<void> {
  const row = await ledger.takeItem(tx, county, no)
  if (!row) throw new Problem('record.missing')
  const has = (field: FactField) => fields.includes(field)
  await ledger.setItem(tx, county, no, {
    ...(has('problem') && { problem: facts.problem }),
    ...(has('requirement') && { requirement: facts.requirement }),
    ...(has('deadline') && { deadline: facts.deadline }),
    changed_at: by.now.toISOString(),
  })
  if (!has('sections') && !has('units') && !has('funds')) return
  const units = (await ledger.unitsOf(tx, county, [no])).map(({ part, org_id: orgId, name }) => ({ part, orgId, name }))
  const funds = (await ledger.fundsOf(tx, county, [no])).map(({ amount_cny: amountCny, source }) => ({ amountCny, source }))
  const of = (part: 'section' | 'unit', given: EntryFacts['units'], isGiven: boolean) =>
    isGiven ? given.map((unit) => ({ part, ...unit })) : units.filter((unit) => unit.part === part)
  const parts = {
    units: [...of('section', facts.sections, has('sections')), ...of('unit', facts.units, has('units'))],
    funds: has('funds') ? [...(fund === null ? [] : [fund]), ...funds.filter((one) => !isFundNote(one))] : funds,
  }
  await ledger.clearParts(tx, county, no)
  await addParts(tx, county, new Map([[no, parts]]))
}
