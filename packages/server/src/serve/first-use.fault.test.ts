import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { test } from 'node:test'
import { signIn } from '@junheng/core/features/access/contract.ts'
import { inFolder, junheng, start } from './test-serve.ts'

const noOpenssl = spawnSync('openssl', ['version']).status === 0 ? false : 'no openssl: install Debian’s openssl'
const COUNTY = ['--county', '990109', '--county-name', '虚构县']

test('a real county begins with user init, works over HTTPS with Secure cookies, and never with --demo', {
  skip: noOpenssl,
}, async () => {
  await inFolder(async (dir) => {
    const init = await junheng(['user', 'init', ...COUNTY, '--json', '--data', dir])
    assert.equal(init.code, 0, init.stderr)
    const begun = JSON.parse(init.stdout) as { accounts: { name: string; password: string }[] }
    assert.equal(begun.accounts.length, 3)
    const again = await junheng(['user', 'init', ...COUNTY, '--data', dir])
    assert.equal(again.code, 3)
    assert.match(again.stderr, /已有账号/)
    assert.equal((await junheng(['user', 'init', '--county', '9901', '--data', dir])).code, 2)
    const demo = await junheng(['serve', '--demo', '--port', '0', '--data', dir])
    assert.equal(demo.code, 3)
    assert.match(demo.stderr, /真实区县的数据/)

    const [cert, key] = [join(dir, 'cert.pem'), join(dir, 'key.pem')]
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-days', '2']
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject], {
      stdio: 'ignore',
    })
    const server = await start(['--data', dir, '--tls-cert', cert, '--tls-key', key])
    assert.match(server.url, /^https:/)
    const { name, password } = begun.accounts[0]!
    const reply = await post(`${server.url}${signIn.path}`, { account: name, password }, readFileSync(cert, 'utf8'))
    assert.equal(reply.status, 200, reply.text)
    assert.match(reply.cookie, /; Secure/)
    assert.equal(JSON.parse(reply.text).pending, 'new-password')
    await server.stop('SIGTERM')
    assert.ok(!readFileSync(join(dir, 'junheng.log'), 'utf8').includes(password))
  })
})

test('a demonstration takes in no real county', async () => {
  await inFolder(async (dir) => {
    const server = await start(['--demo', '--data', dir])
    const add = await junheng(['user', 'add', 'wang', '--role', 'leader', ...COUNTY, '--data', dir])
    assert.equal(add.code, 3)
    assert.match(add.stderr, /示例数据/)
    await server.stop('SIGTERM')
  })
})

function post(url: string, body: unknown, ca: string): Promise<{ status: number; cookie: string; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', ca, headers: { 'content-type': 'application/json' } }, (reply) => {
      let text = ''
      reply.on('data', (chunk) => {
        text += chunk
      })
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, cookie: String(reply.headers['set-cookie']), text }))
    })
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
}
