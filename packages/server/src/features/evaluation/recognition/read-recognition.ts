import type { Declaration, Recognition, RecognitionEntry } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { type CountyState, standingOf, statusActions } from '@junheng/core/features/evaluation/recognition/status-life.ts'
import type { Db } from '../../../db/database.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { summaryOf } from '../runs/run-view.ts'
import * as queries from './queries.ts'

/** Where the county stands, and everything written down about it, newest first. */
export async function readRecognition(ctx: Context, db: Db = ctx.db): Promise<Recognition> {
  const { code } = countyOf(ctx.actor)
  const entries = (await queries.entriesOf(db, code)).map(entryOf)
  const way = wayOf(entries)
  const { state, recognisedOn, steps } = standingOf(way)
  return {
    state,
    recognisedOn,
    since: steps.at(-1)?.on ?? null,
    actions: statusActions(state, ctx.actor.role, steps.length),
    basic: entries.findLast(({ kind }) => kind === 'basic') ?? null,
    monitoring: standingMonitoring(entries),
    entries: entries.toReversed(),
    declarations: await declarations(db, code),
  }
}

/** Where counties stand on the way to recognition, in one question; each has an answer. */
export async function countyStates(
  db: Db,
  counties: readonly string[],
): Promise<Map<string, { state: CountyState; recognisedOn: string | null }>> {
  const rows = counties.length === 0 ? [] : await queries.stepsOf(db, counties)
  const ways = Map.groupBy(rows, ({ county_code }) => county_code)
  return new Map(
    counties.map((code) => {
      const steps = (ways.get(code) ?? []).map(({ action, happened_on }) => ({ action: action!, on: happened_on }))
      const { state, recognisedOn } = standingOf(steps)
      return [code, { state, recognisedOn }]
    }),
  )
}

/** The steps of the county's way, oldest first. */
export const wayOf = (entries: readonly RecognitionEntry[]) =>
  entries.flatMap(({ action, on, number }) => (action === null ? [] : [{ action, on, number }]))

/** The newest entry of each year, the newest year first. */
function standingMonitoring(entries: readonly RecognitionEntry[]): RecognitionEntry[] {
  const byYear = new Map(entries.filter(({ kind }) => kind === 'monitoring').map((entry) => [entry.year!, entry]))
  return [...byYear.values()].sort((a, b) => b.year! - a.year!)
}

export function entryOf(row: queries.EntryRow): RecognitionEntry {
  const { number, kind, action, year, result, happened_on: on, doc_no: docNo, note, at, account_name: by } = row
  return { number, kind, action, year, result, on, docNo, note, at, by }
}

/** Newest first. */
async function declarations(db: Db, code: string): Promise<Declaration[]> {
  const rows = await queries.declarationsOf(db, code)
  if (rows.length === 0) return []
  const runs = new Map((await queries.runsOf(db, code)).map((run) => [run.run_id, run]))
  const receipts = Map.groupBy(await queries.receiptsOf(db, code), ({ number }) => number)
  return rows
    .map(({ number, run_id, declared_on: on, reason, at, account_name: by }) => ({
      number,
      run: summaryOf(runs.get(run_id)!),
      on,
      reason,
      at,
      by,
      receipts: (receipts.get(number) ?? []).map((receipt) => ({
        number: receipt.receipt,
        docNo: receipt.doc_no,
        file: receipt.file_name === null ? null : { name: receipt.file_name, sha256: receipt.sha256!, size: receipt.size! },
        at: receipt.at,
        by: receipt.account_name,
      })),
      isStanding: number === rows.length,
    }))
    .toReversed()
}
