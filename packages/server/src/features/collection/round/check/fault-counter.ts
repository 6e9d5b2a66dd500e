import { openWork, type Work } from '../../../../background/work.ts'
import type { Db } from '../../../../db/database.ts'
import type { Log } from '../../../../http/context.ts'
import { findReturn } from '../return-queries.ts'
import * as queries from './check-queries.ts'
import { faultsOf } from './return-faults.ts'
import { keepCounts } from './submittable.ts'

export interface FaultCounter {
  close: () => Promise<void>
}

interface Options {
  now: () => Date
  log: Log
}

const EVERY_MS = 5000
/** Somebody who types saves every second or so; their return is counted once they pause. */
const LEFT_ALONE_MS = 4000
const AT_ONCE = 20

/**
 * Keeps the numbers of faults that boards show beside each return: whatever changed and was then left alone is checked, a few at a time and in a
 * thread of its own, so that nobody who saves or looks waits for it. Any number of processes may; nothing it meets ends it.
 */
export function openFaultCounter(db: Db, { now, log }: Options): FaultCounter {
  const work = openWork({ threads: 1 })
  const failed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let isClosing = false
  let running: Promise<void> = Promise.resolve()
  const next = () => {
    if (isClosing) return
    running = countFaults(db, work, now(), failed)
      .catch((error: Error) => {
        log.warn({ reason: error.message }, 'faults could not be counted')
        return 0
      })
      .then((counted) => {
        if (!isClosing) timer = setTimeout(next, counted === AT_ONCE ? 0 : EVERY_MS)
      })
  }
  running = queries
    .forgetCounts(db)
    .then(next, (error: Error) => log.warn({ reason: error.message }, 'faults could not be counted'))
  return {
    close: async () => {
      isClosing = true
      clearTimeout(timer)
      await work.close()
      await running
    },
  }
}

/**
 * Counts the faults of some returns that wait for it.
 *
 * @param failed what could not be checked at its revision is tried no more; added to
 * @returns how many were counted
 */
export async function countFaults(db: Db, work: Work, now: Date, failed: Set<string>): Promise<number> {
  const before = new Date(now.getTime() - LEFT_ALONE_MS).toISOString()
  let counted = 0
  for (const { county_code, county_name, return_id } of await queries.uncounted(db, before, AT_ONCE + failed.size)) {
    const row = await findReturn(db, county_code, return_id)
    if (!row || failed.has(`${return_id}@${row.revision}`)) continue
    try {
      await keepCounts(db, row, await faultsOf({ db, work, now }, county_name, row))
      counted++
    } catch (error) {
      failed.add(`${return_id}@${row.revision}`)
      throw error
    }
  }
  return counted
}
