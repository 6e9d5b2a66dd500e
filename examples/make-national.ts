/**
 * Writes `national/*.xlsx`: made-up exports of national systems for the fictional county, awkward on purpose. Nobody here has seen a real
 * export: titles and words follow standards/elements.json, the layouts are ours. `make-national.test.ts` holds the files to this script.
 *
 * Run: node_modules/node/bin/node examples/make-national.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Files } from './make/files.ts'
import { listFiles } from './make/national-lists.ts'
import { statisticsFiles } from './make/national-statistics.ts'
import { makeRows } from './make/package.ts'

/** Every export, by its path below `examples/`. */
export function madeExports(): Files {
  const rows = makeRows()
  return new Map([...statisticsFiles(rows), ...listFiles(rows)].map(([name, bytes]) => [`national/${name}`, bytes]))
}

if (import.meta.main) {
  for (const [path, bytes] of madeExports()) {
    const to = join(import.meta.dirname, path)
    mkdirSync(dirname(to), { recursive: true })
    writeFileSync(to, bytes)
  }
}
