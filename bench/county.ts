import { ensurePackage, ONE_COUNTY } from './generate.ts'
import { alternate, median, ours, script } from './measure.ts'
import type { Peer } from './peer.ts'
import { report } from './report.ts'

const RUNS = 15

/** One county, the whole process: what an officer waits for on the command line. */
export function benchCounty(cache: string, peer: Peer | null): (boolean | null)[] {
  const folder = ensurePackage(cache, 'county', ONE_COUNTY)
  const duckdb = peer && script('DuckDB', 'bench/peer/duckdb-evaluate.ts', folder)
  const times = alternate(ours('evaluate', folder, '--json'), duckdb, RUNS)
  return [
    report({
      bench: 'county',
      what: 'evaluate --json, 150 schools and 3 700 classes, whole process, median',
      unit: 's',
      ours: median(times.a),
      peer: peer && { name: `DuckDB ${peer.version}`, value: median(times.b) },
      target: 0.8,
      judged: 'ratio',
      runs: RUNS,
    }),
  ]
}
