import type { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { isStanding } from '@junheng/core/features/rectification/ledger/states.ts'
import type { Proposal, RecordKind, RecordLink } from '@junheng/core/features/rectification/sources/schema.ts'
import { subjectOf } from '@junheng/core/features/rectification/sources/subject.ts'
import type { RuleKey } from '@junheng/core/features/warnings/rules.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { readReadiness } from '../../evaluation/service.ts'
import { todayOf } from '../../orgs/service.ts'
import { getStandard } from '../../standards/service.ts'
import { getWarnings } from '../../warnings/service.ts'
import { addItems } from '../ledger/add-items.ts'
import { proofDayOf } from '../ledger/proof-day.ts'
import { schoolName } from '../ledger/write-items.ts'
import { failuresIn } from './failures.ts'
import * as queries from './queries.ts'

const STANDARD = 'quality_balanced_2017'

interface Record {
  kind: RecordKind
  record: string
}

/** What an item made of a record would say, for a person to look through. @throws Problem record.missing */
export async function readProposal(ctx: Context, { kind, record }: Record): Promise<Proposal> {
  const draft = kind === 'warning' ? await ofWarning(ctx, record) : await ofLine(ctx, record)
  const standing = await queries.standingOf(ctx.db, countyOf(ctx.actor).code, kind, record)
  const { runId: _, ...said } = draft
  return { ...said, itemNo: standing?.item_no ?? null }
}

/** Made of the record's figures and the caller's words. @throws Problem record.missing, item.exists, item.no-school */
export async function createFromRecord(ctx: Context, { item, ...of }: Record & { item: NewItem }): Promise<{ no: number }> {
  const { code, isDemo } = countyOf(ctx.actor)
  const found = of.kind === 'warning' ? await ofWarning(ctx, of.record) : await ofLine(ctx, of.record)
  const { value, threshold, gap, unit, runId } = isSame(found.item, item) ? found : NO_FIGURES
  const name = await schoolName(ctx, item.schoolCode)
  const draft = {
    ...item,
    schoolName: name,
    ...{ value, threshold, gap, unit, runId },
    ...proofDayOf(item, todayOf(ctx)),
    how: of.kind === 'warning' ? '由预警列入' : '由迎检准备列入',
  }
  return atomically(ctx.db, async (tx) => {
    const standing = await queries.standingOf(tx, code, of.kind, of.record)
    if (standing) throw new Problem('item.exists', { problem: item.problem, no: `№ ${standing.item_no}` })
    const [no] = await addItems(tx, ctx, { code, isDemo }, [draft])
    await queries.addOrigins(tx, [{ county_code: code, item_no: no!, kind: of.kind, record: of.record }])
    return { no: no! }
  }).catch((error: unknown) => {
    throw isDuplicate(error) ? new Problem('item.exists', { problem: item.problem, no: '刚刚由别人列入' }) : error
  })
}

/** Of each record the standing item, else its last; lines of 迎检准备 about a figure also find the item that is about it by another way. */
export async function listLinks(ctx: Context, kind: RecordKind): Promise<{ links: RecordLink[] }> {
  const { code } = countyOf(ctx.actor)
  const links = new Map<string, RecordLink>()
  const own = await queries.linksOf(ctx.db, ctx.actor, code, kind)
  for (const { record, item_no: no, state } of own.toSorted((a, b) => Number(isStanding(b.state)) - Number(isStanding(a.state))))
    if (!links.has(record)) links.set(record, { record, no, state })
  if (kind === 'readiness')
    for (const row of await queries.standingMatters(ctx.db, ctx.actor, code)) {
      const record = row.standard_key === STANDARD ? lineKey(row) : null
      if (record !== null && !isStanding(links.get(record)?.state ?? 'closed'))
        links.set(record, { record, no: row.item_no, state: row.state })
    }
  return { links: [...links.values()] }
}

/** As `readiness.ts` writes the key of the line about the same figure. */
function lineKey({ matter, indicator, stage, school_code }: Awaited<ReturnType<typeof queries.standingMatters>>[number]) {
  if (matter === 'indicator') return `section ${school_code} ${stage} ${indicator}`
  if (matter === 'spread') return `spread ${stage} ${indicator}`
  // A duty its schools do not fulfil is one line of the county's; a subject stands in the line of the whole monitoring.
  if (matter === 'subject') return 'item naeq_level'
  return matter === 'item' || matter === 'duty' ? `item ${indicator}` : null
}

type Drafted = Omit<Proposal, 'itemNo'> & { runId: string | null }

const NO_FIGURES = { value: null, threshold: null, gap: null, unit: '', runId: null } as const

/** The figures stand for what they were found of; whoever names another school or indicator states another problem. */
const isSame = (a: NewItem, b: NewItem): boolean =>
  a.matter === b.matter && a.indicator === b.indicator && a.schoolCode === b.schoolCode && a.stage === b.stage

/** Warnings of a figure that fails; the others only foretell, and are closed by judgement. */
const FAILING: readonly RuleKey[] = ['spread_over', 'veto', 'class_size', 'school_size', 'item_unmet', 'spare_used']

async function ofWarning(ctx: Context, id: string): Promise<Drafted> {
  if (!UUID.test(id)) throw new Problem('record.missing')
  const [warning] = await getWarnings(ctx, [id])
  const { rule, subject, cause, value, threshold } = warning!
  const named = {
    schoolCode: subject.school,
    stage: subject.stage,
    indicator: FAILING.includes(rule) ? (subject.indicator ?? '') : '',
  }
  const standard = getStandard(STANDARD)
  const about = subjectOf(standard, STANDARD, named)
  const whole = subjectOf(standard, STANDARD, { ...named, indicator: '' })
  const isFigure = !('missing' in about) && about.matter !== 'other'
  return {
    item: drafted('missing' in about ? whole : about, { source: 'monitoring', problem: cause, deadline: null }),
    schoolName: subject.schoolName,
    ...NO_FIGURES,
    ...(isFigure && { value, threshold }),
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

async function ofLine(ctx: Context, key: string): Promise<Drafted> {
  const { lines, source } = await readReadiness(ctx)
  const line = lines.find((each) => each.key === key)
  if (!line) throw new Problem('record.missing')
  const judged = line.kind === 'unmet' && source ? await failureOf(ctx, source, key) : null
  if (judged) return judged
  const about = subjectOf(getStandard(STANDARD), STANDARD, {
    schoolCode: line.school,
    stage: line.stage,
    indicator: countyItem(key),
  })
  const whole = subjectOf(getStandard(STANDARD), STANDARD, { schoolCode: line.school, stage: line.stage, indicator: '' })
  const name = line.school === null ? null : await schoolName(ctx, line.school)
  const problem = `${line.subject}：${line.text}`
  return {
    item: drafted('missing' in about ? whole : about, { source: 'self_check', problem, deadline: null }),
    schoolName: name,
    ...NO_FIGURES,
  }
}

const countyItem = (key: string): string => (key.startsWith('item ') ? key.slice('item '.length) : '')

/** A line about one failing figure of the judgement, in the words and with the figures of that. */
async function failureOf(
  ctx: Context,
  { package: id, run }: { package: string; run: string | null },
  key: string,
): Promise<Drafted | null> {
  const { failures } = await failuresIn(ctx, { package: id, standard: STANDARD, ...(run && { run }) })
  const found = failures.find(
    ({ matter, indicator, stage, schoolCode }) => lineKey({ matter, indicator, stage, school_code: schoolCode } as never) === key,
  )
  if (!found) return null
  const {
    schoolName: name,
    value,
    threshold,
    gap,
    unit,
    problem,
    basis,
    requirement,
    closeStandard,
    scope,
    schoolCode,
    stage,
    standard,
    matter,
    indicator,
  } = found
  const about = { scope, schoolCode, stage, standard, matter, indicator }
  const words = { source: 'self_check', problem, basis, requirement, closeStandard, deadline: null } as const
  return { item: drafted(about, words), schoolName: name, value, threshold, gap, unit, runId: run }
}

/** An item nobody has looked through yet. */
function drafted(
  about: ReturnType<typeof subjectOf>,
  words: Pick<NewItem, 'source' | 'problem' | 'deadline'> & Partial<Pick<NewItem, 'basis' | 'requirement' | 'closeStandard'>>,
): NewItem {
  if ('missing' in about) throw new Problem('record.missing')
  const empty = {
    channel: null,
    sourceNumber: '',
    sourceDate: null,
    basis: '',
    chief: '',
    deputy: '',
    handler: '',
    units: [],
    requirement: '',
    closeStandard: '',
  }
  return { ...about, ...empty, level: 'general', funds: [], ...words }
}
