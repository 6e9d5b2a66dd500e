import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { test } from 'node:test'
import type { SMTPServerOptions } from 'smtp-server'
import type { Outcome } from './channel.ts'
import { mailChannel, type SmtpConfig } from './mail-channel.ts'
import { certificate, noOpenssl } from './test-certificate.ts'
import { headerOf, openSmtp, type Post, partOf } from './test-smtp.ts'

const line = {
  kind: 'returned',
  title: '城关小学（示例）的填报被退回 <b>',
  body: '第 3 项\n“面积”与上年相差太大 & 没有说明',
  link: '/returns/1',
  from: '陈统筹',
  county: '澄溪区（示例）',
}
const letter = { id: '5b1c', lines: [line] }

test('a letter arrives in plain text and in HTML, with a link and with nothing in it that could be markup', async () => {
  const [outcome, [post]] = await sendTo({})
  assert.deepEqual(outcome, { is: 'sent' })
  assert.ok(post)
  assert.deepEqual(post.to, ['zhou@example.com'])
  assert.equal(headerOf(post, 'subject'), '【均衡】退回：城关小学（示例）的填报被退回 <b>')
  assert.equal(headerOf(post, 'message-id'), '<5b1c@example.com>')
  assert.equal(headerOf(post, 'auto-submitted'), 'auto-generated')
  assert.match(
    partOf(post, 'text/plain'),
    /“面积”与上年相差太大 & 没有说明\r?\n澄溪区（示例） · 陈统筹\r?\n打开：https:\/\/junheng\.example\/returns\/1/,
  )
  const html = partOf(post, 'text/html')
  assert.match(html, /<a href="https:\/\/junheng\.example\/returns\/1">【退回】城关小学（示例）的填报被退回 &lt;b&gt;<\/a>/)
  assert.match(html, /太大 &amp; 没有说明/)
  assert.doesNotMatch(html, /<b>|<img|src=/)
})

test('a mail server that does not answer, or not in time, shuts the way for all letters', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => closed.once('listening', resolve))
  const port = (closed.address() as { port: number }).port
  await new Promise((resolve) => closed.close(resolve))
  const refused = await channel({ port }).send('zhou@example.com', letter)
  assert.ok(refused.is === 'later' && refused.isShut)
  assert.match(refused.reason, /连不上/)

  const sockets = new Set<{ destroy: () => void }>()
  const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  const slow = await channel({ port: (silent.address() as { port: number }).port }, 60).send('zhou@example.com', letter)
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => silent.close(resolve))
  assert.ok(slow.is === 'later' && slow.isShut)
})

test('a server that stops in the middle of a letter is tried again', async () => {
  // It takes the letter and never says so.
  const [outcome] = await sendTo({ onData: (stream) => void stream.resume() }, {}, 60)
  assert.equal(outcome.is, 'later')
})

test('an address the server refuses is not tried again, one it puts off is', async () => {
  const refusing = (code: number) => ({
    onRcptTo: (_: unknown, __: unknown, done: (error?: Error) => void) =>
      done(Object.assign(new Error('zhou@example.com is unknown'), { responseCode: code })),
  })
  const [never] = await sendTo(refusing(550))
  assert.deepEqual(never, { is: 'never', reason: '邮件服务器拒收这个邮箱地址（550）' })
  const [later] = await sendTo(refusing(450))
  assert.deepEqual(later, { is: 'later', reason: '邮件服务器暂时不收（450）' })
})

test('a letter the server refuses for what it says is not tried again', async () => {
  const [outcome] = await sendTo({
    onData: (stream, _, done) => {
      stream.resume()
      stream.on('end', () => done(Object.assign(new Error('spam'), { responseCode: 554 })))
    },
  })
  assert.deepEqual(outcome, { is: 'never', reason: '邮件服务器拒收这封邮件（554）' })
})

const account = { user: 'junheng@example.com', password: 'secret-word' }
const knowsPasswords: SMTPServerOptions = {
  authOptional: false,
  allowInsecureAuth: true,
  onAuth: ({ username, password }, _, done) =>
    password === 'right' ? done(null, { user: username ?? '' }) : done(new Error(`535 ${password} is wrong`)),
}

test('no password goes over a line in the clear', async () => {
  const [outcome] = await sendTo(knowsPasswords, account)
  assert.ok(outcome.is === 'later' && outcome.isShut)
  assert.match(outcome.reason, /TLS/)
})

test('a wrong password shuts the way, and the reason tells neither it nor the address', { skip: noOpenssl }, async () => {
  const { cert, key } = certificate()
  const options = { ...knowsPasswords, secure: true, cert, key }
  const [wrong] = await sendTo(options, { ...account, secure: true }, 2000, cert)
  assert.ok(wrong.is === 'later' && wrong.isShut)
  assert.match(wrong.reason, /账号或密码/)
  assert.doesNotMatch(JSON.stringify(wrong), /secret-word|zhou@|junheng@/)
  const [right] = await sendTo(options, { ...account, password: 'right', secure: true }, 2000, cert)
  assert.deepEqual(right, { is: 'sent' })
})

test('a certificate nobody vouches for is not believed', async () => {
  const [outcome, posts] = await sendTo({ disabledCommands: [] })
  assert.ok(outcome.is === 'later' && outcome.isShut)
  assert.match(outcome.reason, /证书/)
  assert.equal(posts.length, 0)
})

test('a code is mailed in plain words', async () => {
  const server = await openSmtp()
  assert.deepEqual(await channel({ port: server.port }).sendCode('zhou@example.com', '012345'), { is: 'sent' })
  await server.close()
  assert.match(partOf(server.posts[0] as Post, 'text/plain'), /您的验证码是 012345/)
})

function channel(smtp: Partial<SmtpConfig>, patience = 2000, ca?: string) {
  const config = { host: '127.0.0.1', port: 0, secure: false, user: null, password: null, from: '均衡 <junheng@example.com>' }
  return mailChannel({ ...config, ...smtp }, { webUrl: 'https://junheng.example', patience, ...(ca && { ca }) })
}

async function sendTo(
  options: SMTPServerOptions,
  smtp: Partial<SmtpConfig> = {},
  patience = 2000,
  ca?: string,
): Promise<[Outcome, Post[]]> {
  const server = await openSmtp(options)
  try {
    return [await channel({ ...smtp, port: server.port }, patience, ca).send('zhou@example.com', letter), server.posts]
  } finally {
    await server.close()
  }
}
