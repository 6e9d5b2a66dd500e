import type {
  BasicRecord,
  MonitoringRecord,
  Recognition,
  StatusRecord,
} from '@junheng/core/features/evaluation/recognition/schema.ts'
import {
  COUNTY_STATE_NAMES,
  STATUS_LIFE,
  standingOf,
  statusActions,
} from '@junheng/core/features/evaluation/recognition/status-life.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Insertable } from 'kysely'
import { atomically, type Db, isDuplicate } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { todayOf } from '../../orgs/service.ts'
import * as queries from './queries.ts'
import { entryOf, readRecognition, wayOf } from './read-recognition.ts'
import type { RecognitionEntryTable } from './tables.ts'

const ASKED = { docNo: '文号', note: '说明' } as const

/**
 * Writes down one step of the county's way.
 *
 * @throws Problem recognition.not-allowed-now, recognition.lacks, recognition.in-future, recognition.too-early, record.changed
 */
export function recordStatus(ctx: Context, { action, on, docNo, note, seen }: StatusRecord): Promise<Recognition> {
  return written(ctx, seen, async (tx, entries) => {
    const { state, steps } = standingOf(wayOf(entries))
    const { zh, asks } = STATUS_LIFE[action]
    if (!statusActions(state, ctx.actor.role, steps.length).includes(action))
      throw new Problem('recognition.not-allowed-now', { state: COUNTY_STATE_NAMES[state], action: zh })
    const lacking = asks.filter((each) => ({ docNo, note })[each] === null).map((each) => ASKED[each])
    if (lacking.length > 0) throw new Problem('recognition.lacks', { names: lacking.join('、') })
    const last = steps.at(-1)
    if (action !== 'undo' && last && on < last.on) throw new Problem('recognition.too-early', { on: last.on })
    const after = standingOf([...wayOf(entries), { action, on, number: 0 }]).state
    await audit(tx, ctx, {
      verb: 'recognition.status',
      subject: countyOf(ctx.actor).code,
      subjectName: zh,
      before: { 状态: COUNTY_STATE_NAMES[state] },
      after: { 状态: COUNTY_STATE_NAMES[after], 日期: on, 文号: docNo },
      reason: note,
    })
    return { kind: 'status', action, happened_on: on, doc_no: docNo, note }
  })
}

/** @throws Problem recognition.in-future, record.changed */
export function recordBasic(ctx: Context, { on, docNo, note, seen }: BasicRecord): Promise<Recognition> {
  return written(ctx, seen, async (tx) => {
    const subject = countyOf(ctx.actor).code
    await audit(tx, ctx, { verb: 'recognition.basic', subject, after: { 认定日期: on, 文号: docNo }, reason: note })
    return { kind: 'basic', happened_on: on, doc_no: docNo, note }
  })
}

/** @throws Problem recognition.in-future, record.changed */
export function recordMonitoring(ctx: Context, { year, result, on, docNo, note, seen }: MonitoringRecord): Promise<Recognition> {
  return written(ctx, seen, async (tx) => {
    const subject = countyOf(ctx.actor).code
    const after = { 年度: year, 结果: result, 文号: docNo }
    await audit(tx, ctx, { verb: 'recognition.monitoring', subject, subjectName: String(year), after, reason: note })
    return { kind: 'monitoring', year, result, happened_on: on, doc_no: docNo, note }
  })
}

type Said = Pick<Insertable<RecognitionEntryTable>, 'kind' | 'happened_on' | 'doc_no' | 'note'> & Partial<RecognitionEntryTable>

/** Adds what `say` answers behind the last entry, unless others wrote since the caller looked. */
async function written(
  ctx: Context,
  seen: number,
  say: (tx: Db, entries: ReturnType<typeof entryOf>[]) => Promise<Said>,
): Promise<Recognition> {
  const { code } = countyOf(ctx.actor)
  try {
    return await atomically(ctx.db, async (tx) => {
      const entries = (await queries.entriesOf(tx, code)).map(entryOf)
      if (entries.length !== seen) throw new Problem('record.changed')
      const said = await say(tx, entries)
      if (said.happened_on > todayOf(ctx)) throw new Problem('recognition.in-future', { on: said.happened_on })
      await queries.addEntry(tx, {
        action: null,
        year: null,
        result: null,
        ...said,
        county_code: code,
        number: seen + 1,
        at: ctx.now.toISOString(),
        account_name: ctx.actor.displayName,
      })
      return readRecognition(ctx, tx)
    })
  } catch (error) {
    // Two wrote at the same moment.
    if (isDuplicate(error)) throw new Problem('record.changed')
    throw error
  }
}
