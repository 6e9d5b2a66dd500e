import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A program with its words, run from the repository's root. */
export interface Program {
  name: string
  command: string
  words: readonly string[]
}

export const ROOT = join(import.meta.dirname, '..')
export const NODE = join(ROOT, 'node_modules', 'node', 'bin', 'node')

export const ours = (...words: string[]): Program => ({
  name: 'junheng',
  command: join(ROOT, 'node_modules', '.bin', 'junheng'),
  words,
})
export const script = (name: string, path: string, ...words: string[]): Program => ({
  name,
  command: NODE,
  words: [join(ROOT, path), ...words],
})

export interface Run {
  seconds: number
  /** What it wrote to its standard output. */
  output: () => string
  /** Highest resident memory in bytes; null unless asked for. */
  peakBytes: number | null
}

/** Runs the whole process, its output going to a file, and times it from start to end. Fails loudly unless it exits with 0. */
export function run(program: Program, options: { memory?: boolean } = {}): Run {
  const stem = join(tmpdir(), `junheng-bench-${process.pid}`)
  const [outFile, peakFile] = [`${stem}.out`, `${stem}.peak`]
  const out = openSync(outFile, 'w')
  const start = performance.now()
  const done = spawnSync(program.command, program.words, {
    cwd: ROOT,
    stdio: ['ignore', out, 'pipe'],
    encoding: 'utf8',
    env: options.memory ? withPeak(peakFile) : process.env,
  })
  const seconds = (performance.now() - start) / 1000
  closeSync(out)
  const text = readFileSync(outFile, 'utf8')
  rmSync(outFile)
  if (done.status !== 0) {
    throw new Error(`${program.name} ended with ${done.status ?? done.signal ?? done.error}: ${done.stderr}${text.slice(-2000)}`)
  }
  const peakBytes = options.memory ? Number(readFileSync(peakFile, 'utf8')) : null
  if (options.memory) rmSync(peakFile)
  return { seconds, peakBytes, output: () => text }
}

/** One after the other, so that a busy moment of the machine meets both; first a warm-up of each that does not count. */
export function alternate(a: Program, b: Program | null, times: number): { a: number[]; b: number[] } {
  const result = { a: [] as number[], b: [] as number[] }
  run(a)
  if (b) run(b)
  for (let i = 0; i < times; i++) {
    result.a.push(run(a).seconds)
    if (b) result.b.push(run(b).seconds)
  }
  return result
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Nearest rank: the smallest value that at least this share of all values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((x, y) => x - y)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Has Node write its own highest resident memory when it ends; works through the launcher, which replaces itself with Node. */
function withPeak(file: string): NodeJS.ProcessEnv {
  const hook = join(ROOT, 'bench', 'peak-memory.ts')
  return {
    ...process.env,
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import=${hook}`.trim(),
    JUNHENG_BENCH_PEAK: file,
  }
}
