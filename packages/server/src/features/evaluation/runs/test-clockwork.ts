// The program's own work in a process of its own, to be killed: DATABASE comes from the environment. Says a line when a judgement begins.
import { openClockwork } from '../../../background/clockwork.ts'
import { openPool } from '../../../db/database.ts'
import { FINAL_RUNS, makeFinalRuns } from './final-runs.ts'

const log = { info() {}, warn() {}, error() {} }
const run: typeof FINAL_RUNS.run = (given) =>
  makeFinalRuns({
    ...given,
    work: {
      ...given.work,
      run: (...asked) => {
        console.log('judging')
        return given.work.run(...asked)
      },
    },
  })
openClockwork(openPool(process.env['DATABASE'] ?? '', { max: 2 }), [{ ...FINAL_RUNS, everyMs: 50, run }], {
  now: () => new Date(),
  log,
})
