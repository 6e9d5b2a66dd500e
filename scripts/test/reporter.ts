import { appendFileSync } from 'node:fs'
import type { TestEvent } from './tally.ts'

/** The fields of node:test's events that are used here; its own types leave most of them out. */
interface Source {
  type: string
  data?: {
    name?: string
    nesting?: number
    file?: string
    skip?: string | boolean
    todo?: string | boolean
    details?: { type?: string; duration_ms?: number; error?: Error & { failureType?: string; cause?: unknown } }
  }
}

const out = process.env['JUNHENG_TEST_EVENTS']

/**
 * A reporter for `node --test` that writes each event at once to the file `JUNHENG_TEST_EVENTS` names. Written synchronously,
 * so that what happened before a crash or a `process.exit` is known.
 */
export default async function* reporter(source: AsyncIterable<Source>): AsyncGenerator<string> {
  if (!out) throw new Error('JUNHENG_TEST_EVENTS is not set')
  const names: string[] = []
  const write = (event: TestEvent) => appendFileSync(out, `${JSON.stringify(event)}\n`)
  for await (const { type, data } of source) {
    const [name, nesting, file] = [data?.name ?? '', data?.nesting ?? 0, data?.file ?? '']
    if (type === 'test:enqueue' && nesting === 0) write({ type: 'queued', name, file })
    if (type === 'test:start') names.splice(nesting, names.length, name)
    if (type === 'test:pass' || type === 'test:fail') {
      const { details, skip, todo } = data ?? {}
      const place = {
        path: [...names.slice(0, nesting), name],
        file,
        isSuite: details?.type === 'suite',
        ms: details?.duration_ms ?? 0,
      }
      const skipped = typeof skip === 'string' ? skip : skip ? 'no reason given' : null
      if (todo !== undefined && todo !== false) write({ type: 'failed', ...place, message: 'marked as still to be done' })
      else if (type === 'test:pass') write({ type: 'passed', ...place, skipped })
      else
        write({
          type: 'failed',
          ...place,
          message: messageOf(details?.error),
          onlyWithin: details?.error?.failureType === 'subtestsFailed',
        })
    }
    // Comes once for each file where files are isolated, and in the end once for all, without a file.
    if (type === 'test:summary' && !data?.file) write({ type: 'ended' })
  }
  yield ''
}

/** The error a test threw, with its stack; node:test wraps it. */
function messageOf(error: (Error & { cause?: unknown }) | undefined): string {
  const thrown = error?.cause ?? error
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}
