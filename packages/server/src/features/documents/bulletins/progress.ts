import type { InputOf } from '@junheng/core/endpoint.ts'
import type { Draft, issueProgress } from '@junheng/core/features/documents/bulletins/contract.ts'
import { progressBulletin } from '@junheng/core/features/documents/bulletins/progress-bulletin.ts'
import type { IssuedPaper } from '@junheng/core/features/documents/bulletins/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import type { Who } from '../../access/service.ts'
import { notify } from '../../notices/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { readProgressReport } from '../../rectification/service.ts'
import { daysAfter } from '../../warnings/service.ts'
import { issueBulletin } from './issue.ts'
import { issuedViews } from './issued-view.ts'
import { settledTexts } from './proposal.ts'
import * as queries from './queries.ts'

type Wish = Omit<InputOf<typeof issueProgress>['body'], 'serial'>

/** The bulletin as it would be issued now. */
export async function draft(ctx: Context, wish: Wish): Promise<Draft> {
  const { code } = countyOf(ctx.actor)
  const { texts, since, paperOf } = await written(ctx, wish)
  const earlier = await issuedViews(ctx.db, code, await queries.earlierProgress(ctx.db, code, 5))
  const next = (await queries.lastSerial(ctx.db, code, Number(todayOf(ctx).slice(0, 4)))) + 1
  return { paper: paperOf(null), texts, next, run: null, against: null, since, earlier }
}

/** The units it ranks and the county's leaders are told. @throws Problem papers.number-given */
export async function issue(ctx: Context, wish: Wish, serial: number | null): Promise<IssuedPaper> {
  const { code: county } = countyOf(ctx.actor)
  const { texts, report, paperOf } = await written(ctx, wish)
  const what = { kind: 'progress', texts, run: null, against: null, level: null, school: null, warnings: [], paperOf } as const
  const ranked = [...report.units, ...report.sections].map(({ key }): Who => ({ unit: key, county }))
  return issueBulletin(ctx, what, serial, (tx, issued) =>
    notify(tx, ctx, {
      to: [...ranked, { role: 'leader', county }],
      kind: 'task',
      title: `整改进度通报${issued.number}`,
      body: texts.demand.slice(0, 1900),
      link: `/papers/issued/${issued.id}`,
    }),
  )
}

const DAYS = 30

async function written(ctx: Context, wish: Wish) {
  const { code, name } = countyOf(ctx.actor)
  const on = todayOf(ctx)
  const [before] = await queries.earlierProgress(ctx.db, code, 1)
  const since = wish.since === undefined ? (before?.issued_on ?? daysAfter(on, -DAYS)) : wish.since
  const report = await readProgressReport(ctx, since)
  const plain = name.replace(/（.*?）/g, '')
  const level = plain.slice(-1)
  const texts = await settledTexts(ctx, wish.texts, {
    to: '各镇（街道）党（工）委、人民政府（办事处），各有关单位',
    copies: `${level}委、${level}人民政府`,
    demand: USUAL_DEMAND,
    term: daysAfter(on, 10),
  })
  const paperOf = (serial: number | null) => progressBulletin({ county: name, ...report, texts, on, serial })
  return { texts, since, report, paperOf }
}

const USUAL_DEMAND = [
  '有逾期任务的单位要逐项查明原因，明确新的完成措施和责任人，尽快完成。',
  '临近期限的任务要倒排工期，确有困难的提前报告。',
  '已完成的任务及时提交佐证材料，经核实、复评达标后销号。',
].join('\n')
