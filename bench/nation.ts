import { ensurePackage, nation } from './generate.ts'
import { alternate, median, ours, run, script } from './measure.ts'
import type { Peer } from './peer.ts'
import { report } from './report.ts'

const COUNTIES = 2900
const RUNS = 5
const STEPS = [1, 10, 100, 1000, COUNTIES] as const

/** All counties in one package: wall time against the peer, memory, and growth. */
export function benchNation(cache: string, peer: Peer | null): (boolean | null)[] {
  const folders = new Map(STEPS.map((counties) => [counties, ensurePackage(cache, `nation-${counties}`, nation(counties))]))
  const all = folders.get(COUNTIES)!
  const program = ours('evaluate', all, '--json', '--brief')
  const times = alternate(program, peer && script('DuckDB', 'bench/peer/duckdb-evaluate.ts', all, '--brief'), RUNS)
  const wall = report({
    bench: 'nation',
    what: 'evaluate --json --brief, 2 900 counties, ~200 000 sections, ~4.5 million classes, whole process, median',
    unit: 's',
    ours: median(times.a),
    peer: peer && { name: `DuckDB ${peer.version}`, value: median(times.b) },
    target: 0.6,
    judged: 'ratio',
    runs: RUNS,
  })
  const memory = report({
    bench: 'nation-memory',
    what: 'highest resident memory of the same',
    unit: 'GB',
    ours: run(program, { memory: true }).peakBytes! / 2 ** 30,
    peer: null,
    target: 1.5,
    judged: 'figure',
    runs: 1,
  })
  return [wall, memory, growth(folders)]
}

/** Seconds a county, start-up taken off: a nation may not cost more than half again what a hundred counties cost each. */
function growth(folders: ReadonlyMap<number, string>): boolean | null {
  const seconds = new Map<number, number>()
  for (const [counties, folder] of folders) {
    const program = ours('evaluate', folder, '--json', '--brief')
    seconds.set(counties, median(Array.from({ length: 3 }, () => run(program).seconds)))
  }
  const startUp = seconds.get(1)!
  const each = (counties: number) => (seconds.get(counties)! - startUp) / (counties - 1)
  for (const counties of STEPS) {
    const rate = counties === 1 ? '' : `, ${(each(counties) * 1000).toFixed(3)} ms a county above start-up`
    console.log(`  ${counties} counties: ${seconds.get(counties)!.toFixed(3)} s${rate}`)
  }
  return report({
    bench: 'nation-growth',
    what: 'time a county at 2 900 counties over time a county at 100, start-up taken off',
    unit: '×',
    ours: each(COUNTIES) / each(100),
    peer: null,
    target: 1.5,
    judged: 'figure',
    runs: 3,
  })
}
