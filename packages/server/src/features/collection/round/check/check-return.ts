import { createHash } from 'node:crypto'
import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { checkRules } from '@junheng/core/features/collection/check/rules.ts'
import type { County } from '@junheng/core/features/collection/county.ts'
import { STRUCTURAL_RULES, type StructuralCode } from '@junheng/core/features/collection/fault-catalogue.ts'
import type { ReturnSheet } from '@junheng/core/features/collection/round/assemble.ts'
import type { Lack } from '@junheng/core/features/collection/round/check/lacks.ts'
import { lacksOfSchool } from '@junheng/core/features/collection/round/check/needed.ts'
import { lacksOfUnit } from '@junheng/core/features/collection/round/check/needed-of-units.ts'
import type { NotRunRule } from '@junheng/core/features/collection/round/check/schema.ts'
import { opensOn } from '@junheng/core/features/collection/round/open/calendar.ts'
import { partOfColumn } from '@junheng/core/features/collection/round/open/duties.ts'
import { frameOf } from '@junheng/core/features/evaluation/frame.ts'
import { readProfile } from '@junheng/core/features/standards/profile.ts'
import type { Standard, StandardKey } from '@junheng/core/features/standards/standard.ts'
import { readStandard } from '../../../standards/files.ts'
import { checkCounties } from '../../package/check.ts'
import { readCountyPackage } from '../../package/read.ts'
import { packageOfTables } from '../round-package.ts'
import { faultPlaces } from './place-fault.ts'
import { tablesOf } from './return-sheet.ts'

/** One return to check. For a department's `sheets` holds, before its own, the schools of the round without their values. */
export interface ReturnToCheck {
  county: { code: string; name: string }
  standard: StandardKey
  returnId: string
  /** The department as the catalogue names it; null for a school. */
  unit: string | null
  /** 2026 is 2026—2027; what cannot exist on `today` yet is not missing. */
  schoolYear: number
  today: string
  sheets: readonly ReturnSheet[]
}

export interface FoundFault extends Fault {
  name: string
  path: string | null
  key: string
}

export interface FoundInReturn {
  faults: FoundFault[]
  missing: (Lack & { key: string })[]
  notRun: NotRunRule[]
}

/** Asks one return what a whole package is asked (`checkCounties`), as far as one return can answer; and what it lacks. */
export async function checkReturn(input: ReturnToCheck): Promise<FoundInReturn> {
  const { county, returnId, unit, sheets } = input
  const standard = standardOf(input.standard)
  const tables = tablesOf(county, sheets)
  const { counties, faults } = await readCountyPackage(packageOfTables(tables), standard.catalogue)
  const checked = checkCounties(counties, standard.catalogue)
  const placeOf = faultPlaces(tables, sheets)
  const found = [...faults, ...checked.faults].flatMap((fault): FoundFault[] => {
    const place = placeOf(fault)
    if (ELSEWHERE.has(fault.rule) || place?.returnId !== returnId) return []
    return [{ ...readable(fault), ...named(fault.rule), path: place.path, key: keyOf(fault, place.path) }]
  })
  return {
    faults: found,
    missing: missingIn(input, standard, counties),
    notRun: notRunOf(checked.notRun, standard, unit === null),
  }
}

function missingIn(
  { returnId, unit, schoolYear, today, sheets }: ReturnToCheck,
  standard: Standard,
  counties: readonly County[],
) {
  const { values } = sheets.find((sheet) => sheet.returnId === returnId)!
  const { profile } = readProfile(null, standard, '')
  const lacks =
    unit !== null
      ? lacksOfUnit(standard, unit, [...values.keys()])
      : counties
          .flatMap((county) => lacksOfSchool(frameOf(county, standard, profile), 0))
          .map((lack) => ({ ...lack, part: partOfColumn(lack.path.split('/').at(-1)!, standard.catalogue) }))
  // What was typed and cannot be read is a fault already.
  return lacks
    .filter(({ path, part }) => !values.has(path) && opensOn(part, schoolYear) <= today)
    .map(({ path, name, forWhat }) => ({ path, name, forWhat, key: hash(`missing\n${path}`) }))
}

const standards = new Map<StandardKey, Standard>()

/** A thread checks many returns; the files do not change under it. */
function standardOf(key: StandardKey): Standard {
  const known = standards.get(key) ?? readStandard(key)
  standards.set(key, known)
  return known
}

/** What one return cannot know (its neighbours), what `missing` says better, and what was read as it was meant. */
const ELSEWHERE = new Set(['S011', 'S038', 'S040', 'V031'])

/** The words of a fault without where it stood in the table; so it is the same fault wherever the row stands. */
export const keyOf = ({ rule, message }: Fault, path: string | null): string =>
  hash([rule, path ?? '', message.replaceAll(/第 ?\d+ ?行/g, '')].join('\n'))

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

/** The same in the words of a form: there are no files here. */
export function readable<F extends Fault>(fault: F): F {
  const plain = (text: string) =>
    text.replaceAll(
      /(schools|sections|classes|rooms|campuses|teachers|county)\.csv(（[^）]*）)?/g,
      (_, name: string) => SHEETS[name]!,
    )
  return { ...fault, message: plain(fault.message), repair: plain(fault.repair) }
}

const SHEETS: Readonly<Record<string, string>> = {
  schools: '学校情况',
  sections: '学部情况',
  classes: '班级表',
  rooms: '音美教室表',
  campuses: '校区表',
  teachers: '教师表',
  county: '县级数据',
}

/** The name of a rule as people read it. */
export function named(rule: string): { name: string } {
  const structural = STRUCTURAL_RULES[rule as StructuralCode]
  return { name: structural?.zh ?? checkRules().find(({ id }) => id === rule)?.zh ?? rule }
}

/** Rules of schools for a school's return, of the county's figures for a department's; in the names of the elements. */
function notRunOf(notRun: readonly NotRun[], standard: Standard, ofSchool: boolean): NotRunRule[] {
  const zh = (key: string) => standard.catalogue.elements.get(key)?.zh ?? MORE_NAMES[key] ?? key
  return notRun.flatMap(({ rule, missing }) => {
    const known = checkRules().find(({ id }) => id === rule)
    if (!known || ELSEWHERE.has(rule) || (known.scope !== 'county') !== ofSchool) return []
    return [{ rule, name: known.zh, missing: [...new Set(missing.map(zh))] }]
  })
}

const MORE_NAMES: Readonly<Record<string, string>> = { teacher_id: '教师编号', L1: '七项指标' }
