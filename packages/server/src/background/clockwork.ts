import type { Db } from '../db/database.ts'
import type { Log } from '../http/context.ts'
import { openWork, type Work } from './work.ts'

/** What work that nobody waits for is given. */
export interface Unattended {
  db: Db
  /** A thread of its own, so that nobody who looks at a page waits for it. */
  work: Work
  log: Log
  now: () => Date
  /** Aborted when the program stops: what is under way is left, and done at the next start. */
  signal: AbortSignal
}

/** Something that is looked after every so often: what is due is done, and where nothing is due nothing happens. */
export interface Chore {
  name: string
  everyMs: number
  /** Must leave either all or nothing behind, and stand being done by several processes at once. */
  run: (given: Unattended) => Promise<unknown>
}

export interface Clockwork {
  /** Ends after what is under way was left or done. */
  close: () => Promise<void>
}

/** Looks after chores, one after another, for as long as the program runs. Nothing they meet ends it. */
export function openClockwork(db: Db, chores: readonly Chore[], { now, log }: { now: () => Date; log: Log }): Clockwork {
  const work = openWork({ threads: 1 })
  const leaving = new AbortController()
  const given: Unattended = { db, work, log, now, signal: leaving.signal }
  const nextAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  const turn = async () => {
    for (const { name, everyMs, run } of chores) {
      if (leaving.signal.aborted) return
      if ((nextAt.get(name) ?? 0) > performance.now()) continue
      await run(given).catch((error: Error) => {
        if (!leaving.signal.aborted) log.warn({ chore: name, reason: error.message }, 'a chore failed')
      })
      nextAt.set(name, performance.now() + everyMs)
    }
    if (!leaving.signal.aborted) timer = setTimeout(next, Math.min(...chores.map(({ everyMs }) => everyMs)))
  }
  let running: Promise<void> = Promise.resolve()
  const next = () => {
    running = turn()
  }
  next()
  return {
    close: async () => {
      leaving.abort()
      clearTimeout(timer)
      await running
      await work.close()
    },
  }
}
