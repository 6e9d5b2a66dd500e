import { NewRun } from '@junheng/core/features/evaluation/runs/schema.ts'
import { STANDARD_KEYS } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { byItself } from '../../../background/by-itself.ts'
import type { Chore, Unattended } from '../../../background/clockwork.ts'
import { atomically } from '../../../db/database.ts'
import { adoptedProfile } from '../../standards/service.ts'
import { judgeRun } from './make-run.ts'
import * as queries from './queries.ts'

/** Every edition of a locked round gets its final runs by itself, within seconds, however it came to be. */
export const FINAL_RUNS: Chore = { name: 'final runs', everyMs: 2000, run: makeFinalRuns }

const AT_ONCE = 20
/** Minutes until the next attempt; after the last it is given up and said so on the page of runs. */
const RETRY_MINUTES = [1, 5, 20, 60]

/**
 * Makes the final runs that editions are owed: of each package of an edition (each basis that says something of its own), by both standards and the
 * profile the county has adopted. A run and the note that it was made are one transaction, so whoever is killed on the way leaves it owed.
 *
 * @returns how many were made
 */
export async function makeFinalRuns(given: Unattended): Promise<number> {
  const at = given.now().toISOString()
  await queries.noteOwed(given.db, STANDARD_KEYS, at)
  let made = 0
  for (const { name, is_demo, ...key } of await queries.owed(given.db, at, AT_ONCE)) {
    if (given.signal.aborted) return made
    if (await makeOne(given, { code: key.county_code, name, isDemo: is_demo }, key)) made++
  }
  return made
}

async function makeOne(
  given: Unattended,
  county: { code: string; name: string; isDemo: boolean },
  key: queries.OwedKey,
): Promise<boolean> {
  try {
    return await atomically(given.db, async (tx) => {
      if (!(await queries.takeOwed(tx, key))) return false
      const ctx = byItself({ ...given, db: tx }, county, given.now())
      const profile = await adoptedProfile(ctx)
      const asked = { source: key.package_id, standard: key.standard_key, ...(profile && { profile: profile.id }) }
      const { keep } = await judgeRun(ctx, NewRun.parse(asked))
      const { id } = await keep(tx)
      await queries.settleOwed(tx, key, { state: 'made', run_id: id, settled_at: given.now().toISOString(), reason: null })
      return true
    })
  } catch (error) {
    if (!given.signal.aborted) await noteFailure(given, key, error as Error)
    return false
  }
}

async function noteFailure({ db, log, now }: Unattended, key: queries.OwedKey, error: Error): Promise<void> {
  log.warn({ package: key.package_id, standard: key.standard_key, reason: error.message }, 'a final run could not be made')
  await atomically(db, async (tx) => {
    const held = await queries.takeOwed(tx, key)
    if (!held) return
    const wait = RETRY_MINUTES[held.attempts]
    const reason = error instanceof Problem ? error.message : '程序出错，原因记在运行日志里。'
    const settled = wait === undefined && ({ state: 'given_up', settled_at: now().toISOString() } as const)
    const due_at = new Date(now().getTime() + (wait ?? 0) * 60_000).toISOString()
    await queries.settleOwed(tx, key, { attempts: held.attempts + 1, reason, due_at, ...settled })
  })
}
