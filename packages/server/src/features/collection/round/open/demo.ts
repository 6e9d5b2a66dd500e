import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addWorkdays, USUAL_WORKDAYS } from '@junheng/core/features/collection/round/open/calendar.ts'
import type { RoundProposal } from '@junheng/core/features/collection/round/open/schema.ts'
import { CONCLUSIONS } from '@junheng/core/features/collection/round/open/self-check.ts'
import { schoolYearOf } from '@junheng/core/features/collection/round/school-year.ts'
import { pathOf } from '@junheng/core/features/collection/round/value-path.ts'
import { atomically, type Db } from '../../../../db/database.ts'
import { type Context, countyOf } from '../../../../http/context.ts'
import { todayOf } from '../../../orgs/service.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { explainForDemo } from '../check/demo-explanations.ts'
import { markOpened, putValues, type ReturnRow, returnsOf, updateReturn } from '../return-queries.ts'
import { takeStep } from '../return-steps.ts'
import { FATES, type Fate, fateOf } from './demo-fates.ts'
import { countyBefore } from './demo-past.ts'
import { chance, knownOn, partly, thisYear } from './demo-values.ts'
import { importRound } from './import-round.ts'
import { listRounds } from './open-queries.ts'
import { openFor } from './open-round.ts'
import type { CountyReturns, PathValue } from './package-values.ts'
import { proposeRound } from './proposal.ts'
import { rulesOf } from './round-basis.ts'

const PACKAGE = join(import.meta.dirname, '../../../../../../../examples/county.zip')
const DAY = 86_400_000

/** Somebody of the fictional county as they act in the demonstration. */
export type As = (who: 'coordinator' | 'school', name: string, at: Date) => Context

/**
 * A round of the fictional county in full swing: the last three years taken in as closed rounds, this year's opened some days ago, and its returns in every
 * state. Only where the county has no round yet. All persons are made up.
 */
export async function loadDemoRound(as: As, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY)
  const ctx = as('coordinator', '陈统筹（虚构）', ago(OPENED_AGO))
  const { code } = countyOf(ctx.actor)
  if (!existsSync(PACKAGE) || (await listRounds(ctx.db, code)).length > 0) return
  const bytes = readFileSync(PACKAGE)
  const { returns, statisticsDay } = await ctx.work.run('countyReturns', { bytes, county: code })
  if (returns === null) return
  const year = statisticsDay === null ? null : schoolYearOf(statisticsDay)
  if (year !== null && year < schoolYearOf(todayOf(ctx))) {
    for (const back of [2, 1]) {
      const file = { fileName: `${year - back}学年数据.zip`, kind: 'zip' as const, bytes: countyBefore(bytes, year, back) }
      await importRound(ctx, { standard: STANDARD, confirm: true }, file)
    }
    await importRound(ctx, { standard: STANDARD, confirm: true }, { fileName: 'county.zip', kind: 'zip', bytes })
  }
  const proposal = await proposeRound(ctx, { standard: STANDARD })
  if (proposal.schools.length === 0) return
  const { schoolYear, number, name, parts } = proposal
  const due = Object.fromEntries(parts.map(({ key, opens }) => [key, dueDay(key, opens, now)]))
  const round = await openFor(ctx.db, code, ctx, proposal, {
    schoolYear,
    number,
    name,
    standard: STANDARD,
    profile: null,
    keepers: {},
    selfCheck: { due: new Date(now.getTime() + 30 * DAY).toISOString().slice(0, 10), of: ['schools'] },
    due,
  })
  await fill(as, now, { code, round, returns, proposal })
}

const STANDARD = 'quality_balanced_2017'
const OPENED_AGO = 16
/** What can exist is due some days from now, what the last school year left behind is late already; the rest in its time. */
function dueDay(part: string, opens: string, now: Date): string {
  const day = new Date(now.getTime() + (part === '07-15' ? -2 : 4) * DAY).toISOString().slice(0, 10)
  return opens <= day ? day : addWorkdays(opens, USUAL_WORKDAYS)
}

