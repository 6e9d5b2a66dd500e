import type { ItemFund, ItemLine, ItemUnit } from '@junheng/core/features/rectification/ledger/schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Db } from '../../../db/database.ts'
import { getStandard } from '../../standards/service.ts'
import * as queries from './queries.ts'

/** Items as lists show them, in the order given; `today` is the county's day. */
export async function linesOf(db: Db, countyCode: string, today: string, rows: readonly queries.ItemRow[]): Promise<ItemLine[]> {
  if (rows.length === 0) return []
  const numbers = rows.map(({ item_no }) => item_no)
  const units = Map.groupBy(await queries.unitsOf(db, countyCode, numbers), ({ item_no }) => item_no)
  const funds = Map.groupBy(await queries.fundsOf(db, countyCode, numbers), ({ item_no }) => item_no)
  return rows.map((row) =>
    lineOf(
      row,
      today,
      (units.get(row.item_no) ?? []).map(({ part, org_id: orgId, name }) => ({ part, orgId, name })),
      (funds.get(row.item_no) ?? []).map(({ amount_cny: amountCny, source }) => ({ amountCny, source })),
    ),
  )
}

function lineOf(row: queries.ItemRow, today: string, units: ItemUnit[], funds: ItemFund[]): ItemLine {
  const stands = isStanding(row.state)
  return {
    no: row.item_no,
    state: row.state,
    version: row.version,
    source: row.source,
    channel: row.channel,
    sourceNumber: row.source_number,
    sourceDate: row.source_date,
    scope: row.scope,
    schoolCode: row.school_code,
    schoolName: row.school_name,
    stage: row.stage,
    standard: row.standard_key,
    matter: row.matter,
    indicator: row.indicator,
    indicatorName: indicatorName(row.standard_key, row),
    problem: row.problem,
    level: row.level,
    value: row.value,
    threshold: row.threshold,
    gap: row.gap,
    unit: row.unit,
    handler: row.handler,
    units,
    funds,
    deadline: row.deadline,
    isOverdue: stands && row.deadline !== null && row.deadline < today,
    isTooEarly: stands && row.deadline !== null && row.proof_from !== null && row.deadline < row.proof_from,
    proof: row.proof,
    proofFrom: row.proof_from,
    isRebound: row.is_rebound,
    returns: row.returns,
    reopenings: row.reopenings,
    closedOn: row.closed_on,
    changedAt: row.changed_at,
    isDemo: row.is_demo,
  }
}

/** What an item is about in the standard's words; the key itself where the standard no longer has it. */
export function indicatorName(standardKey: StandardKey, { matter, indicator }: { matter: string; indicator: string }): string {
  if (indicator === '') return ''
  if (matter === 'subject') return `${'零一二三四五六七八九'[Number(indicator[0])] ?? ''}年级${indicator.slice(1)}`
  if (indicator === 'composite') return '综合差异系数'
  const { indicators, items, vetoes } = getStandard(standardKey)
  const found =
    indicators.find(({ code }) => code === indicator)?.zh ??
    items.find(({ key }) => key === indicator)?.zh ??
    vetoes.find(({ key }) => `veto:${key}` === indicator)?.zh ??
    indicator
  return matter === 'spread' ? `${found}差异系数` : found
}
