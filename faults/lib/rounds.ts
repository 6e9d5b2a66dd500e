import { setTimeout as sleep } from 'node:timers/promises'
import { addTo, type Balance, type Book, balance, newBook } from './book.ts'
import { chainFaults, looking } from './look.ts'
import type { Scenario } from './scenario.ts'
import { openSite, type Shape, type Site, VICTIMS, type Victim } from './site.ts'
import { atWork, prepared, type Running, untilEach } from './work.ts'

export interface Rounds {
  shape: Shape
  rounds: number
  /** The same seed kills the same victims after the same pauses. */
  seed: number
  say?: (line: string) => void
  /** Asked before each round: whether to leave it at those done. */
  isOver?: () => boolean
}

export interface Report {
  shape: Shape
  rounds: number
  kills: Record<Victim, number>
  scenarios: (Balance & { name: string })[]
  /** What was wrong after a round, with its number. */
  faults: string[]
  entries: number
  seconds: number
}

/**
 * Lets people work, kills somebody at a random moment, starts again what ended, and holds what was answered against what is stored: after every round
 * its own writes and the audit chain, at the end all writes of all rounds.
 */
export async function runRounds(scenarios: readonly Scenario[], options: Rounds): Promise<Report> {
  const began = Date.now()
  const site = await openSite(options.shape)
  const random = randomFrom(options.seed)
  const kills = { program: 0, database: 0, both: 0 }
  const faults: string[] = []
  try {
    const running = await prepared(site, scenarios)
    const all = running.map(() => newBook())
    let round = 0
    while (round < options.rounds && !options.isOver?.()) {
      round += 1
      const victim = VICTIMS[Math.floor(random() * VICTIMS.length)]!
      kills[victim] += 1
      const books = await killedRound(site, running, victim, 60 + random() * 500).catch((error: unknown) => {
        faults.push(`round ${round} (${victim}): ${(error as Error).message}`)
        return null
      })
      // What was answered in the rounds before is still held against what is stored.
      if (books === null) break
      const wrong = [...(await chainFaults(site)), ...(await settled(site, running, books)).flatMap((b) => b.faults)]
      faults.push(...wrong.map((text) => `round ${round} (${victim}): ${text}`))
      for (const [i, book] of all.entries()) addTo(book, books[i]!)
      options.say?.(
        `round ${round}/${options.rounds} ${victim}: ${summary(books)}${wrong.length > 0 ? ` — ${wrong.length} WRONG` : ''}`,
      )
    }
    await site.recover()
    const final = await settled(site, running, all)
    faults.push(...(await chainFaults(site)))
    return {
      shape: options.shape,
      rounds: round,
      kills,
      scenarios: running.map(({ scenario }, i) => ({ name: scenario.name, ...final[i]! })),
      faults: [...new Set([...faults, ...final.flatMap((one) => one.faults)])],
      entries: await countEntries(site),
      seconds: Math.round((Date.now() - began) / 1000),
    }
  } finally {
    await site.close()
  }
}

/** @returns what was answered in this round, in the order of `running` */
async function killedRound(site: Site, running: readonly Running[], victim: Victim, pause: number): Promise<readonly Book[]> {
  return atWork(running, async (books) => {
    // A busy machine takes its time: the kill comes when something of every scenario was acknowledged and more is under way.
    await untilEach(running, books, 1)
    await sleep(pause)
    await site.kill(victim)
    await site.recover()
    // A program that lived on comes back to work by itself.
    if (site.shape === 'server' && victim === 'database') await untilEach(running, books, 1)
  })
}

/** What became of each book's writes, with everything that is wrong. */
export function settled(site: Site, running: readonly Running[], books: readonly Book[]): Promise<Balance[]> {
  return looking(site, async (look) => {
    const balances: Balance[] = []
    for (const [i, { scenario, deed }] of running.entries()) {
      const book = books[i]!
      const keys = [...book.acknowledged, ...book.unanswered, ...book.refused]
      const found = balance(book, await deed.traces(look, keys))
      const wrong = [...found.faults, ...(await deed.faults(look))]
      balances.push({ ...found, faults: wrong.map((text) => `${scenario.name}: ${text}`) })
    }
    return balances
  })
}

async function countEntries(site: Site): Promise<number> {
  const rows = await looking(site, (look) => look<{ n: number }>('select count(*)::int as n from audit_entry'))
  return rows[0]!.n
}

function summary(books: readonly Book[]): string {
  const sum = (list: 'acknowledged' | 'unanswered') => books.reduce((total, book) => total + book[list].length, 0)
  return `${sum('acknowledged')} acknowledged, ${sum('unanswered')} unanswered`
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
