import { test } from 'node:test'
import { atomically } from '../../db/database.ts'
import { ownDatabase } from '../../db/test-database.ts'
import { countTry, forgive, forgiveTry } from './throttle.ts'

const now = new Date('2026-11-02T01:00:00.000Z')
const address = '10.0.0.7'

for (const [what, undo] of [
  ['signed in', forgive],
  ['with a code still to come', forgiveTry],
] as const) {
  test(
    `one name tried from one place by several at once, ${what}: nobody waits for somebody who waits for him`,
    ownDatabase(async ({ db }) => {
      const people = Array.from({ length: 4 }, async () => {
        for (let i = 0; i < 40; i++) {
          await countTry(db, 'zhang', { now, address })
          await atomically(db, (tx) => undo(tx, 'zhang', address))
        }
      })
      await Promise.all(people)
    }),
  )
}

test(
  'a name forgiven from elsewhere while it is being tried is tried all the same',
  ownDatabase(async ({ db }) => {
    const trying = async () => {
      for (let i = 0; i < 60; i++) await countTry(db, 'li', { now, address: '' }).catch(unlessLocked)
    }
    const forgiving = async () => {
      for (let i = 0; i < 200; i++) await forgive(db, 'li')
    }
    await Promise.all([trying(), trying(), forgiving(), forgiving()])
  }),
)

function unlessLocked(error: { code?: string }): void {
  if (error.code !== 'access.locked') throw error
}
