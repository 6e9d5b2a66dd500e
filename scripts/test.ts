import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check/all.ts'
import { isTest, sourceFiles } from './check/source-files.ts'
import { runTests } from './test/run-tests.ts'
import { ensureSystemPackages } from './test/system-packages.ts'
import { closingLine, empty, isGood, sum, type Tally } from './test/tally.ts'

const root = join(import.meta.dirname, '..')
const logs = join(root, '.cache/test')
const began = Date.now()

/**
 * `npm test`: the checks of the sources, then all tests. Core and server run in one process, and after them, in another, the tests that kill
 * things; beside both, in two more, the browser journeys; they stand back, so that what is
 * done one after the other comes to its end. The last line counts everything.
 */
const { missing, why } = ensureSystemPackages(console.log)
const checks = await checked()
const files = sourceFiles(root).filter(isTest)
const isFault = (file: string) => file.endsWith('.fault.test.ts')
const isJourney = (file: string) => file.startsWith('e2e/') && !isFault(file)
const built = builtWeb()
const journeys = Promise.all(inHalves(files.filter(isJourney)).map((half, i) => run(`e2e-${i + 1}`, half, 5)))
const unit = await run(
  'unit',
  files.filter((file) => !isFault(file) && !isJourney(file)),
)
const faults = await run('faults', files.filter(isFault))
const total = sum([checks, built, unit, faults, ...(await journeys)])

for (const { name, message } of total.failed) console.log(`\nFAILED  ${name}${message ? `\n${indented(message)}` : ''}`)
console.log()
for (const { name, purpose } of missing) console.log(`missing on this machine: ${name} (${purpose}) — ${why}`)
for (const { name, reason } of total.skipped) console.log(`skipped ${name} — ${reason}`)
for (const { name } of total.failed) console.log(`failed  ${name}`)
if (!isGood(total) && total.failed.length === 0) console.log('failed  not one test was executed')
console.log(`in ${seconds(began)} s; logs in ${logs}`)
console.log(closingLine(total))
process.exitCode = isGood(total) ? 0 : 1

async function checked(): Promise<Tally> {
  const since = Date.now()
  const results = await runChecks(root)
  const failed = results
    .filter(({ passed }) => !passed)
    .map(({ name, output }) => ({ name: `check of ${name}`, message: output }))
  return told('checks', { passed: results.length - failed.length, failed, skipped: [] }, since)
}

/** Two halves that take about as long: the longest files dealt out in turn, back and forth. */
function inHalves(list: readonly string[]): string[][] {
  const halves: string[][] = [[], []]
  const longestFirst = list.toSorted((a, b) => statSync(join(root, b)).size - statSync(join(root, a)).size)
  for (const [i, file] of longestFirst.entries()) halves[[0, 1, 1, 0][i % 4]!]!.push(file)
  return halves
}

/** The browser journeys look at the built pages. */
function builtWeb(): Tally {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build-web.ts'], { cwd: root, encoding: 'utf8' })
  if (status === 0) return empty()
  return { passed: 0, failed: [{ name: 'build of the web', message: `${stdout}${stderr}` }], skipped: [] }
}

async function run(name: string, list: readonly string[], yields = 0): Promise<Tally> {
  const since = Date.now()
  return list.length === 0 ? empty() : told(name, await runTests(name, list, root, logs, undefined, yields), since)
}

function told(name: string, counted: Tally, since: number): Tally {
  console.log(`${name}: ${closingLine(counted)} in ${seconds(since)} s`)
  return counted
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(1)
}

/** Enough of a complaint to act on; the whole of it stands in the log. */
function indented(text: string): string {
  const lines = text.split('\n')
  const shown = lines.length > 60 ? [...lines.slice(0, 60), `… and ${lines.length - 60} lines more`] : lines
  return shown.map((line) => `    ${line}`).join('\n')
}
