/**
 * `npm run faults`: real servers, real writes, kill -9 at random moments (docs/keeping.md).
 *
 *     npm run faults -- [--rounds 200] [--only hand-in,sign-in] [--shape embedded|server] [--seed N]
 */
import { parseArgs } from 'node:util'
import { type Report, runRounds } from './lib/rounds.ts'
import { SCENARIOS } from './lib/scenarios.ts'
import { SHAPES } from './lib/site.ts'
import { tableOf } from './lib/table.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '200' },
    only: { type: 'string' },
    shape: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 100_000) },
  },
})
const only = values.only?.split(',')
const chosen = SCENARIOS.filter(({ name }) => !only || only.includes(name))
const shapes = SHAPES.filter((shape) => !values.shape || shape === values.shape)
const rounds = Math.ceil(Number(values.rounds) / shapes.length)
const seed = Number(values.seed)
if (chosen.length === 0 || shapes.length === 0 || !(rounds > 0) || !Number.isInteger(seed)) {
  console.error(
    `--only: ${SCENARIOS.map(({ name }) => name).join(', ')}; --shape: ${SHAPES.join(', ')}; --rounds and --seed: numbers`,
  )
  process.exit(2)
}
console.log(`seed ${seed}: ${rounds} rounds for each of ${shapes.join(', ')} with ${chosen.map(({ name }) => name).join(', ')}`)
const reports: Report[] = []
// Asked to stop, it finishes the round and says what there was.
let isOver = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isOver = true))
for (const shape of shapes) {
  if (isOver) break
  reports.push(
    await runRounds(chosen, { shape, rounds, seed, say: (line) => console.log(`${shape} ${line}`), isOver: () => isOver }),
  )
}
console.log(`\n${tableOf(reports)}`)
process.exit(reports.some(({ faults }) => faults.length > 0) ? 1 : 0)
