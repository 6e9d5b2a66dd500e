import { randomBytes, randomUUID } from 'node:crypto'
import { dueOf, dueTooEarly } from '@junheng/core/features/collection/round/open/calendar.ts'
import type { OpenRound, RoundDetail, RoundProposal } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolYearName } from '@junheng/core/features/collection/round/school-year.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import type { Who } from '../../../access/service.ts'
import { audit, type By } from '../../../audit/service.ts'
import { notify } from '../../../notices/service.ts'
import { getProfile } from '../../../standards/service.ts'
import { addReturns } from '../return-queries.ts'
import { addRound } from '../round-queries.ts'
import { listRounds, lockRounds } from './open-queries.ts'
import { proposeRound } from './proposal.ts'
import { readRound } from './read-round.ts'
import { keeperPlace, type NewReturns, type Return, schoolReturn, unitReturn } from './return-rows.ts'
import { departmentParts, SELF_CHECK_DUE, schoolParts } from './round-basis.ts'

/**
 * Opens a round: the round, a return for each school, department and self-checking unit, and a notice to whoever fills them in, or nothing at all.
 *
 * @throws Problem round.already-open, round.due-too-early, round.no-schools, record.missing (profile or keeper)
 */
export async function openRound(ctx: Context, wanted: OpenRound): Promise<RoundDetail> {
  const proposal = await proposeRound(ctx, wanted)
  const profile = wanted.profile === null ? null : (await getProfile(ctx, wanted.profile)).id
  const id = await openFor(ctx.db, countyOf(ctx.actor).code, ctx, proposal, { ...wanted, profile })
  return readRound(ctx, id)
}

/** As `openRound`, on a proposal already made; for work nobody signed in does too. @returns the round's id */
export async function openFor(db: Db, county: string, by: By, proposal: RoundProposal, wanted: OpenRound): Promise<string> {
  const due = dueDays(proposal, wanted)
  if (proposal.schools.length === 0) throw new Problem('round.no-schools')
  const round_id = randomUUID()
  const at = by.now.toISOString()
  const rows = returnsFor({ county_code: county, round_id, at }, proposal, wanted, due)
  try {
    await atomically(db, async (tx) => {
      await lockRounds(tx, county)
      const rounds = await listRounds(tx, county)
      const same = rounds.find((round) => round.school_year === wanted.schoolYear && round.number === wanted.number)
      if (same) throw new Problem('round.already-open', { name: same.name })
      await addRound(tx, {
        county_code: county,
        round_id,
        school_year: wanted.schoolYear,
        number: wanted.number,
        name: wanted.name,
        origin: 'collected',
        standard_key: wanted.standard,
        profile_id: wanted.profile,
        previous_round_id: proposal.previous?.id ?? null,
        state: 'open',
        due: JSON.stringify(due),
        salt: randomBytes(24).toString('base64url'),
        opened_at: at,
        opened_name: typeof by.actor === 'string' ? by.actor : by.actor.displayName,
        locked_at: null,
        locked_name: null,
      })
      await addReturns(tx, rows)
      const count = (kind: string) => rows.filter((row) => row.kind === kind).length
      await audit(tx, by, {
        verb: 'round.open',
        subject: round_id,
        subjectName: wanted.name,
        countyCode: county,
        details: { 学校: count('school'), 部门: count('department'), 自查: count('self_check'), 截止: due },
      })
      await notify(tx, by, {
        to: rows.flatMap((row) => keepersOf(county, row)),
        kind: 'opened',
        title: `${wanted.name}已开始，请填报`,
        body: `${schoolYearName(wanted.schoolYear)}的数据从现在起可以填报，最早的截止日期是 ${earliest(rows)}。`,
        link: '/returns',
        county,
      })
    })
  } catch (error) {
    throw isDuplicate(error) ? new Problem('round.already-open', { name: wanted.name }) : error
  }
  return round_id
}

const earliest = (rows: readonly Return[]): string => rows.flatMap(({ due }) => due ?? []).sort()[0] ?? '未定'

/** Whom a return is to be told of: the people of its keeper. */
export function keepersOf(county: string, row: Pick<Return, 'keeper_school' | 'keeper_org_id' | 'keeper_unit'>): Who[] {
  return [
    ...(row.keeper_school ? [{ school: row.keeper_school }] : []),
    ...(row.keeper_org_id ? [{ unit: row.keeper_org_id, county }] : []),
    ...(row.keeper_unit ? [{ unit: row.keeper_unit, county }] : []),
  ]
}

/** Each part's day as decided, else as proposed. */
function dueDays({ parts }: RoundProposal, { due, selfCheck }: OpenRound): Record<string, string> {
  const days = Object.fromEntries(parts.map(({ key, due: proposed }) => [key, due[key] ?? proposed]))
  const early = dueTooEarly(parts, days)[0]
  if (early) throw tooEarly(early)
  return { ...days, ...(selfCheck && { [SELF_CHECK_DUE]: selfCheck.due }) }
}

export const tooEarly = ({ zh, opens, whys }: { zh: string; opens: string; whys: readonly string[] }): Problem =>
  new Problem('round.due-too-early', { part: zh, opens, why: whys.length > 0 ? `（${whys.join('、')}）` : '' })

function returnsFor(
  where: NewReturns,
  proposal: RoundProposal,
  { standard, selfCheck, keepers }: OpenRound,
  due: Readonly<Record<string, string>>,
): Return[] {
  const schoolDue = dueOf(schoolParts(standard), due)
  const schools = proposal.schools.map((school) => schoolReturn(where, school, { due: schoolDue }))
  const departments = proposal.departments.map(({ reporter, keeper }) => {
    const orgId = reporter in keepers ? (keepers[reporter] ?? null) : (keeper?.orgId ?? null)
    return unitReturn(where, reporter, keeperPlace(proposal, orgId), { due: dueOf(departmentParts(standard, reporter), due) })
  })
  const towns = proposal.towns.map((town) => unitReturn(where, town.name, keeperPlace(proposal, town.orgId), { due: null }))
  const checking = { schools, departments, towns }
  const selfChecks = (selfCheck?.of ?? []).flatMap((who) =>
    checking[who].map((row): Return => ({ ...row, return_id: randomUUID(), kind: 'self_check', due: selfCheck?.due ?? null })),
  )
  return [...schools, ...departments, ...selfChecks]
}
