import type { County } from '@junheng/core/features/collection/county.ts'
import type { ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import type { Lack } from '@junheng/core/features/collection/round/check/lacks.ts'
import { lacksOfSchool } from '@junheng/core/features/collection/round/check/needed.ts'
import { lacksOfUnit } from '@junheng/core/features/collection/round/check/needed-of-units.ts'
import { opensOn } from '@junheng/core/features/collection/round/open/calendar.ts'
import { partOfColumn } from '@junheng/core/features/collection/round/open/duties.ts'
import { frameOf } from '@junheng/core/features/evaluation/frame.ts'
import type { Rules } from './checked-standard.ts'
import { faultKey } from './rule-words.ts'

export interface MissingHere extends Lack {
  key: string
}

interface Asked {
  /** 2026 is 2026—2027; what cannot exist on `today` yet is not missing. */
  schoolYear: number
  today: string
  sheets: readonly ReturnSheet[]
  /** The departments' names in the catalogue, by return; a department without one is asked nothing. */
  units: Readonly<Record<string, string>>
}

/** What each return must still report (`lacksOfSchool`, `lacksOfUnit`), as far as it can exist by now; by return. */
export function missingIn(
  asked: Asked,
  { standard, profile }: Rules,
  counties: readonly County[],
): Record<string, MissingHere[]> {
  const frames = counties.map((county) => frameOf(county, standard, profile))
  const lacksOf = ({ school, returnId, values }: ReturnSheet): (Lack & { part: string })[] => {
    const unit = asked.units[returnId]
    if (school === null) return unit === undefined ? [] : lacksOfUnit(standard, profile, unit, [...values.keys()])
    return frames.flatMap((frame) => {
      const row = frame.county.schools.codes.indexOf(school.code)
      const lacks = row < 0 ? [] : lacksOfSchool(frame, row)
      return lacks.map((lack) => ({ ...lack, part: partOfColumn(lack.path.split('/').at(-1)!, standard.catalogue) }))
    })
  }
  return Object.fromEntries(
    asked.sheets.map((sheet) => [
      sheet.returnId,
      lacksOf(sheet)
        // What was typed and cannot be read is a fault already.
        .filter(({ path, part }) => !sheet.values.has(path) && opensOn(part, asked.schoolYear) <= asked.today)
        .map(({ path, name, forWhat }) => ({ path, name, forWhat, key: faultKey(`missing\n${path}`) })),
    ]),
  )
}
