import { closeSync, existsSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs'
import pg from 'pg'
import { type DestinationStream, type Logger, pino } from 'pino'

/** Fastify takes it as `loggerInstance`. */
export type Log = Logger

const LARGEST_FILE = 20 * 1024 * 1024

/**
 * JSON lines that say what happened and never what about: no bodies, query strings, headers, cookies or rows. Give events ids and
 * counts. Errors are logged under the key `err`.
 */
export function openLog(destination: DestinationStream): Log {
  return pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: error, req: request, res: reply } },
    destination,
  )
}

/**
 * A log file that stays under 20 MB: the full one is kept as `.1`, the one before it goes. Readable by its owner alone. Where there is no room for a
 * line, the line is lost and counted: what people do must not fail for being logged.
 */
export function logFile(file: string, largest: number = LARGEST_FILE): DestinationStream {
  let handle = openSync(file, 'a', 0o600)
  let size = fstatSync(handle).size
  let lost = 0
  return {
    write(line: string) {
      try {
        if (lost > 0) size += writeSync(handle, `{"level":40,"lost":${lost},"msg":"lines of this log were lost"}\n`)
        lost = 0
        keep(line)
      } catch {
        lost += 1
      }
    },
  }

  function keep(line: string) {
    if (size > largest && existsSync(file)) {
      renameSync(file, `${file}.1`)
      const full = handle
      handle = openSync(file, 'a', 0o600)
      closeSync(full)
      size = 0
    }
    size += writeSync(handle, line)
  }
}

interface Failure {
  type: string
  message: string
  code?: unknown
  stack?: string
}

/** The database's own words can quote values (`invalid input syntax for type date: "…"`), so only its code and the place remain. */
function error(thrown: unknown): Failure {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: 'not an Error' }
  const frames = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
  const message =
    thrown instanceof pg.DatabaseError
      ? `database error ${thrown.code} ${thrown.constraint ?? thrown.table ?? ''}`.trim()
      : thrown.message
  const code = (thrown as { code?: unknown }).code
  return { type: thrown.name, message, ...(code === undefined ? {} : { code }), stack: frames }
}

function request(of: { id?: unknown; method?: unknown; url?: unknown }) {
  return { method: of.method, path: String(of.url ?? '').split('?')[0] }
}

function reply(of: { statusCode?: unknown }) {
  return { status: of.statusCode }
}
