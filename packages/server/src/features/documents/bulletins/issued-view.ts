import type { IssuedPaper } from '@junheng/core/features/documents/bulletins/schema.ts'
import { documentNumber } from '@junheng/core/features/documents/official-text.ts'
import type { Db } from '../../../db/database.ts'
import * as queries from './queries.ts'

export const issuedOf = (row: queries.IssuedRow, warnings: readonly string[]): IssuedPaper => ({
  id: row.paper_id,
  kind: row.kind,
  number: documentNumber(row),
  title: row.title,
  to: row.receiver,
  on: row.issued_on,
  run: row.run_id,
  against: row.against_id,
  level: row.level,
  school: row.school_code,
  warnings: [...warnings],
  isDemo: row.is_demo,
  madeAt: row.made_at,
  madeBy: row.made_name,
})

/** Rows with the warnings each is about. */
export async function issuedViews(db: Db, countyCode: string, rows: readonly queries.IssuedRow[]): Promise<IssuedPaper[]> {
  const all = await queries.warningsOf(
    db,
    countyCode,
    rows.map(({ paper_id }) => paper_id),
  )
  const of = Map.groupBy(all, ({ paper_id }) => paper_id)
  return rows.map((row) =>
    issuedOf(
      row,
      (of.get(row.paper_id) ?? []).map(({ warning_id }) => warning_id),
    ),
  )
}
