import type { Statement } from '@junheng/core/features/evaluation/judgements/statements.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { holdersOf, type Who } from '../../access/service.ts'
import { placesOfCounty } from '../../collection/service.ts'
import { notify } from '../../notices/service.ts'

interface Told {
  standard: StandardKey
  schoolYear: number
  statement: Statement
}

/** Tells a unit what it was given to record. */
export async function tellAssigned(tx: Db, ctx: Context, unit: string, statements: readonly Statement[]): Promise<void> {
  if (isDemonstration(ctx)) return
  await notify(tx, ctx, {
    to: [{ unit, county: countyOf(ctx.actor).code }],
    kind: 'task',
    title: `请记录 ${statements.length} 项县级结论`,
    body: statements.map(({ zh }) => zh).join('；'),
    link: '/my-judgements',
  })
}

/** Tells those who may review it: the bureau, and where the bureau itself recorded, also the county's leaders. */
export async function tellRecorded(tx: Db, ctx: Context, { word, ...told }: Told & { word: string }): Promise<void> {
  if (isDemonstration(ctx)) return
  const county = countyOf(ctx.actor).code
  const bureau: Who[] = [{ role: 'coordinator', county }]
  await notify(tx, ctx, {
    to: ctx.actor.role === 'coordinator' ? [...bureau, { role: 'leader', county }] : bureau,
    kind: 'submitted',
    title: `县级结论等待复核：${told.statement.zh}`,
    body: `${ctx.actor.displayName}记录为“${word}”。请另一位同志核对依据和佐证材料后复核。`,
    link: await bureauPage(tx, county, told),
  })
}

/** Tells whoever recorded a conclusion what a second person said to it. */
export async function tellReviewed(
  tx: Db,
  ctx: Context,
  { author, accepted, note, ...told }: Told & { author: string; accepted: boolean; note: string },
): Promise<void> {
  if (isDemonstration(ctx)) return
  const county = countyOf(ctx.actor).code
  const posts = await holdersOf(tx, { accounts: [author] }, county, ctx.now)
  const isBureau = posts.some(({ role }) => role === 'coordinator')
  await notify(tx, ctx, {
    to: [{ accounts: [author] }],
    kind: accepted ? 'accepted' : 'returned',
    title: `县级结论复核${accepted ? '通过' : '未通过'}：${told.statement.zh}`,
    body: note,
    link: isBureau ? await bureauPage(tx, county, told) : ownPage(told),
  })
}

/** The item in the school year's round, which is what a new conclusion is judged in; without a round in the data now in use. */
async function bureauPage(tx: Db, county: string, { standard, schoolYear, statement: { element } }: Told): Promise<string> {
  const round = (await placesOfCounty(tx, county, schoolYear, [element])).get(element)?.roundId
  return `/county-items?${new URLSearchParams({ ...(round && { package: round }), standard, item: element })}`
}

const ownPage = ({ standard, schoolYear, statement: { element } }: Told): string =>
  `/my-judgements?${new URLSearchParams({ year: String(schoolYear), item: `${standard}/${element}` })}`

/** While the demonstration is being made nobody is told anything: its inboxes begin empty. */
const isDemonstration = ({ reference }: Context): boolean => reference === 'demo'
