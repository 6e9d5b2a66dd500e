import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { gunzipSync, gzipSync } from 'node:zlib'
import fastifyMultipart from '@fastify/multipart'
import Fastify from 'fastify'
import { replyWithProblems } from './error-reply.ts'
import { secureHeaders } from './security-headers.ts'
import { serveWeb } from './static-web.ts'
import { httpScene } from './test-app.ts'

async function site(
  https: boolean,
  built: boolean,
  body: (get: (url: string, encoding?: string) => Promise<Answer>) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-web-'))
  const http = Fastify({ trustProxy: true })
  try {
    if (built) {
      mkdirSync(join(folder, 'assets'))
      writeFileSync(join(folder, 'index.html'), '<!doctype html><title>均衡</title>')
      writeFileSync(join(folder, 'assets/main-Ab12Cd34.js'), 'export {}')
      writeFileSync(join(folder, 'assets/main-Ab12Cd34.js.gz'), gzipSync('export {}'))
      writeFileSync(join(folder, 'index.html.gz'), gzipSync('<!doctype html><title>均衡</title>'))
    }
    replyWithProblems(http)
    secureHeaders(http)
    await http.register(fastifyMultipart)
    await serveWeb(http, folder)
    await body(async (url, encoding = 'identity') => {
      const asked = { accept: '*/*', 'accept-encoding': encoding, 'x-forwarded-proto': https ? 'https' : 'http' }
      const { statusCode, headers, body, rawPayload } = await http.inject({ url, headers: asked })
      return { statusCode, headers, body, bytes: rawPayload }
    })
  } finally {
    await http.close()
    rmSync(folder, { recursive: true })
  }
}

interface Answer {
  statusCode: number
  headers: Record<string, unknown>
  body: string
  bytes: Buffer
}

test('an address of the web is the app itself, a hashed file is kept for ever, the page never', () =>
  site(false, true, async (get) => {
    const page = await get('/packages/12/evaluation?standard=x')
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /均衡/)
    assert.equal(page.headers['cache-control'], 'no-cache')
    const script = await get('/assets/main-Ab12Cd34.js')
    assert.match(String(script.headers['cache-control']), /immutable/)
    assert.match(String(script.headers['content-type']), /javascript/)
  }))

test('what was packed beforehand is sent packed to whoever takes it, with the type and the lifetime of what is inside', () =>
  site(false, true, async (get) => {
    const script = await get('/assets/main-Ab12Cd34.js', 'gzip, br')
    assert.equal(script.headers['content-encoding'], 'gzip')
    assert.match(String(script.headers['content-type']), /javascript/)
    assert.match(String(script.headers['cache-control']), /immutable/)
    assert.equal(gunzipSync(script.bytes).toString(), 'export {}')
    const page = await get('/matrix', 'gzip')
    assert.equal(page.headers['content-encoding'], 'gzip')
    assert.match(String(page.headers['content-type']), /html/)
    assert.equal(page.headers['cache-control'], 'no-cache')
    assert.match(gunzipSync(page.bytes).toString(), /均衡/)
    assert.equal((await get('/assets/main-Ab12Cd34.js')).headers['content-encoding'], undefined)
  }))

test('an unknown API address and a missing file are 404 in words, never the page', () =>
  site(false, true, async (get) => {
    for (const url of ['/api/nothing', '/assets/gone-12345678.js', '/../../etc/passwd.txt', '/%2e%2e/%2e%2e/package.json']) {
      const reply = await get(url)
      assert.ok(reply.statusCode === 404 || reply.statusCode === 403, `${url}: ${reply.statusCode}`)
      assert.doesNotMatch(reply.body, /doctype/)
    }
  }))

test('without a built web a page says how to make it', () =>
  site(false, false, async (get) => {
    const page = await get('/')
    assert.equal(page.statusCode, 503)
    assert.match(page.body, /网页还没有生成/)
  }))

test('every reply forbids frames, foreign scripts and guessing of types; HTTPS is insisted on where it is spoken', async () => {
  for (const https of [false, true]) {
    await site(https, true, async (get) => {
      for (const url of ['/', '/api/nothing', '/assets/main-Ab12Cd34.js']) {
        const { headers } = await get(url)
        assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/)
        assert.doesNotMatch(String(headers['content-security-policy']), /script-src|unsafe-eval/)
        assert.equal(headers['x-content-type-options'], 'nosniff')
        assert.equal('strict-transport-security' in headers, https)
      }
    })
  }
})

test(
  'the health address answers anyone and tells nothing',
  httpScene(async ({ app }) => {
    const reply = await app.http.inject({ url: '/healthz' })
    assert.equal(reply.statusCode, 200)
    assert.deepEqual(reply.json(), { status: 'ok' })
  }),
)
