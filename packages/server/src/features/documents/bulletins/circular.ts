import type { InputOf } from '@junheng/core/endpoint.ts'
import { type CircularSide, circularPaper } from '@junheng/core/features/documents/bulletins/circular.ts'
import type { Draft, issueCircular } from '@junheng/core/features/documents/bulletins/contract.ts'
import type { IssuedPaper } from '@junheng/core/features/documents/bulletins/schema.ts'
import type { RunDetail } from '@junheng/core/features/evaluation/runs/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { compareRuns, findEarlierRun, readRun } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import { daysAfter } from '../../warnings/service.ts'
import { issueBulletin } from './issue.ts'
import { issuedViews } from './issued-view.ts'
import { settledTexts } from './proposal.ts'
import * as queries from './queries.ts'

type Wish = Omit<InputOf<typeof issueCircular>['body'], 'serial'>

/** The circular as it would be issued now. @throws Problem record.missing */
export async function draft(ctx: Context, run: string, wish: Wish): Promise<Draft> {
  const { code } = countyOf(ctx.actor)
  const { texts, against, paperOf } = await written(ctx, run, wish)
  const earlier = await issuedViews(ctx.db, code, await queries.earlierCirculars(ctx.db, code, run))
  const next = (await queries.lastSerial(ctx.db, code, Number(todayOf(ctx).slice(0, 4)))) + 1
  return { paper: paperOf(null), texts, next, run, against, since: null, earlier }
}

/** @throws Problem record.missing, papers.number-given */
export async function issue(ctx: Context, run: string, wish: Wish, serial: number | null): Promise<IssuedPaper> {
  const { texts, against, paperOf } = await written(ctx, run, wish)
  return issueBulletin(
    ctx,
    { kind: 'circular', texts, run, against, level: null, school: null, warnings: [], paperOf },
    serial,
    async () => {},
  )
}

const DAYS = 15

async function written(ctx: Context, run: string, wish: Wish) {
  const against = wish.against === undefined ? await findEarlierRun(ctx, run) : wish.against
  const after = await readRun(ctx, run)
  const before = against === null ? null : await readRun(ctx, against)
  const compared = against === null ? null : await compareRuns(ctx, against, run)
  const on = todayOf(ctx)
  const texts = await settledTexts(ctx, wish.texts, {
    to: '各义务教育学校，各镇街，区直各有关部门',
    demand: USUAL_DEMAND,
    term: daysAfter(on, DAYS),
  })
  const paperOf = (serial: number | null) =>
    circularPaper({
      county: countyOf(ctx.actor).name,
      after: sideOf(after),
      before: before && sideOf(before),
      difference: compared?.difference ?? null,
      schools: compared?.schools ?? [],
      standard: getStandard(after.standard.key),
      profile: after.profile.name === 'default' ? '默认' : after.profile.name,
      texts,
      on,
      serial,
    })
  return { texts, against, paperOf }
}

const sideOf = ({ name, statisticsDay, judgedOn, county }: RunDetail): CircularSide => ({
  name,
  day: statisticsDay ?? judgedOn,
  result: county,
})

const USUAL_DEMAND = [
  '未达标的学校和责任单位要对照本通报逐项分析原因，提出整改措施、完成时间和责任人。',
  '出现回落的学校和条款要优先整改；无法判定的，要尽快补报、核实数据。',
  '各镇街、各有关部门要按职责做好保障，整改进展纳入下一次监测。',
].join('\n')
