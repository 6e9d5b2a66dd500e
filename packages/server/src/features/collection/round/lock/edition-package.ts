import { assembleRound, type ReturnSheet, type RoundTable } from '@junheng/core/features/collection/round/assemble.ts'
import type { RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { Db } from '../../../../db/database.ts'
import { withStages } from '../check/return-sheet.ts'
import { type PackedTables, packageOfTables } from '../round-package.ts'
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
  round: Pick<RoundRow, 'round_id' | 'school_year' | 'origin'>,
  basis: RunBasis,
  counts: (returnId: string) => boolean = () => true,
): Promise<AssembledRound> {
  const sheets = (await sheetsOf(db, county.code, round.round_id, basis)).map((sheet) =>
    counts(sheet.returnId) ? sheet : { ...sheet, values: new Map() },
  )
  return assembledSheets(county, round, sheets)
}

/** Sheets of a round, already read, as a package. `packed`: what was packed of the round last. */
export function assembledSheets(
  county: { code: string; name: string },
  round: Pick<RoundRow, 'school_year' | 'origin'>,
  sheets: readonly ReturnSheet[],
  packed: PackedTables | null = null,
): AssembledRound {
  const tables = assembleRound({ ...county, statisticsDay: `${round.school_year}-09-01` }, sheets).map((table) =>
    table.table === 'sections' ? withSilent(table, sheets, round.origin === 'imported') : table,
  )
  return { tables, bytes: packageOfTables(tables, packed), verified: verifiedIn(sheets) }
}

/**
 * A school without any section would be in no verdict at all: it gets the empty ones of its type, which cannot be judged. So does one whose type
 * has two stages for the one it said nothing of, whose pupils share its resources; where there are none, 0 is to be reported. A file that was
 * imported says what it says.
 */
function withSilent(sections: RoundTable, sheets: readonly ReturnSheet[], isImported: boolean): RoundTable {
  const code = sections.columns.indexOf('school_code')
  const spoken = new Set(sections.rows.map(({ cells }) => cells[code]!))
  const all = withStages(
    sections,
    sheets.filter(({ school }) => school && (!spoken.has(school.code) || (!isImported && TWO_STAGES.has(school.typeCode)))),
  )
  return {
    ...all,
    rows: [...all.rows].sort((a, b) => (a.cells[code]! < b.cells[code]! ? -1 : a.cells[code] === b.cells[code] ? 0 : 1)),
  }
}

/** 九年一贯制, 十二年一贯制. */
const TWO_STAGES: ReadonlySet<string> = new Set(['312', '345'])

const verifiedOf = new WeakMap<ReturnSheet, number>()

function verifiedIn(sheets: readonly ReturnSheet[]): number {
  let count = 0
  for (const sheet of sheets) {
    const own = verifiedOf.get(sheet) ?? [...sheet.values.values()].filter(({ basis }) => basis === 'verified').length
    verifiedOf.set(sheet, own)
    count += own
  }
  return count
}
