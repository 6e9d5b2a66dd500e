import { stagesOfType } from '@junheng/core/features/collection/check/plausibility.ts'
import { departmentForm } from '@junheng/core/features/collection/round/fill/department-form.ts'
import type { FormSources } from '@junheng/core/features/collection/round/fill/fields.ts'
import { schoolForm } from '@junheng/core/features/collection/round/fill/form.ts'
import { indicatorsOf } from '@junheng/core/features/collection/round/fill/indicators.ts'
import type { FormSection, ReturnForm } from '@junheng/core/features/collection/round/fill/schema.ts'
import { pathOf, readPath } from '@junheng/core/features/collection/round/value-path.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Db } from '../../../../db/database.ts'
import type { Context } from '../../../../http/context.ts'
import { getStandard, listElements, listStandards } from '../../../standards/service.ts'
import { findReturn, type ReturnRow } from '../find-return.ts'
import { askedUnder } from '../open/round-basis.ts'
import { schoolOf } from '../read-return.ts'
import { getRound, type RoundRow } from '../round-queries.ts'
import * as queries from './queries.ts'

/** What a return asks for, and what others report of its school. @throws Problem record.missing */
export async function readForm(ctx: Context, id: string): Promise<ReturnForm> {
  const row = await findReturn(ctx, id)
  const round = await getRound(ctx.db, row.county_code, row.round_id)
  const sections = await sectionsOf(ctx.db, row, round)
  const school = schoolOf(row)
  const stages = school === null ? [] : stagesOfType(school.typeCode)
  const isSchool = row.kind === 'school' && school !== null
  return {
    stages,
    sections,
    indicators: isSchool ? indicatorsOf(getStandard(round.standard_key as StandardKey), sections) : [],
    elsewhere: isSchool ? await reportedElsewhere(ctx.db, row, school.code) : {},
  }
}

/** The sections of a return's form. */
export async function sectionsOf(db: Db, row: ReturnRow, round: RoundRow): Promise<FormSection[]> {
  const key = round.standard_key as StandardKey
  const sources = sourcesOf(key, round.school_year)
  // A 自查 has a page of its own (`open/self-check.ts`).
  if (row.kind === 'self_check') return []
  const { duties, schoolColumns } = askedUnder(key)
  const { catalogue, vetoes } = getStandard(key)
  if (row.kind === 'school') {
    const ofSchools = duties.flatMap((duty) => (duty.perSchool ? [duty.element] : []))
    const request = {
      typeCode: schoolOf(row)?.typeCode ?? '',
      asked: new Set([...schoolColumns, ...ofSchools]),
      judgements: catalogue.schoolJudgements,
      hasPrevious: round.previous_round_id !== null,
    }
    return schoolForm(request, sources)
  }
  const growth = vetoes.flatMap(({ automatic }) => (automatic?.rule === 'three_growths' ? [automatic.years] : []))
  const request = {
    schoolYear: round.school_year,
    duties: duties.filter(({ reporter }) => reporter === row.unit_key),
    yearsOfGrowth: Math.max(3, ...growth),
    schools: await queries.schoolsAsked(db, row.county_code, row.round_id),
  }
  return departmentForm(request, sources)
}

/** What the forms of a round are made from. */
export function sourcesOf(key: StandardKey, schoolYear: number): FormSources {
  return {
    elements: getStandard(key).catalogue.elements,
    views: new Map(listElements().map((view) => [view.key, view])),
    standard: listStandards().find((each) => each.key === key)!,
    schoolYear,
  }
}

async function reportedElsewhere(db: Db, row: ReturnRow, school: string): Promise<ReturnForm['elsewhere']> {
  const values = await queries.reportedOfSchool(db, row.county_code, row.round_id, school)
  return Object.fromEntries(
    values.flatMap(({ path, value, at, unit_name }) => {
      const place = readPath(path)
      return place?.table === 'of' ? [[pathOf.school(place.column), { value, by: unit_name, at }]] : []
    }),
  )
}
