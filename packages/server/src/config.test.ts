import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isLoopback, plainWarning, serveConfig } from './config.ts'

test('said nothing, it serves this machine alone, in plain HTTP, from the default folder', () => {
  const config = serveConfig({}, { XDG_DATA_HOME: '/data', DATABASE_URL: '' })
  const { host, port, demo, tls, trustProxy, databaseUrl } = config
  assert.deepEqual(
    { host, port, demo, tls, trustProxy, databaseUrl },
    {
      host: '127.0.0.1',
      port: null,
      demo: false,
      tls: null,
      trustProxy: false,
      databaseUrl: null,
    },
  )
  assert.equal(plainWarning(config), null)
})

test('whoever serves a network in the clear is warned', () => {
  for (const host of ['0.0.0.0', '::', '192.168.1.2', 'bureau.example', '127.0.0.1.example']) {
    assert.match(plainWarning(serveConfig({ host }, {})) ?? '', /明文/, host)
    assert.equal(plainWarning(serveConfig({ host, 'trust-proxy': true }, {})), null)
  }
  for (const host of ['127.0.0.1', '127.8.8.8', '::1', 'localhost']) assert.ok(isLoopback(host), host)
})

test('a certificate needs its key, and both must be there', () => {
  assert.throws(() => serveConfig({ 'tls-cert': 'a.pem' }, {}), { code: 'serve.tls-incomplete' })
  assert.throws(() => serveConfig({ 'tls-cert': '/none/a.pem', 'tls-key': '/none/b.pem' }, {}), { code: 'serve.tls-unreadable' })
})

test('a port is a number from 0 to 65535', () => {
  assert.equal(serveConfig({ port: '0' }, {}).port, 0)
  for (const port of ['-1', '65536', '80.5', 'http', '']) assert.throws(() => serveConfig({ port }, {}), /端口/, port)
})
