import type { ItemAction } from '@junheng/core/features/rectification/ledger/states.ts'
import { CommonText } from '@junheng/core/features/rectification/sources/schema.ts'
import type { Context } from '../../http/context.ts'
import { countyOf } from '../../http/context.ts'
import { findPresent } from '../collection/service.ts'
import { makeRun } from '../evaluation/service.ts'
import { standingOrgs, todayOf } from '../orgs/service.ts'
import { actOnItem } from './ledger/act.ts'
import { getItem } from './ledger/find-item.ts'
import { createFromFailures, listFailures } from './sources/failures.ts'

type As = (who: 'coordinator' | 'school', name: string, at: Date) => Context

const DAY = 86_400_000
const STANDARD = 'quality_balanced_2017'
const PEOPLE = { chief: '许书记（虚构）', deputy: '何副局长（虚构）', handler: '周科长（虚构）' }

/**
 * The fictional county's ledger: what failed a year ago and is closed by this year's data, and what fails now, at every stage of the way. Only where the
 * county has no item yet. All persons are made up.
 *
 * @returns whether it was made now
 */
export async function loadDemoLedger(as: As, now: Date): Promise<boolean> {
  const at = (days: number) => new Date(now.getTime() - days * DAY)
  const ctx = as('coordinator', '陈统筹（虚构）', at(50))
  const { code } = countyOf(ctx.actor)
  if (await ctx.db.selectFrom('rectification_number').select('last_no').where('county_code', '=', code).executeTakeFirst())
    return false
  const [present, before] = [await findPresent(ctx), await packageBefore(ctx)]
  if (!present) return false
  const units = await unitsOf(ctx)
  const common = { ...PEOPLE, units, level: 'serious' as const }
  if (before) await loadClosed(as, at, { before, present: present.id, common })
  await loadStanding(as, at, { present: present.id, common })
  return true
}

interface Given {
  present: string
  common: Partial<CommonText>
}

/** What failed in last year's data and holds in this year's. */
async function loadClosed(
  as: As,
  at: (days: number) => Date,
  { before, present, common }: Given & { before: string },
): Promise<void> {
  const coordinator = (days: number) => as('coordinator', '陈统筹（虚构）', at(days))
  const last = await failing(coordinator(300), before)
  const still = new Set((await failing(coordinator(300), present)).map(({ key }) => key))
  const mended = last.filter(({ key, scope }) => scope === 'section' && !still.has(key)).slice(0, 4)
  if (mended.length === 0) return
  const deadline = todayOf({ now: at(-40) })
  const text = CommonText.parse({ source: 'self_check', ...common, deadline })
  const chosen = mended.map(({ key }) => key)
  const { items } = await createFromFailures(coordinator(300), { package: before, standard: STANDARD, chosen, common: text })
  for (const { no } of items) {
    await step(as('school', '何校长（虚构）', at(290)), no, 'start')
    await step(as('school', '何校长（虚构）', at(60)), no, 'submit', '已完成，请验收（演示）')
    await step(coordinator(1), no, 'verify', '现场看过（演示）')
  }
  await makeRun(coordinator(0), { source: present, standard: STANDARD, name: null })
  const after = as('coordinator', '李主任（虚构）', at(-1 / 86_400))
  for (const { no } of items) await step(after, no, 'close', '新一轮数据已达标（演示）')
}

/** What fails now, at every stage of the way. */
async function loadStanding(as: As, at: (days: number) => Date, { present, common }: Given): Promise<void> {
  const coordinator = (days: number) => as('coordinator', '陈统筹（虚构）', at(days))
  const school = (days: number) => as('school', '何校长（虚构）', at(days))
  const found = await failing(coordinator(40), present)
  const chosen = [
    ...found.filter(({ scope, isSpare }) => scope === 'section' && !isSpare).slice(0, 24),
    ...found.filter(({ scope }) => scope === 'school').slice(0, 4),
    ...found.filter(({ scope }) => scope === 'county').slice(0, 4),
  ].map(({ key }) => key)
  if (chosen.length === 0) return
  const make = async (keys: string[], days: number) => {
    const text = CommonText.parse({ source: 'self_check', ...common, deadline: todayOf({ now: at(days) }) })
    const body = { package: present, standard: STANDARD, chosen: keys, common: text } as const
    return (await createFromFailures(coordinator(40), body)).items.map(({ no }) => no)
  }
  const third = Math.ceil(chosen.length / 3)
  const soon = await make(chosen.slice(0, third), -20)
  const late = await make(chosen.slice(third, third + 3), 5)
  await make(chosen.slice(third + 3), -280)
  for (const no of [...soon, ...late]) await step(school(35), no, 'start')
  for (const no of soon.slice(0, 4)) await step(school(10), no, 'submit', '整改完成，请验收（演示）')
  if (soon[0]) await step(coordinator(6), soon[0], 'verify', '现场看过，等新数据（演示）')
  if (soon[1]) await step(coordinator(6), soon[1], 'return', '器材到了还没有登记入账（演示）')
}

async function failing(ctx: Context, id: string) {
  return (await listFailures(ctx, { package: id, standard: STANDARD })).failures
}

async function step(ctx: Context, no: number, action: Exclude<ItemAction, 'edit'>, note = ''): Promise<void> {
  const { version } = await getItem(ctx, no)
  await actOnItem(ctx, no, { action, note, seen: version })
}

/** The edition before the data in use. */
async function packageBefore({ db, actor }: Context): Promise<string | null> {
  const rows = await db
    .selectFrom('package')
    .innerJoin('data_round', (join) =>
      join.onRef('data_round.county_code', '=', 'package.county_code').onRef('data_round.round_id', '=', 'package.round_id'),
    )
    .select('package_id')
    .where('package.county_code', '=', countyOf(actor).code)
    .where('run_basis', '=', 'effective')
    .orderBy('data_round.school_year', 'desc')
    .limit(2)
    .execute()
  return rows[1]?.package_id ?? null
}

/** The bureau's sections for funds and for schools, and the treasury, as the directory has them. */
async function unitsOf(ctx: Context): Promise<CommonText['units']> {
  const orgs = await standingOrgs(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))
  const of = (kind: string) =>
    orgs.find((org) => org.kind === kind && /财/.test(org.name)) ?? orgs.find((org) => org.kind === kind)
  const part = (name: 'section' | 'unit', org = of(name === 'section' ? 'section' : 'department')) =>
    org ? [{ part: name, orgId: org.id, name: org.name }] : []
  const ofSchools = orgs.find(({ kind, name }) => kind === 'section' && name === '基础教育科')
  return [...part('section'), ...(ofSchools ? part('section', ofSchools) : []), ...part('unit')]
}
