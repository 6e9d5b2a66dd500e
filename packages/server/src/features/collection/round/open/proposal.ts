import { proposedDue } from '@junheng/core/features/collection/round/open/calendar.ts'
import { fullName, matchReporter } from '@junheng/core/features/collection/round/open/match-reporter.ts'
import type { DepartmentAsked, Keeper, RoundProposal } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolYearName, schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import { KINDS } from '@junheng/core/features/orgs/kinds.ts'
import type { Directory, Org } from '@junheng/core/features/orgs/schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { directoryOf, todayOf } from '../../../orgs/service.ts'
import { adoptedProfile, getStandard } from '../../../standards/service.ts'
import * as packages from '../../packages.ts'
import { listRounds } from './open-queries.ts'
import { askedUnder, partsOf } from './round-basis.ts'
import { type RoundSchools, schoolsOfDirectory, schoolsOfPackage } from './round-schools.ts'

/** For which school year, under which standard. */
export interface Wanted {
  schoolYear?: number | undefined
  standard: StandardKey
}

/** What opening a round would ask of whom. Nothing is stored. */
export async function proposeRound(ctx: Context, wanted: Wanted): Promise<RoundProposal> {
  const profile = await adoptedProfile(ctx)
  return proposalFor(ctx.db, countyOf(ctx.actor), { ...wanted, today: todayOf(ctx), profile }, () => ofPackage(ctx))
}

type County = Directory['county']
type Given = Wanted & { today: string; profile: RoundProposal['profile'] }

/** As `proposeRound`, for work nobody signed in does. `fallback` gives the schools where the directory has none. */
export async function proposalFor(
  db: Db,
  county: County,
  { schoolYear = 0, standard, today, profile }: Given,
  fallback: () => Promise<RoundSchools>,
): Promise<RoundProposal> {
  const year = schoolYear || schoolYearOf(today)
  const begins = `${year}-09-01`
  const directory = await directoryOf(db, county, today, begins)
  const { source, asOf, ...found } = await schoolsAsked(db, directory, fallback)
  const rounds = await listRounds(db, county.code)
  const same = rounds.filter(({ school_year }) => school_year === year)
  const number = Math.max(0, ...same.map((round) => round.number)) + 1
  const open = same.find(({ state }) => state === 'open')
  const previous = rounds.find(({ school_year }) => school_year < year)
  const { key, zh } = getStandard(standard)
  const standing = asOf === begins ? directory : await directoryOf(db, county, today, asOf)
  return {
    schoolYear: year,
    number,
    name: number === 1 ? `${schoolYearName(year)}数据填报` : `${schoolYearName(year)}第${number}次数据填报`,
    today,
    standard: { key: key as StandardKey, zh },
    profile,
    schoolsFrom: { source, asOf },
    ...found,
    departments: departmentsOf(standard, standing),
    ...unitsOf(standing),
    parts: partsOf(standard, year, ({ opens }) => proposedDue(opens, today)),
    previous: previous ? { id: previous.round_id, name: previous.name } : null,
    open: open ? { id: open.round_id, name: open.name } : null,
  }
}

/** The directory on the school year's first day; where it was begun later, today's; where it has no schools, the package in use. */
async function schoolsAsked(db: Db, directory: Directory, fallback: () => Promise<RoundSchools>) {
  const { county, today, asOf } = directory
  const then = schoolsOfDirectory(directory)
  if (then.schools.length > 0) return { source: 'directory' as const, asOf, ...then }
  const now = schoolsOfDirectory(await directoryOf(db, county, today))
  if (now.schools.length > 0) return { source: 'directory' as const, asOf: today, ...now }
  return { source: 'package' as const, asOf: today, ...(await fallback()) }
}

async function ofPackage(ctx: Context): Promise<RoundSchools> {
  const present = await packages.findPresent(ctx)
  if (!present) return { schools: [], leftOut: [] }
  const { bytes } = await packages.readBytes(ctx, present.id)
  const county = countyOf(ctx.actor).code
  return schoolsOfPackage(await ctx.work.run('packageSchools', { bytes: await bytes(), county }, ctx.signal))
}

/** Whom a department's return may be given to, and which of them are towns. */
export function unitsOf(directory: Directory): { towns: Keeper[]; units: Keeper[] } {
  const own = directory.orgs.filter(({ keeper }) => keeper === directory.county.code)
  const byId = new Map(own.map((org) => [org.id, org]))
  const keeper = (org: Org): Keeper => ({ orgId: org.id, name: fullName(org, byId), schoolCode: org.facts.schoolCode })
  return {
    towns: own.filter(({ kind }) => kind === 'township').map(keeper),
    units: own.filter((org) => KINDS[org.kind].nature !== 'school' || isSpecial(org)).map(keeper),
  }
}

const isSpecial = ({ facts }: Org): boolean => facts.school?.typeCode?.startsWith('51') ?? false

/** One return a main reporter; the order is the catalogue's. */
function departmentsOf(standard: StandardKey, directory: Directory): DepartmentAsked[] {
  const byId = new Map(directory.orgs.map((org) => [org.id, org]))
  return [...Map.groupBy(askedUnder(standard).duties, ({ reporter }) => reporter)].map(([reporter, duties]) => {
    const org = matchReporter(reporter, directory)
    return {
      reporter,
      keeper: org ? { orgId: org.id, name: fullName(org, byId), schoolCode: org.facts.schoolCode } : null,
      duties: duties.map(({ element, zh, part, helpers }) => ({ element, zh, part, helpers })),
    }
  })
}
