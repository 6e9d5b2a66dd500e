import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check/all.ts'
import { isTest, sourceFiles } from './check/source-files.ts'
import { runTests } from './test/run-tests.ts'
import { ensureSystemPackages } from './test/system-packages.ts'
import { closingLine, empty, isGood, sum, type Tally } from './test/tally.ts'

interface Batch {
  name: string
  files: readonly string[]
  /** How far it stands back on a busy machine, 0…19. */
  yields: number
}

const root = join(import.meta.dirname, '..')
const logs = join(root, '.cache/test')
const began = Date.now()

/**
 * `npm test`: the checks of the sources, then all tests, in batches, each a process of its own: core and server; the tests that kill things, in two
 * rows; the browser journeys, eight times a few. Three batches run side by side, the next as soon as one has ended; the journeys stand back, so that
 * what is done one after the other comes to its end. The last line counts everything.
 */
const { missing, why } = ensureSystemPackages(console.log)
const checks = await checked()
const files = sourceFiles(root).filter(isTest)
const isFault = (file: string) => file.endsWith('.fault.test.ts')
/** Of the whole program, not of one part of it: about half of the time the faults take. */
const isWhole = (file: string) => file.startsWith('faults/')
const isJourney = (file: string) => file.startsWith('e2e/') && !isFault(file)
const built = builtWeb()
const batches: Batch[] = [
  { name: 'unit', files: files.filter((file) => !isFault(file) && !isJourney(file)), yields: 0 },
  { name: 'faults-1', files: files.filter((file) => isFault(file) && isWhole(file)), yields: 0 },
  { name: 'faults-2', files: files.filter((file) => isFault(file) && !isWhole(file)), yields: 0 },
  ...dealtOut(files.filter(isJourney), 8).map((dealt, i) => ({ name: `e2e-${i + 1}`, files: dealt, yields: 5 })),
]
const total = sum([checks, built, ...(await sideBySide(batches, 3))])

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

/** Parts that take about as long: the longest files dealt out in turn, back and forth. */
function dealtOut(list: readonly string[], parts: number): string[][] {
  const dealt = Array.from({ length: parts }, (): string[] => [])
  const longestFirst = list.toSorted((a, b) => statSync(join(root, b)).size - statSync(join(root, a)).size)
  for (const [i, file] of longestFirst.entries()) {
    const at = i % (2 * parts)
    dealt[at < parts ? at : 2 * parts - 1 - at]!.push(file)
  }
  return dealt
}

/** Runs `width` batches at a time, in their order. */
async function sideBySide(waiting: readonly Batch[], width: number): Promise<Tally[]> {
  const queue = [...waiting]
  const tallies: Tally[] = []
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) tallies.push(await run(next))
  }
  await Promise.all(Array.from({ length: width }, work))
  return tallies
}

/** The browser journeys look at the built pages. */
function builtWeb(): Tally {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build-web.ts'], { cwd: root, encoding: 'utf8' })
  if (status === 0) return empty()
  return { passed: 0, failed: [{ name: 'build of the web', message: `${stdout}${stderr}` }], skipped: [] }
}

async function run({ name, files, yields }: Batch): Promise<Tally> {
  const since = Date.now()
  return files.length === 0 ? empty() : told(name, await runTests(name, files, root, logs, undefined, yields), since)
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
