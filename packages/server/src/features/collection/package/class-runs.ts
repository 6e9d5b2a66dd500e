import type { ClassOrder } from '@junheng/core/features/collection/class-names.ts'

/** Rows of one section that follow each other in the file: by run, its section, its first row, and what is known of its order. */
export interface ClassRuns {
  section: number[]
  firstRow: number[]
  rising: boolean[]
  /** Where its rows stand in the file as we would write them; 0…0 when they do not. */
  textFrom: number[]
  textTo: number[]
}

/** Of the whole file, by its sections. */
export type SeenOrder = Omit<ClassOrder, 'students'>

export const newRuns = (): ClassRuns => ({ section: [], firstRow: [], rising: [], textFrom: [], textTo: [] })

/** Adds rows that begin at `row`: a new run, or more of the last one, of whose order nothing is known then. */
export function addRun(runs: ClassRuns, section: number, row: number, rising: boolean, textFrom: number, textTo: number): void {
  const last = runs.section.length - 1
  if (runs.section[last] === section) {
    runs.rising[last] = false
    runs.textFrom[last] = runs.textTo[last] = 0
    return
  }
  runs.section.push(section)
  runs.firstRow.push(row)
  runs.rising.push(rising)
  runs.textFrom.push(rising ? textFrom : 0)
  runs.textTo.push(rising ? textTo : 0)
}

/** What is known of each section's rows: of one that is scattered over several runs, nothing. */
export function orderOf(runs: ClassRuns, sections: number): SeenOrder {
  const order = { rising: new Uint8Array(sections), textFrom: new Int32Array(sections), textTo: new Int32Array(sections) }
  const seen = new Uint8Array(sections)
  runs.section.forEach((section, run) => {
    const only = seen[section] === 0
    seen[section] = 1
    order.rising[section] = only && runs.rising[run] ? 1 : 0
    order.textFrom[section] = only ? runs.textFrom[run]! : 0
    order.textTo[section] = only ? runs.textTo[run]! : 0
  })
  return order
}
