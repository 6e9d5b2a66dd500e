// Reminders in a process of their own, to be killed: DATABASE and NOW come from the environment. Says a line when they are written and not yet durable.
import { openClockwork } from '../../../background/clockwork.ts'
import { type Db, openPool } from '../../../db/database.ts'
import { REMINDERS } from './reminders.ts'

const log = { info() {}, warn: console.error, error: console.error }
const now = new Date(process.env['NOW'] ?? '')

/** Stops for a moment where a program that is killed would leave half of its work. */
const slow = (db: Db): Db =>
  new Proxy(db, {
    get(target, key) {
      if (key !== 'transaction') {
        const value: unknown = Reflect.get(target, key, target)
        return typeof value === 'function' ? value.bind(target) : value
      }
      return () => ({
        execute: (work: (tx: unknown) => Promise<unknown>) =>
          target.transaction().execute(async (tx) => {
            const result = await work(tx)
            console.log(`written ${result}`)
            await new Promise((resolve) => setTimeout(resolve, Number(process.env['PAUSE'] ?? 0)))
            return result
          }),
      })
    },
  })

const db = slow(openPool(process.env['DATABASE'] ?? '', { max: 2 }))
openClockwork(db, [{ ...REMINDERS, everyMs: 50, run: (given) => REMINDERS.run({ ...given, db }) }], { now: () => now, log })
