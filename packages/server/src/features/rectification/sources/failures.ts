import type {
  createFromFailures as createContract,
  listFailures as listContract,
} from '@junheng/core/features/rectification/sources/contract.ts'
import type { Failure } from '@junheng/core/features/rectification/sources/failures.ts'
import { runAfter } from '@junheng/core/features/rectification/sources/newest-run.ts'
import type { CommonText, FailureLine } from '@junheng/core/features/rectification/sources/schema.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { bounded } from '../../../background/bounded-cache.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { type Basis, basisOf, listRuns, makeRun } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getWarnings } from '../../warnings/service.ts'
import { addItems, type ItemDraft } from '../ledger/add-items.ts'
import { proofDayOf } from '../ledger/proof-day.ts'
import { standingAbout } from '../ledger/queries.ts'
import { addOrigins } from './queries.ts'

type Asked = z.output<typeof listContract.query>

// As the judgement itself: values of (bytes, rules, day).
const kept = bounded<Promise<Failure[]>>(20)

/** What fails in a judgement, and which of it the ledger has. @throws Problem record.missing, figure.missing, runs.rules-changed */
export async function listFailures(ctx: Context, asked: Asked): Promise<z.output<typeof listContract.reply>> {
  const { basis, failures } = await failuresIn(ctx, asked)
  const { head, summary } = basis
  const statisticsDay = summary.counties[0]?.statisticsDay ?? null
  const newer = runAfter(await runsBy(ctx, head.standard.key), statisticsDay)
  return {
    source: summary.round?.name ?? summary.fileName,
    run: head.run && { id: head.run.id, name: head.run.name },
    statisticsDay,
    newer: newer && { id: newer.id, name: newer.name, statisticsDay: newer.statisticsDay },
    standard: { key: head.standard.key, zh: head.standard.zh },
    failures: await linesOf(ctx, failures),
  }
}

/** @throws Problem item.exists, item.not-failing, and as `listFailures` */
export async function createFromFailures(
  ctx: Context,
  { chosen, common, warning, ...asked }: z.output<typeof createContract.body>,
): Promise<z.output<typeof createContract.reply>> {
  if (warning !== undefined) await getWarnings(ctx, [warning])
  const run = asked.run ?? (await keepRun(ctx, asked))
  const { failures } = await failuresIn(ctx, { ...asked, run })
  const wanted = new Set(chosen)
  const picked = failures.filter(({ key }) => wanted.has(key))
  if (picked.length < wanted.size) throw new Problem('item.not-failing', { count: wanted.size - picked.length })
  const today = todayOf(ctx)
  const drafts = picked.map((failure) => draftOf(failure, common, today, run))
  const { code, isDemo } = countyOf(ctx.actor)
  const numbers = await atomically(ctx.db, async (tx) => {
    const made = await addItems(tx, ctx, { code, isDemo }, drafts)
    if (warning !== undefined)
      await addOrigins(
        tx,
        made.map((item_no) => ({ county_code: code, item_no, kind: 'warning' as const, record: warning })),
      )
    return made
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('item.exists', { problem: drafts[0]!.problem, no: '刚刚由别人列入' }) : error
  })
  return { run, items: picked.map(({ key }, i) => ({ key, no: numbers[i]! })) }
}

/** Everything that fails, by the bytes and rules named. */
export async function failuresIn(ctx: Context, { package: id, ...query }: Asked): Promise<{ basis: Basis; failures: Failure[] }> {
  const basis = await basisOf(ctx, id, { ...query, county: countyOf(ctx.actor).code })
  const { key, bytes, judging } = basis
  return { basis, failures: await kept.get(key, async () => ctx.work.run('failures', { bytes: await bytes(), ...judging })) }
}

/** The county's latest hundred kept judgements by a standard. */
export async function runsBy(ctx: Context, standard: StandardKey) {
  const { items } = await listRuns(ctx, { page: 1, size: 100 })
  return items.filter((run) => run.standard.key === standard)
}

async function linesOf(ctx: Context, failures: readonly Failure[]): Promise<FailureLine[]> {
  const today = todayOf(ctx)
  const standing = await standingAbout(
    ctx.db,
    countyOf(ctx.actor).code,
    failures.map(({ key }) => key),
  )
  const numbers = new Map(standing.map(({ matter_key, item_no }) => [matter_key!, item_no]))
  return failures.map((failure) => ({ ...failure, ...proofDayOf(failure, today), itemNo: numbers.get(failure.key) ?? null }))
}

/** An item of a failure, with what is said of all that are made with it. */
export function draftOf(failure: Failure, common: CommonText, today: string, runId: string | null): ItemDraft {
  const { key: _, name: __, isSpare: ___, ...facts } = failure
  return { ...facts, ...common, channel: null, funds: [], ...proofDayOf(failure, today), runId, how: '由评估结果生成' }
}

async function keepRun(ctx: Context, { package: source, standard, profile, basis }: Asked): Promise<string> {
  const { id } = await makeRun(ctx, { source, standard, name: null, ...(profile && { profile }), ...(basis && { basis }) })
  return id
}
