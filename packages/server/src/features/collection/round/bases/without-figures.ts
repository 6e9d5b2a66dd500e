import { stagesOfType } from '@junheng/core/features/collection/check/plausibility.ts'
import { assembleRound, type ReturnSheet, type RoundTable } from '@junheng/core/features/collection/round/assemble.ts'
import type { SchoolIdentity } from '@junheng/core/features/collection/round/schema.ts'

/** Schools with the sections their type has, whatever lists `values` hold, and no figure. */
export function withoutFigures(
  county: { code: string; name: string },
  sheets: readonly (ReturnSheet & { school: SchoolIdentity })[],
): RoundTable[] {
  return assembleRound(county, sheets).map((table) =>
    table.table === 'sections'
      ? {
          ...table,
          columns: ['school_code', 'stage'],
          rows: sheets.flatMap(({ school: { code, typeCode } }) =>
            stagesOfType(typeCode).map((stage) => ({ cells: [code, stage], from: [null, null] })),
          ),
        }
      : table,
  )
}
