import { setTimeout as sleep } from 'node:timers/promises'
import { type Book, deskOf, newBook } from './book.ts'
import { enter, Refused, Unanswered } from './client.ts'
import type { Deed, Scenario } from './scenario.ts'
import type { Site } from './site.ts'

export interface Running {
  scenario: Scenario
  deed: Deed
}

export async function prepared(site: Site, scenarios: readonly Scenario[]): Promise<Running[]> {
  const coordinator = await enter(site, 'coordinator')
  const running: Running[] = []
  for (const scenario of scenarios) running.push({ scenario, deed: await scenario.prepare({ site, coordinator }) })
  return running
}

/** Everybody writes until `stop`, whatever they are answered; `books` grow meanwhile, in the order of `running`. */
export function putToWork(running: readonly Running[]): { books: readonly Book[]; stop: () => Promise<void> } {
  const books = running.map(() => newBook())
  const phase = { over: false }
  const work = running.flatMap(({ scenario, deed }, i) =>
    Array.from({ length: scenario.writers }, (_, writer) => keepWriting(deed, books[i]!, writer, phase)),
  )
  const stop = async () => {
    phase.over = true
    await Promise.all(work)
  }
  return { books, stop }
}

async function keepWriting(deed: Deed, book: Book, writer: number, phase: { over: boolean }): Promise<void> {
  const desk = deskOf(book, writer)
  while (!phase.over) {
    try {
      await deed.act(desk)
    } catch (error) {
      if (error instanceof Refused && error.problem.status < 500) continue
      if (!(error instanceof Unanswered) && !(error instanceof Refused && error.problem.status === 503))
        book.unfit.push((error as Error).message)
      await sleep(50)
    }
  }
}

/** Waits, and is an error after `patience` ms. */
export async function until(isSo: () => boolean, patience: number): Promise<void> {
  const deadline = Date.now() + patience
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`nothing was acknowledged for ${patience / 1000} s`)
    await sleep(10)
  }
}
