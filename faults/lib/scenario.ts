import type { Client } from './client.ts'
import type { Site } from './site.ts'

/** Something people do that must never be lost nor half done. */
export interface Scenario {
  /** As `--only` takes it. */
  name: string
  /** How many people do it at once. */
  writers: number
  /** Once for a site, before its first kill. */
  prepare: (stage: Stage) => Promise<Deed>
}

export interface Stage {
  site: Site
  /** The coordinator of the fictional county, signed in. */
  coordinator: Client
}

export interface Deed {
  /** Does it once, writing down each write at the desk. May look first: only `desk.write` changes something. */
  act: (desk: Desk) => Promise<void>
  /**
   * What the database holds of writes, by key: `whole` or `none`; anything else says in words what is half about it. A key left out
   * counts as `none`.
   */
  traces: (look: Look, keys: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** What is wrong with all of it together; empty when nothing is. */
  faults: (look: Look) => Promise<string[]>
}

export interface Desk {
  /** Which of the scenario's writers, from 0. */
  writer: number
  /** A key never used before. */
  key: () => string
  /** Makes one write and notes how it was answered; `key` says it by the answer where it cannot be known before. */
  write: <T>(key: string | ((result: T) => string), call: () => Promise<T>) => Promise<T>
}

/** Asks the database itself, past the program. */
export type Look = <Row extends object>(statement: string, values?: readonly unknown[]) => Promise<Row[]>

/** Traces from rows that say how often a write left each of its marks: once each is whole. */
export function marksOf(rows: readonly { key: string; marks: readonly number[] }[]): Map<string, string> {
  return new Map(rows.map(({ key, marks }) => [key, verdict(marks)]))
}

function verdict(marks: readonly number[]): string {
  if (marks.every((count) => count === 1)) return 'whole'
  return marks.every((count) => count === 0) ? 'none' : `its marks are there ${marks.join(', ')} times`
}
