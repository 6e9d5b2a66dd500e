import type { Db } from '../../db/database.ts'
import type { Log } from '../../http/context.ts'
import { type Deliverer, deliverNext } from './deliver.ts'
import * as queries from './outbox-queries.ts'

export interface Postman {
  /** Ends after the letters under way. */
  close: () => Promise<void>
}

interface PostmanOptions extends Deliverer {
  log: Log
  everyMs?: number
}

const EVERY_MS = 5000
/** After the mail server could not be reached no other letter is tried for so long. */
const SHUT_MS = 60_000
const KEPT_DAYS = 30
const DAY_MS = 24 * 3_600_000

/**
 * Sends what is due, about every five seconds, mail and robots side by side. Any number of processes may: a letter is claimed by one at a time.
 * Nothing it meets ends it.
 */
export function openPostman(db: Db, deliverer: PostmanOptions): Postman {
  const ways = [rounds(db, 'hook', deliverer)]
  if (deliverer.channels.mail) ways.push(rounds(db, 'mail', deliverer))
  return {
    close: async () => {
      await Promise.all(ways.map((way) => way.close()))
    },
  }
}

function rounds(db: Db, way: 'mail' | 'hook', deliverer: PostmanOptions): Postman {
  const { log, now, everyMs = EVERY_MS } = deliverer
  let timer: NodeJS.Timeout | undefined
  let isClosing = false
  let tidiedAt = 0

  async function round(): Promise<number> {
    try {
      if (way === 'hook' && now().getTime() - tidiedAt > DAY_MS) {
        tidiedAt = now().getTime()
        await queries.forget(db, new Date(tidiedAt - KEPT_DAYS * DAY_MS).toISOString())
      }
      while (!isClosing) {
        const outcome = await deliverNext(db, way, deliverer)
        if (outcome === null) return everyMs
        if (outcome === 'later' || outcome === 'never') log.warn({ way, outcome }, 'a letter was not sent')
        if (outcome === 'shut') {
          log.warn({ way }, 'no letters can be sent now')
          return SHUT_MS
        }
      }
      return everyMs
    } catch (error) {
      log.warn({ way, reason: (error as Error).message }, 'letters could not be sent')
      return SHUT_MS
    }
  }
  let running: Promise<void> = Promise.resolve()
  const next = () => {
    running = round().then((pause) => {
      if (!isClosing) timer = setTimeout(next, pause)
    })
  }
  next()
  return {
    close: async () => {
      isClosing = true
      clearTimeout(timer)
      await running
    },
  }
}
