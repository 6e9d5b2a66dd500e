import { matterKey } from '@junheng/core/features/rectification/ledger/matter-key.ts'
import type { ItemSubject } from '@junheng/core/features/rectification/ledger/schema.ts'
import type {
  createNew as createContract,
  proposeNew as proposeContract,
} from '@junheng/core/features/rectification/sources/contract.ts'
import type { Failure } from '@junheng/core/features/rectification/sources/failures.ts'
import { newestRun } from '@junheng/core/features/rectification/sources/newest-run.ts'
import type { NewProposal } from '@junheng/core/features/rectification/sources/schema.ts'
import { subjectOf } from '@junheng/core/features/rectification/sources/subject.ts'
import type { Standard } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { z } from 'zod'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { readRun } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import { addItems, plainDraft } from '../ledger/add-items.ts'
import { proofDayOf } from '../ledger/proof-day.ts'
import { standingAbout } from '../ledger/queries.ts'
import { schoolName } from '../ledger/write-items.ts'
import { failuresIn, runsBy } from './failures.ts'

const EMPTY = {
  ...{ run: null, isFailing: false, value: null, threshold: null, gap: null, unit: '' },
  ...{ problem: '', basis: '', requirement: '', closeStandard: '', proofFrom: null, proofFromWhy: '', itemNo: null },
}

/** What the standard and the newest run say of a school, stage and indicator; nothing is kept. */
export async function proposeNew(ctx: Context, asked: z.output<typeof proposeContract.query>): Promise<NewProposal> {
  const { standard, indicator } = asked
  const rules = getStandard(standard)
  const about = subjectOf(rules, standard, { schoolCode: asked.school ?? null, stage: asked.stage ?? null, indicator })
  if ('missing' in about) return { ...EMPTY, about: null, missing: about.missing }
  const key = matterKey(about)
  if (key === null) return { ...EMPTY, about, missing: null }
  const [standing] = await standingAbout(ctx.db, countyOf(ctx.actor).code, [key])
  const run = newestRun(await runsBy(ctx, standard))
  const failing = run ? await failureIn(ctx, run.source.id, run.id, about) : null
  return {
    ...EMPTY,
    about,
    missing: null,
    run: run && { id: run.id, name: run.name },
    isFailing: failing !== null,
    basis: clauseOf(rules, indicator),
    ...(failing && textsOf(failing)),
    ...(failing && figuresOf(failing)),
    ...proofDayOf(about, todayOf(ctx)),
    itemNo: standing?.item_no ?? null,
  }
}

/** The caller's words, with the run's own figures. @throws Problem record.missing, item.exists, item.no-school, item.personal */
export async function createNew(ctx: Context, { item, run }: z.output<typeof createContract.body>): Promise<{ no: number }> {
  const name = await schoolName(ctx, item.schoolCode)
  const named = run === null || matterKey(item) === null ? null : await readRun(ctx, run)
  const failing = named && named.standard.key === item.standard ? await failureIn(ctx, named.source.id, named.id, item) : null
  const figures = failing && { ...figuresOf(failing), runId: run }
  const draft = { ...plainDraft(item, name), ...figures, ...proofDayOf(item, todayOf(ctx)) }
  const [no] = await atomically(ctx.db, (tx) => addItems(tx, ctx, countyOf(ctx.actor), [draft])).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('item.exists', { problem: item.problem, no: '刚刚由别人列入' }) : error
  })
  return { no: no! }
}

const textsOf = ({ problem, basis, requirement, closeStandard }: Failure) => ({ problem, basis, requirement, closeStandard })
const figuresOf = ({ value, threshold, gap, unit }: Failure) => ({ value, threshold, gap, unit })

async function failureIn(ctx: Context, source: string, run: string, about: ItemSubject): Promise<Failure | null> {
  const { failures } = await failuresIn(ctx, { package: source, run, standard: about.standard })
  return failures.find(({ key }) => key === matterKey(about)) ?? null
}

/** The clause an indicator, item or veto stands in; of a monitored subject that of the monitoring. */
function clauseOf({ indicators, items, vetoes }: Standard, indicator: string): string {
  const found =
    indicators.find(({ code }) => code === indicator) ??
    items.find(({ key }) => key === indicator) ??
    vetoes.find(({ key }) => `veto:${key}` === indicator) ??
    (/^[48]/.test(indicator) ? items.find(({ kind }) => kind === 'naeq') : undefined)
  return found?.source ?? ''
}
