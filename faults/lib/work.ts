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

/**
 * Everybody writes while `meanwhile` goes on, whatever they are answered, and has stopped when this returns.
 *
 * @returns how their writes were answered, in the order of `running`; `meanwhile` sees it grow
 */
export async function atWork(
  running: readonly Running[],
  meanwhile: (books: readonly Book[]) => Promise<void>,
): Promise<readonly Book[]> {
  const books = running.map(() => newBook())
  const phase = { over: false }
  const work = running.flatMap(({ scenario, deed }, i) =>
    Array.from({ length: scenario.writers }, (_, writer) => keepWriting(deed, books[i]!, writer, phase)),
  )
  try {
    await meanwhile(books)
  } finally {
    phase.over = true
    await Promise.all(work)
  }
  return books
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
