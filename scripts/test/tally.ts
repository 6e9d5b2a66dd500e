import { relative, resolve } from 'node:path'

/** What the reporter writes, a line each. `path` is the names of a test's groups and its own. */
export type TestEvent =
  | { type: 'queued'; name: string; file: string }
  | { type: 'passed'; path: string[]; file: string; isSuite: boolean; ms: number; skipped: string | null }
  | { type: 'failed'; path: string[]; file: string; isSuite: boolean; ms: number; message: string; onlyWithin?: boolean }
  | { type: 'ended' }

export interface Tally {
  passed: number
  failed: { name: string; message: string }[]
  skipped: { name: string; reason: string }[]
}

export const empty = (): Tally => ({ passed: 0, failed: [], skipped: [] })

/** Whole lines only: the last one of a killed process may be cut off. */
export function parseEvents(text: string): TestEvent[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return whole.split('\n').flatMap((line) => (line ? [JSON.parse(line) as TestEvent] : []))
}

/**
 * Counts what one test process reported. A file that does not load, holds no test or never reported counts as failed; a group
 * counts only when it failed by itself (a hook), for its tests are counted already.
 *
 * @param files the files the process was given, relative to `root`
 */
export function tally(events: readonly TestEvent[], files: readonly string[], root: string): Tally {
  const counted = empty()
  const seen = new Set<string>()
  for (const event of events) {
    if (event.type !== 'passed' && event.type !== 'failed') continue
    const file = relative(root, event.file)
    seen.add(file)
    const name = `${file}: ${event.path.join(' › ')}`
    // node:test lists a file without tests as one passed test of the file's own name.
    const isFile = event.path.length === 1 && resolve(root, event.path[0]!) === event.file
    if (event.type === 'failed') {
      if (!event.onlyWithin) counted.failed.push({ name: isFile ? `${file} did not load` : name, message: event.message })
    } else if (event.skipped !== null) counted.skipped.push({ name, reason: event.skipped })
    else if (isFile) counted.failed.push({ name: `${file} holds no test`, message: '' })
    else if (!event.isSuite) counted.passed += 1
  }
  for (const file of files) if (!seen.has(file)) counted.failed.push({ name: `${file} did not run`, message: '' })
  return counted
}

/** The names still open: queued, not finished. Empty with events present means only the end is missing. */
export function unfinished(events: readonly TestEvent[]): string[] {
  const open: string[] = []
  const key = (name: string, file: string) => `${file}: ${name}`
  for (const event of events) {
    if (event.type === 'queued') open.push(key(event.name, event.file))
    if ((event.type === 'passed' || event.type === 'failed') && event.path.length === 1) {
      const at = open.indexOf(key(event.path[0]!, event.file))
      if (at >= 0) open.splice(at, 1)
    }
  }
  return open
}

/** Seconds a file's tests took, longest first: a line each. */
export function slowest(events: readonly TestEvent[], root: string): string[] {
  const took = new Map<string, number>()
  for (const event of events) {
    if ((event.type === 'passed' || event.type === 'failed') && event.path.length === 1)
      took.set(event.file, (took.get(event.file) ?? 0) + event.ms)
  }
  const longestFirst = [...took].toSorted(([, a], [, b]) => b - a)
  return longestFirst.map(([file, ms]) => `${(ms / 1000).toFixed(1).padStart(7)} s  ${relative(root, file)}`)
}

export function sum(tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.flatMap(({ failed }) => failed),
    skipped: tallies.flatMap(({ skipped }) => skipped),
  }
}

/** The one closing line. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed.length} failed, ${skipped.length} skipped`

/** Nothing executed proves nothing. */
export const isGood = ({ passed, failed }: Tally): boolean => failed.length === 0 && passed > 0
