import { randomUUID } from 'node:crypto'
import { Refused, Unreached } from './client.ts'
import type { Desk } from './scenario.ts'

/** How each write of a scenario was answered, by its key. */
export interface Book {
  acknowledged: string[]
  /** No answer, or one that says it is not known whether it was done. */
  unanswered: string[]
  refused: string[]
  /** Answers nobody should get: an internal error, or no problem reply. */
  unfit: string[]
  /** What was heard last instead of an acknowledgement. */
  heard: string
}

export const newBook = (): Book => ({ acknowledged: [], unanswered: [], refused: [], unfit: [], heard: '' })

export function addTo(book: Book, more: Book): void {
  for (const list of ['acknowledged', 'unanswered', 'refused', 'unfit'] as const) book[list].push(...more[list])
}

export function deskOf(book: Book, writer: number): Desk {
  return {
    writer,
    key: () => `k-${randomUUID()}`,
    async write(key, call) {
      try {
        const result = await call()
        book.acknowledged.push(typeof key === 'string' ? key : key(result))
        return result
      } catch (error) {
        noteFailure(book, typeof key === 'string' ? key : 'not known', error)
        throw error
      }
    },
  }
}

/** Whoever calls notes what is unfit: it may come of looking, too. */
function noteFailure(book: Book, key: string, error: unknown): void {
  if (error instanceof Unreached) return
  const said = error instanceof Refused ? error.problem : null
  const isSure = said !== null && said.status !== 500 && said.code !== 'database.interrupted'
  book[isSure ? 'refused' : 'unanswered'].push(key)
}

/** What became of a book's writes. */
export interface Balance {
  acknowledged: number
  unanswered: number
  /** Of the unanswered, those that were done all the same. */
  done: number
  refused: number
  faults: string[]
}

/** Holds what was answered against what is stored. */
export function balance(book: Book, traces: ReadonlyMap<string, string>): Balance {
  const traceOf = (key: string) => traces.get(key) ?? 'none'
  const faults = [
    ...book.unfit.map((text) => `unfit answer: ${text}`),
    ...book.acknowledged.filter((key) => traceOf(key) === 'none').map((key) => `lost although acknowledged: ${key}`),
    ...book.refused.filter((key) => traceOf(key) !== 'none').map((key) => `there although refused: ${key}`),
    ...[...book.acknowledged, ...book.unanswered]
      .filter((key) => !['whole', 'none'].includes(traceOf(key)))
      .map((key) => `half: ${key}: ${traceOf(key)}`),
  ]
  return {
    acknowledged: book.acknowledged.length,
    unanswered: book.unanswered.length,
    done: book.unanswered.filter((key) => traceOf(key) === 'whole').length,
    refused: book.refused.length,
    faults,
  }
}
