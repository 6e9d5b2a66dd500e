import { Problem } from '@junheng/core/problems.ts'
import pg from 'pg'

/**
 * What a database that is away, overloaded or out of space is called to whoever asked; null for an error that is none of these. A connection cut
 * while something was being stored leaves open whether it was: only then the words say so.
 */
export function databaseTrouble(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null
  const code = String((error as { code?: unknown }).code ?? '')
  if (FULL.has(code)) return new Problem('storage.full', { retryAfter: 60 }, { cause: error })
  if (BUSY.has(code) || error.message === NO_CONNECTION_FREE)
    return new Problem('database.busy', { retryAfter: 5 }, { cause: error })
  const isAway = error instanceof pg.DatabaseError ? /^(?:57P0|08)/.test(code) : LINE_CUT.has(code) || CUT_OFF.test(error.message)
  return isAway ? new Problem('database.interrupted', { retryAfter: 5 }, { cause: error }) : null
}

/** disk_full, out_of_memory, io_error, and the same from the program's own writes. */
const FULL: ReadonlySet<string> = new Set(['53100', '53200', '58030', 'ENOSPC', 'EDQUOT'])

/** too_many_connections, deadlock_detected, serialization_failure, lock_not_available, query_canceled: all of it was undone. */
const BUSY: ReadonlySet<string> = new Set(['53300', '40P01', '40001', '55P03', '57014'])

const LINE_CUT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])

// The pool's and the client's own words; they have no code.
const NO_CONNECTION_FREE = 'timeout exceeded when trying to connect'
const CUT_OFF = /^Connection terminated|^Client has encountered a connection error|^Client was closed and is not queryable/
