import { join } from 'node:path'
import { runChecks } from './check/all.ts'

/** `npm run check`: types, style, import rules, length and words of every source file. */
const results = await runChecks(join(import.meta.dirname, '..'))
for (const { name, passed, output } of results) {
  if (!passed) console.log(`\n${output}`)
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}${passed && output ? ` (${output.split('\n').at(-1)})` : ''}`)
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