interface Filling {
  code: string
  round: string
  returns: CountyReturns
  proposal: RoundProposal
}

/** All returns of the round in one transaction: nobody sees half a demonstration. */
async function fill(as: As, now: Date, { code, round, returns, proposal }: Filling): Promise<void> {
  const { db } = as('coordinator', '', now)
  const catalogue = readCatalogue()
  const ofSchool = new Map(returns.schools.map(({ identity, values }) => [identity.code, values]))
  const ofUnit = new Map(returns.departments.map(({ reporter, values }) => [reporter, values]))
  await atomically(db, async (tx) => {
    for (const [i, row] of (await returnsOf(tx, code, round)).entries()) {
      const values: Record<ReturnRow['kind'], () => PathValue[]> = {
        school: () => thisYear(ofSchool.get(row.unit_key) ?? [], row.unit_key),
        department: () => knownOn(ofUnit.get(row.unit_key) ?? [], proposal.parts, proposal.today, catalogue),
        self_check: () =>
          rulesOf(STANDARD, { ofSchool: true }).map(({ key }) => [pathOf.self(key, 'conclusion'), CONCLUSIONS[0]]),
      }
      await live(tx, as, now, row, values[row.kind](), fateOf(row, i))
    }
  })
}

/** Lets a return come as far as its fate says. */
async function live(tx: Db, as: As, now: Date, row: ReturnRow, values: readonly PathValue[], fate: Fate): Promise<void> {
  const { share, begun, steps } = FATES[fate]
  if (share === 0) return
  const person = personOf(row)
  const at = (days: number) => new Date(now.getTime() - days * DAY - (chance(row.unit_key) % 300) * 60_000)
  await markOpened(tx, row, at(begun + 1).toISOString())
  const by = as('school', person, at(begun))
  const { county_code, round_id, return_id } = row
  const told = partly(values, share)
  if (told.length > 0)
    await putValues(
      tx,
      {
        county_code,
        round_id,
        basis: 'reported',
        how: 'typed',
        note: null,
        details: null,
        at: by.now.toISOString(),
        account_id: by.actor.accountId,
        account_name: person,
      },
      told.map(([path, value]) => ({ return_id, path, value, version: 1 })),
    )
  let standing = { ...row, revision: row.revision + 1 }
  await updateReturn(tx, row, { revision: standing.revision, changed_at: by.now.toISOString() })
  for (const { action, ago, to } of steps) {
    const signs = action === 'submit'
    const actor = signs ? as('school', person, at(ago)) : as('coordinator', '陈统筹（虚构）', at(ago))
    const signature = { submitted_at: actor.now.toISOString(), attested_name: person, attested_unit: row.unit_name }
    const change = signs ? signature : action === 'return' ? { submitted_at: null, attested_name: null, attested_unit: null } : {}
    if (signs) await explainForDemo(tx, actor, standing)
    if (action === 'return') await addRemark(tx, standing, actor, told)
    await takeStep(tx, actor, standing, action, action === 'return' ? '请核对标出的数据后再提交' : null, change)
    standing = { ...standing, state: to, revision: standing.revision + 1 }
  }
}

/** What the bureau asks of a return it gave back. */
async function addRemark(tx: Db, { county_code, round_id, return_id }: ReturnRow, by: Context, told: readonly PathValue[]) {
  const path = ['schools/sports_field_area', 'schools/books', told[0]?.[0]].find((each) => told.some(([known]) => known === each))
  const text = '与去年相差不大，但与校舍台账不一致，请核对后说明（演示）'
  const remark = { county_code, round_id, return_id, remark_id: randomUUID(), path: path ?? null, text }
  const open = { answer: null, answered_at: null, answered_name: null, settled_at: null, settled_name: null }
  const row = { ...remark, at: by.now.toISOString(), account_name: by.actor.displayName, ...open }
  await tx.insertInto('data_remark').values(row).execute()
}

const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'
const personOf = ({ unit_key, kind }: ReturnRow): string =>
  `${FAMILY[chance(unit_key) % FAMILY.length]}${kind === 'department' ? '科长' : '校长'}（虚构）`
