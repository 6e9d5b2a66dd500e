import { UNPROVEN_WORDS, unprovenItems } from '@junheng/core/features/evaluation/judgements/unproven.ts'
import { type Line, linesOfResult } from '@junheng/core/features/evaluation/recognition/readiness.ts'
import { REVIEW_KIND_NAMES } from '@junheng/core/features/evaluation/recognition/review-life.ts'
import type { Recognition } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { whereWords } from '@junheng/core/features/rectification/where-words.ts'
import type { Warning } from '@junheng/core/features/warnings/schema.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { todayOf } from '../../orgs/service.ts'
import { list as listPlans, read as readPlan } from '../../rectification/service.ts'
import { list as listWarnings, overdueReturns } from '../../warnings/service.ts'
import { readCountyItems } from '../judgements/county-items.ts'
import { figureNames } from './figure-names.ts'
import type { Judged } from './readiness.ts'
import { reviewsOf } from './review-queries.ts'
import { overdueSince } from './review-view.ts'

interface Known {
  recognition: Recognition
  judged: Judged | null
}

type LineSource = (ctx: Context, known: Known) => Promise<Line[]>

/** Where the lines of 迎检准备 come from, each by itself; a further source is a further function here. */
export const LINE_SOURCES: readonly LineSource[] = [
  judgement,
  unprovenConclusions,
  lateReturns,
  lateWarnings,
  openPlanFindings,
  reviews,
  papers,
]

async function judgement(_: Context, { judged }: Known): Promise<Line[]> {
  if (!judged) return []
  return linesOfResult(judged.result, figureNames(judged.source.standard), searchOf(judged))
}

/** Conclusions about the county that are not recorded, agree with nothing judged, or have no evidence or no second person behind them. */
async function unprovenConclusions(ctx: Context, { judged }: Known): Promise<Line[]> {
  if (!judged) return []
  const { run, profile, source } = judged
  const { package: pack, standard } = source
  const { code } = countyOf(ctx.actor)
  const by = run === null ? { county: code, ...(profile !== null && { profile }) } : { run }
  const { isOwn, statements } = await readCountyItems(ctx, pack, { standard, ...by })
  if (!isOwn) return []
  return unprovenItems(statements).map(({ element, zh, reasons }) =>
    line(
      `stated ${element}`,
      'unproven',
      zh,
      reasons.map((reason) => UNPROVEN_WORDS[reason]).join('、'),
      `/county-items?${searchOf(judged)}&item=${encodeURIComponent(element)}`,
    ),
  )
}

const searchOf = ({ source: { package: pack }, run }: Judged): string =>
  run === null ? `package=${pack}` : `package=${pack}&run=${run}`

async function lateReturns(ctx: Context): Promise<Line[]> {
  const late = await overdueReturns(ctx.db, countyOf(ctx.actor).code, todayOf(ctx))
  return late.map(({ return_id, unit_name, school_code, due, name }) =>
    line(`return ${return_id}`, 'overdue', unit_name, `${name}应于 ${due} 前提交`, `/returns/${return_id}`, school_code),
  )
}

async function lateWarnings(ctx: Context): Promise<Line[]> {
  const late = (await Promise.all([unclosed(ctx, 'open'), unclosed(ctx, 'escalated')]))
    .flat()
    .filter(({ isOverdue }) => isOverdue)
  return late.map(({ id, cause, due, subject: { school } }) => {
    const link = school ? `/warnings?school=${school}` : '/warnings'
    return line(`warning ${id}`, 'overdue', '预警未签收', `${cause}（应于 ${due} 前签收）`, link, school)
  })
}

/** Page by page, so that none is left out however many there are. */
async function unclosed(ctx: Context, state: 'open' | 'escalated'): Promise<Warning[]> {
  const found: Warning[] = []
  for (let page = 1; ; page++) {
    const { items, total } = await listWarnings(ctx, { state, page, size: 200 })
    found.push(...items)
    if (items.length === 0 || found.length >= total) return found
  }
}

/** What the newest published plan says and nobody has settled yet. */
async function openPlanFindings(ctx: Context): Promise<Line[]> {
  const { items } = await listPlans(ctx, { page: 1, size: 20 })
  const newest = items.find(({ withdrawn }) => withdrawn === null)
  if (!newest) return []
  const { findings } = await readPlan(ctx, newest.id)
  return findings
    .filter(({ state, severity }) => state === 'open' && severity !== 'info')
    .map(({ key, where, text }) =>
      line(
        `plan ${key}`,
        'unproven',
        `整改方案 ${whereWords(where)}`,
        text,
        `/plans/${newest.id}?room=findings&finding=${encodeURIComponent(key)}`,
      ),
    )
}

async function reviews(ctx: Context): Promise<Line[]> {
  const today = todayOf(ctx)
  return (await reviewsOf(ctx.db, countyOf(ctx.actor).code)).flatMap((row) => {
    const { review_id, state, kind, title, letters } = row
    const add = (of: Line['kind'], text: string) =>
      line(`review ${of} ${review_id}`, of, `${REVIEW_KIND_NAMES[kind]}：${title}`, text, `/reviews/${review_id}`)
    const since = overdueSince(row, today)
    const isTold = state === 'feedback' || state === 'closed'
    return [
      ...(since === null
        ? []
        : [add('overdue', state === 'planned' ? `计划 ${since} 开展，还没有记录` : `整改期限 ${since}，还没有办结`)]),
      ...(isTold && Number(letters ?? 0) === 0 ? [add('unproven', '还没有上传反馈意见')] : []),
    ]
  })
}

/** What was written down about the county without the paper that proves it. */
async function papers(_: Context, { recognition: { basic, monitoring, state, declarations } }: Known): Promise<Line[]> {
  const lines: Line[] = []
  const add = (key: string, subject: string, text: string) =>
    lines.push(line(`paper ${key}`, 'unproven', subject, text, '/recognition'))
  if (basic && basic.docNo === null) add('basic', '基本均衡认定', '没有写明认定文件的文号')
  for (const { year, docNo, result } of monitoring)
    if (docNo === null && result === 'kept') add(`monitoring ${year}`, `${year} 年基本均衡监测`, '没有写明监测结果文件的文号')
  const standing = declarations.find(({ isStanding }) => isStanding)
  if (state !== 'preparing' && !standing) add('declaration', '申报版', '已申报，还没有封存申报版')
  if (standing && standing.receipts.length === 0) add('receipt', '申报版', '还没有登记申报回执')
  return lines
}

const line = (
  key: string,
  kind: Line['kind'],
  subject: string,
  text: string,
  link: string,
  school: string | null = null,
): Line => ({ key, kind, subject, text, school, stage: null, link })
