import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { test } from 'node:test'
import { ROLES } from '@junheng/core/features/access/roles.ts'
import { noBrowser, openBrowser } from './lib/browser.ts'
import { readLines, startServer } from './lib/server.ts'

test('serve becomes ready, answers on /healthz and ends cleanly', async () => {
  const server = await startServer()
  try {
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200)
    assert.deepEqual([...server.accounts.keys()], [...ROLES])
  } finally {
    assert.equal(await server.stop(), 0)
  }
  assert.equal(existsSync(server.data), false, 'its folder is removed with it')
})

test('the first page asks for account and password, in Chinese, without an error in the console', {
  skip: noBrowser,
}, async () => {
  const server = await startServer()
  const { context, close } = await openBrowser()
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(server.url)
    await page.getByLabel('账号').waitFor()
    await page.getByLabel('密码').waitFor()
    await page.getByRole('button', { name: /登\s*录/ }).waitFor()
    assert.deepEqual(complaints, [])
  } finally {
    await close()
    await server.stop()
  }
})

test('the browser helper draws Chinese text', { skip: noBrowser }, async () => {
  const { context, close } = await openBrowser()
  try {
    const page = await context.newPage()
    await page.setContent('<h1>优质均衡</h1>')
    assert.equal(await page.evaluate(() => document.querySelector('h1')?.textContent), '优质均衡')
    assert.equal(await page.evaluate(() => navigator.language), 'zh-CN')
  } finally {
    await close()
  }
})

test('what serve prints is understood only when it is complete', () => {
  const lines = [
    'ready http://127.0.0.1:8040',
    'data /tmp/某 县',
    'account coordinator s3cret coordinator',
    'account system_admin t0p system_admin',
  ]
  assert.equal(readLines(lines.slice(0, 3).join('\n')), null)
  assert.equal(readLines(lines.join('\n')), null, 'the last line may still be growing')
  const told = readLines(`${lines.join('\n')}\n`)
  assert.equal(told?.data, '/tmp/某 县')
  assert.equal(told?.accounts.get('system_admin')?.password, 't0p')
})
