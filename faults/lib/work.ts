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
      book.heard = (error as Error).message
      if (error instanceof Refused && error.problem.status < 500) continue
      if (!(error instanceof Unanswered) && !(error instanceof Refused && error.problem.status === 503))
        book.unfit.push((error as Error).message)
      await sleep(50)
    }
  }
}

/** Waits until every scenario has so many more acknowledged (or refused) than it had when asked. @throws Error that names who has not */
export async function untilEach(
  running: readonly Running[],
  books: readonly Book[],
  more: number,
  list: 'acknowledged' | 'refused' = 'acknowledged',
): Promise<void> {
  const before = books.map((book) => book[list].length)
  const deadline = Date.now() + PATIENCE
  for (;;) {
    const behind = running.filter((_, i) => books[i]![list].length < before[i]! + more)
    if (behind.length === 0) return
    if (Date.now() > deadline) {
      const heard = behind.map((one) => `${one.scenario.name} (heard: ${books[running.indexOf(one)]!.heard})`)
      throw new Error(`for ${PATIENCE / 1000} s nothing was ${list} of ${heard.join(', ')}`)
    }
    await sleep(10)
  }
}

/** A machine may be busy with other things. */
const PATIENCE = 100_000
