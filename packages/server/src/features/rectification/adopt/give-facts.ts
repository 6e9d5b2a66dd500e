import type { AdoptionEntry, EntryFacts, FactField } from '@junheng/core/features/rectification/adopt/schema.ts'
import type { ItemFund } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Db } from '../../../db/database.ts'
import type { By } from '../../audit/service.ts'
import { addParts } from '../ledger/add-items.ts'
import * as ledger from '../ledger/queries.ts'
import { addStep } from '../ledger/steps.ts'

const NOTE = '方案预计'

/**
 * What an item says of its indicator's funds: the amount is the indicator's and stands there once, so the item has none of its own until somebody
 * states one. Null where the plan states no funds.
 */
export function fundNote(
  { no, facts }: Pick<AdoptionEntry, 'no' | 'facts'>,
  funds: readonly { no: number; share: number }[],
): ItemFund | null {
  if (facts.funds === '') return null
  const share = funds.find((one) => one.no === no)?.share ?? 1
  return { amountCny: null, source: `${NOTE}第 ${no} 项 ${facts.funds}，由 ${share} 条任务共用`.slice(0, 200) }
}

/**
 * Gives an item what a plan says, field by field. Amounts people stated stay; only the note about the plan's funds is put anew.
 *
 * @param note what its life says of it; null where that is said elsewhere
 */
export async function giveFacts(
  tx: Db,
  by: By,
  county: string,
  no: number,
  facts: EntryFacts,
  fields: readonly FactField[],
  note: string | null,
  fund: ItemFund | null = null,
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
  if (has('sections') || has('units') || has('funds')) {
    const units = (await ledger.unitsOf(tx, county, [no])).map(({ part, org_id: orgId, name }) => ({ part, orgId, name }))
    const funds = (await ledger.fundsOf(tx, county, [no])).map(({ amount_cny: amountCny, source }) => ({ amountCny, source }))
    const part = (which: 'section' | 'unit', given: EntryFacts['units'], isGiven: boolean) =>
      isGiven ? given.map((unit) => ({ part: which, ...unit })) : units.filter((unit) => unit.part === which)
    const isNote = ({ amountCny, source }: ItemFund) => amountCny === null && source.startsWith(NOTE)
    await ledger.clearParts(tx, county, no)
    await addParts(
      tx,
      county,
      new Map([
        [
          no,
          {
            units: [...part('section', facts.sections, has('sections')), ...part('unit', facts.units, has('units'))],
            funds: has('funds') ? [...(fund === null ? [] : [fund]), ...funds.filter((one) => !isNote(one))] : funds,
          },
        ],
      ]),
    )
  }
  if (note !== null) await addStep(tx, by, { county, no, action: 'edit', note })
}
