/**
 * Writes the fictional county 澄溪区（示例）: `county/*.csv`, `county.zip` and `county-faulty.zip` beside this file. The bytes depend
 * on the seed alone; `make-county.test.ts` holds the committed files to them.
 *
 * Run: node_modules/node/bin/node examples/make-county.ts
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultyFiles } from './make/faulty.ts'
import { type Files, writeFolder, zipped } from './make/files.ts'
import { makeRows, packageFiles } from './make/package.ts'

/** Every file this script makes, by its path below `examples/`. */
export function madeFiles(): Files {
  const county = packageFiles(makeRows())
  return new Map([
    ...[...county].map(([name, bytes]) => [`county/${name}`, bytes] as const),
    ['county.zip', zipped(county)],
    ['county-faulty.zip', zipped(faultyFiles())],
  ])
}

if (import.meta.main) {
  const here = import.meta.dirname
  writeFolder(join(here, 'county'), new Map())
  for (const [path, bytes] of madeFiles()) writeFileSync(join(here, path), bytes)
}
