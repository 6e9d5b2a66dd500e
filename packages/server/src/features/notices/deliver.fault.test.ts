import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownDatabase } from '../../db/test-database.ts'
import { person, states, tell, withMail } from './test-people.ts'
import { headerOf, openSmtp } from './test-smtp.ts'

const PEOPLE = 12
const PATIENCE_MS = 30_000

test(
  'a postman killed between sending and marking loses no letter; what comes twice is known by its number',
  ownDatabase(async ({ db, urls }) => {
    for (let i = 0; i < PEOPLE; i++)
      await withMail(db, await person(db, 'filler', { school: '2199000001', from: '2000-01-01' }), `p${i}@example.com`)
    await tell(db, new Date(), { kind: 'reminder' })

    let postman: ChildProcess | null = null
    let kills = 0
    const server = await openSmtp({
      onData: (stream, session, done) => {
        let raw = ''
        stream.setEncoding('utf8')
        stream.on('data', (part: string) => {
          raw += part
        })
        stream.on('end', () => {
          server.posts.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
          // Every fourth letter is taken, and its sender dies before it can know.
          if (server.posts.length % 4 === 0 && kills < 3) {
            kills++
            postman?.kill('SIGKILL')
          }
          done()
        })
      },
    })
    const start = () =>
      spawn(process.execPath, [join(import.meta.dirname, 'test-postman.ts')], {
        env: { ...process.env, DATABASE: urls.app, SMTP_PORT: String(server.port), LEASE_MS: '300' },
        stdio: ['ignore', 'ignore', 'inherit'],
      })
    const until = Date.now() + PATIENCE_MS
    try {
      while (!(await states(db)).every((state) => state === 'sent')) {
        assert.ok(Date.now() < until, `after ${PATIENCE_MS} ms: ${await states(db)}`)
        if (postman === null || postman.signalCode !== null) postman = start()
        await sleep(50)
      }
    } finally {
      if (postman && postman.signalCode === null) {
        const ended = once(postman, 'exit')
        postman.kill('SIGKILL')
        await ended
      }
      await server.close()
    }
    assert.equal(kills, 3)
    const numbers = new Map<string, Set<string>>()
    for (const post of server.posts) {
      const [to = ''] = post.to
      numbers.set(to, (numbers.get(to) ?? new Set()).add(headerOf(post, 'message-id')))
    }
    assert.equal(numbers.size, PEOPLE)
    for (const [to, ids] of numbers) assert.equal(ids.size, 1, to)
    assert.equal(server.posts.length, PEOPLE + kills)
  }),
)
