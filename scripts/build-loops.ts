import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { compiled, GENERATED, hasCompiler, LOOPS } from './build-loops/compile.ts'

/**
 * Compiles the loops over bytes (`packages/server/loops`) to the module the server loads: run it after changing them. Their compiler is
 * fetched the first time, into a folder of its own: nobody else needs it.
 *
 * Run: node_modules/node/bin/node scripts/build-loops.ts
 */
if (!hasCompiler())
  spawnSync('npm', ['install', '--no-audit', '--no-fund', '--no-package-lock'], { cwd: LOOPS, stdio: 'inherit' })
writeFileSync(GENERATED, await compiled())
