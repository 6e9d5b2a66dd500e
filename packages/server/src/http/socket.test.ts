import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signIn } from '@junheng/core/features/access/contract.ts'
import { checkPackage, handInPackage } from '@junheng/core/features/collection/contract.ts'
import { strToU8, zipSync } from 'fflate'
import { openWork, type Work } from '../background/work.ts'
import { seedDemo } from '../features/access/demo.ts'
import { httpScene } from './test-app.ts'

/** A package big enough that checking it is still under way when its bearer leaves. */
function slowPackage(): Uint8Array<ArrayBuffer> {
  const rows = Array.from({ length: 150_000 }, (_, i) => `${i % 9973},primary,${(i % 6) + 1},${i}班,${(i * 7919) % 61}`)
  return new Uint8Array(
    zipSync({ 'schools.csv': strToU8('school_code\n'), 'classes.csv': strToU8(`${HEADER}${rows.join('\n')}`) }),
  )
}
const HEADER = 'school_code,stage,grade,class_name,students\n'

const passwords = { coordinator: 'Yunxi-river-2026', system_admin: 'Stone-bridge-77', audit_admin: 'Quiet-ledger-41' }

test(
  'over a real connection, too large a file and a stranger both get their answer, not a broken line',
  httpScene(async ({ app, db, clock }) => {
    await seedDemo(db, { passwords, now: clock.now })
    const url = await app.http.listen({ host: '127.0.0.1', port: 0 })
    const body = JSON.stringify({ account: 'coordinator', password: passwords.coordinator })
    const reply = await fetch(url + signIn.path, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    const { csrfToken } = signIn.reply.parse(await reply.json())
    const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
    const send = async (headers: Record<string, string>, bytes: Uint8Array<ArrayBuffer>) => {
      const form = new FormData()
      form.set('file', new Blob([bytes]), 'county.zip')
      const refused = await fetch(url + handInPackage.path, { method: 'POST', headers, body: form })
      return ((await refused.json()) as { code: string }).code
    }
    const large = new Uint8Array(60 * 1024 * 1024)
    large.set([0x50, 0x4b, 3, 4])
    assert.equal(await send({ cookie, 'x-csrf-token': csrfToken }, large), 'upload.too-large')
    assert.equal(await send({}, large), 'access.not-signed-in')
    assert.equal(await send({ cookie, 'x-csrf-token': csrfToken }, new Uint8Array([1, 0, 2])), 'upload.wrong-kind')
  }),
)

/** The real threads, listened to: when a job is handed over, and how it ended. */
function overheard(): { work: Work; begun: Promise<void>; ended: Promise<string> } {
  const work = openWork({ threads: 1 })
  const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()]
  const run: Work['run'] = (job, input, signal, tell) => {
    const answer = work.run(job, input, signal, tell)
    answer.then(
      () => ended.resolve('done'),
      (error: { code?: string }) => ended.resolve(error.code ?? String(error)),
    )
    begun.resolve()
    return answer
  }
  return { work: { ...work, run }, begun: begun.promise, ended: ended.promise }
}

const heard = overheard()

test(
  'who leaves while a file is being checked ends the work, and the next one is served',
  httpScene(
    async ({ app, db, clock }) => {
      await seedDemo(db, { passwords, now: clock.now })
      const url = await app.http.listen({ host: '127.0.0.1', port: 0 })
      const body = JSON.stringify({ account: 'coordinator', password: passwords.coordinator })
      const reply = await fetch(url + signIn.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body,
      })
      const { csrfToken } = signIn.reply.parse(await reply.json())
      const headers = { cookie: reply.headers.get('set-cookie')?.split(';')[0] ?? '', 'x-csrf-token': csrfToken }
      const form = new FormData()
      form.set('file', new Blob([slowPackage()]), 'county.zip')
      const leaving = new AbortController()
      const asked = fetch(url + checkPackage.path, { method: 'POST', headers, body: form, signal: leaving.signal })
      void heard.begun.then(() => leaving.abort())
      await assert.rejects(asked, { name: 'AbortError' })
      assert.equal(await heard.ended, 'work.left')
      while (app.uploads.open > 0) await new Promise((next) => setTimeout(next, 5))
      assert.equal((await app.http.inject({ url: '/healthz' })).statusCode, 200)
      await heard.work.close()
    },
    { work: heard.work },
  ),
)
