import assert from 'node:assert/strict'
import { test } from 'node:test'
import { signIn } from '@junheng/core/features/access/contract.ts'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { seedDemo } from '../features/access/demo.ts'
import { httpScene } from './test-app.ts'

const passwords = { coordinator: 'Yunxi-river-2026', system_admin: 'Stone-bridge-77' }

test(
  'over a real connection, too large a file and a stranger both get their answer, not a broken line',
  httpScene(async ({ app, db }) => {
    await seedDemo(db, { passwords })
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
