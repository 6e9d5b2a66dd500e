import { assembleRound, type ReturnSheet, type RoundTable } from '@junheng/core/features/collection/round/assemble.ts'
import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { Db } from '../../../../db/database.ts'
import { packageOfTables } from '../round-package.ts'
import type { RoundRow } from '../round-queries.ts'
import { sheetsOf } from '../round-sheets.ts'

export interface AssembledRound {
  tables: readonly RoundTable[]
  bytes: Uint8Array
  /** How many 核实 values it took. */
  verified: number
}

/**
 * A round on one basis as a package. `counts` says which returns' values are in it; a school whose return is not stands in it with nothing
 * reported, so that no verdict forgets it.
 */
export async function assembledRound(
  db: Db,
  county: { code: string; name: string },
  round: Pick<RoundRow, 'round_id' | 'school_year'>,
  basis: RunBasis,
  counts: (returnId: string) => boolean = () => true,
): Promise<AssembledRound> {
  const sheets = (await sheetsOf(db, county.code, round.round_id, basis)).map((sheet) =>
    counts(sheet.returnId) ? sheet : { ...sheet, values: new Map() },
  )
  const tables = assembleRound({ ...county, statisticsDay: `${round.school_year}-09-01` }, sheets)
  return { tables, bytes: packageOfTables(tables), verified: verifiedIn(sheets) }
}

function verifiedIn(sheets: readonly ReturnSheet[]): number {
  let count = 0
  for (const { values } of sheets) for (const { basis } of values.values()) if (basis === 'verified') count++
  return count
}
