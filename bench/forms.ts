import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { COUNTY_FILES } from '../packages/server/src/features/evaluation/forms/county-files.ts'
import { ensurePackage } from './generate.ts'
import { median, ours, run } from './measure.ts'
import { report } from './report.ts'

const RUNS = 5

/** 表Ⅰ—Ⅵ, the matrix, the shortfalls and all school tables (xlsx and docx) of a county of 300 schools, from the command line. */
export async function benchForms(cache: string): Promise<(boolean | null)[]> {
  const folder = ensurePackage(cache, 'county-300', { counties: 1, schools: 300, classes: 20 })
  const out = mkdtempSync(join(tmpdir(), 'junheng-bench-forms-'))
  try {
    const program = ours('evaluate', folder, '--brief', '--out', out, '--force')
    const runs = Array.from({ length: RUNS + 1 }, () => run(program, { memory: true })).slice(1)
    const written = runs[0]!.output().trim().split('\n').at(-1)!.trim()
    for (const file of COUNTY_FILES) console.log(`forms: ${file} ${(statSync(join(written, file)).size / 1e6).toFixed(2)} MB`)
    const common = { bench: 'forms', peer: null, judged: 'figure', runs: RUNS } as const
    return [
      report({
        ...common,
        what: 'forms, matrix, shortfalls and all school tables of 300 schools, whole process, median',
        unit: 's',
        ours: median(runs.map((r) => r.seconds)),
        target: 5,
      }),
      report({
        ...common,
        what: 'the same, highest resident memory',
        unit: 'GB',
        ours: Math.max(...runs.map((r) => r.peakBytes!)) / 1e9,
        target: 0.4,
      }),
    ]
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
