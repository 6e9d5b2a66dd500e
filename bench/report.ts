import { availableParallelism, cpus } from 'node:os'

/** One figure beside the peer's, with the line it is to keep. */
export interface Figure {
  bench: string
  /** What was measured, for a reader. */
  what: string
  unit: 's' | 'ms' | 'GB' | '×'
  ours: number
  peer: { name: string; value: number } | null
  /** At most this; of the ratio where there is a peer to compare with, else of our figure. */
  target: number
  /** `ratio`: ours ÷ peer. `figure`: ours alone. */
  judged: 'ratio' | 'figure'
  runs: number
}

export const MACHINE = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, ${process.platform}-${process.arch}`

/** Prints the figure for a person and as one line of JSON. @returns whether it keeps its line; null when the peer is missing */
export function report(figure: Figure): boolean | null {
  const ratio = figure.peer ? figure.ours / figure.peer.value : null
  const measured = figure.judged === 'ratio' ? ratio : figure.ours
  const ok = measured === null ? null : measured <= figure.target
  const against = figure.peer ? `, ${figure.peer.name} ${shown(figure.peer.value)} ${figure.unit}, ratio ${shown(ratio!)}` : ''
  const line = figure.judged === 'ratio' ? `ratio ≤ ${figure.target}` : `≤ ${figure.target} ${figure.unit}`
  const word = ok === null ? 'not compared (peer missing)' : ok ? 'kept' : 'MISSED'
  console.log(`${figure.bench}: ${figure.what}`)
  console.log(
    `  ours ${shown(figure.ours)} ${figure.unit}${against} · target ${line}: ${word} · ${figure.runs} runs · ${MACHINE}`,
  )
  console.log(JSON.stringify({ ...figure, ratio, ok, machine: MACHINE }))
  return ok
}

const shown = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3))
