import type { ReviewFacts } from '@junheng/core/features/evaluation/recognition/review-schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { standingOrgs, todayOf } from '../../orgs/service.ts'
import * as queries from './queries.ts'
import { recordBasic, recordMonitoring } from './record-entries.ts'
import { addReview, listReviews, stepReview } from './reviews.ts'

/**
 * The fictional county on its way: 基本均衡 recognised years ago and monitored since, one 市级复核 behind it, 省级评估 ahead on a day not fixed yet.
 * Only where nothing was written down. Documents, persons and findings are made up and say so.
 */
export async function loadDemoRecognition(ctx: Context): Promise<void> {
  const { code } = countyOf(ctx.actor)
  if ((await queries.entriesOf(ctx.db, code)).length > 0 || (await listReviews(ctx)).items.length > 0) return
  const year = Number(todayOf(ctx).slice(0, 4))
  const note = '演示数据，文号为虚构'
  await recordBasic(ctx, { on: `${year - 7}-12-16`, docNo: `示例教督〔${year - 7}〕8号`, note, seen: 0 })
  for (let i = 1; i <= 6; i++) {
    const of = year - 7 + i
    const docNo = i === 6 ? null : `示例教督〔${of + 1}〕3号`
    await recordMonitoring(ctx, { year: of, result: 'kept', on: todayOf(ctx), docNo, note, seen: i })
  }
  await heldReview(ctx)
  await addReview(ctx, { ...EMPTY, kind: 'provincial', title: '省级督导评估（示例）', team: '待通知' })
}

const EMPTY: ReviewFacts = {
  kind: 'municipal',
  title: '',
  plannedOn: null,
  heldOn: null,
  team: '',
  schools: [],
  conclusion: null,
  results: '',
  term: null,
}

async function heldReview(ctx: Context): Promise<void> {
  const schools = (await standingOrgs(ctx.db, countyOf(ctx.actor).code, todayOf(ctx)))
    .flatMap(({ schoolCode }) => schoolCode ?? [])
    .sort()
    .slice(0, 4)
  const review = await addReview(ctx, {
    kind: 'municipal',
    title: '市级优质均衡复核（示例）',
    plannedOn: day(ctx, -60),
    heldOn: day(ctx, -58),
    team: '市督导评估组（虚构）：组长 许督学，组员 3 人',
    schools,
    conclusion: 'passed_with_rectification',
    results:
      '资源配置多数达标；个别学校体育场馆面积不足，两所学校音乐、美术教室数量不够；县级评估材料中规划布局的佐证不全。（虚构）',
    term: day(ctx, 30),
  })
  const held = await stepReview(ctx, review.id, { action: 'hold', note: null, revision: review.revision })
  await stepReview(ctx, review.id, { action: 'receive', note: null, revision: held.revision })
}

const day = (ctx: Context, days: number): string => todayOf({ now: new Date(ctx.now.getTime() + days * 86_400_000) })
