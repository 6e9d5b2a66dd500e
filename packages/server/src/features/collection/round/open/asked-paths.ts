import { schoolForm } from '@junheng/core/features/collection/round/fill/form.ts'
import { opensOn } from '@junheng/core/features/collection/round/open/calendar.ts'
import { type CountyDuty, partOfColumn } from '@junheng/core/features/collection/round/open/duties.ts'
import { pathOf } from '@junheng/core/features/collection/round/value-path.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { bounded } from '../../../../background/bounded-cache.ts'
import { getStandard } from '../../../standards/service.ts'
import { sourcesOf } from '../fill/read-form.ts'
import type { ReturnRow } from '../return-queries.ts'
import type { RoundRow } from '../round-queries.ts'
import { askedUnder, rulesOf } from './round-basis.ts'

type Round = Pick<RoundRow, 'standard_key' | 'school_year' | 'previous_round_id'>

// A county has a dozen types of schools and as many departments.
const known = bounded<Promise<ReadonlySet<string>>>(200)

/**
 * What a return is asked by `today`, one entry a thing: a figure's path, a list's name, a county element without year or subject, a line of a 自查 by
 * its conclusion. What can only exist later is not in it.
 */
export function askedOf(
  row: Pick<ReturnRow, 'kind' | 'unit_key' | 'facts'>,
  round: Round,
  today: string,
): Promise<ReadonlySet<string>> {
  const typeCode = 'typeCode' in row.facts ? row.facts.typeCode : ''
  const whose = row.kind === 'department' ? row.unit_key : typeCode
  const key = [round.standard_key, round.school_year, round.previous_round_id !== null, today, row.kind, whose].join(' ')
  return known.get(key, async () => {
    const standard = round.standard_key as StandardKey
    const isOpen = (part: string) => opensOn(part, round.school_year) <= today
    if (row.kind === 'school') return askedOfSchool(typeCode, round, isOpen)
    if (row.kind === 'self_check')
      return new Set(rulesOf(standard, { ofSchool: typeCode !== '' }).map((rule) => pathOf.self(rule.key, 'conclusion')))
    const own = askedUnder(standard).duties.filter(({ reporter }) => reporter === row.unit_key)
    return new Set(own.filter(({ part, perSchool }) => !perSchool && isOpen(part)).map(countyPath))
  })
}

const countyPath = ({ element }: CountyDuty): string => pathOf.county(element)

function askedOfSchool(typeCode: string, round: Round, isOpen: (part: string) => boolean): ReadonlySet<string> {
  const standard = round.standard_key as StandardKey
  const { catalogue } = getStandard(standard)
  const asked = new Set(askedUnder(standard).schoolColumns)
  const request = { typeCode, asked, judgements: catalogue.schoolJudgements, hasPrevious: round.previous_round_id !== null }
  const sections = schoolForm(request, sourcesOf(standard, round.school_year))
  const fields = sections.flatMap(({ groups }) => groups.flatMap((group) => (group.isFolded ? [] : group.fields)))
  return new Set([
    ...fields.flatMap(({ path, key }) => (isOpen(partOfColumn(key, catalogue)) ? [path] : [])),
    ...sections.flatMap(({ list }) => (list && ASKED_LISTS.includes(list.list) ? [list.list] : [])),
  ])
}

/** Campuses and teachers are handed in where there are several, or a list is at hand. */
const ASKED_LISTS: readonly string[] = ['classes', 'rooms']

/** As which asked thing a value's path counts (`askedOf`). */
export function countedAs(path: string): string {
  if (path.startsWith('none/')) return path.slice('none/'.length)
  if (path.startsWith('county/naeq:')) return pathOf.county('naeq_results')
  return path.startsWith('county/') ? path.split('@')[0]! : path
}
