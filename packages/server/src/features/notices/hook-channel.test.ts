import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import type { HookAddress, Outcome } from './channel.ts'
import { addressTrouble, isInner, outerLookup } from './hook-address.ts'
import { hookChannel, signed } from './hook-channel.ts'
import { maskOf } from './hook-secret.ts'
import { certificate, noOpenssl } from './test-certificate.ts'

const now = new Date('2026-11-23T02:00:00.000Z')
const letter = {
  id: '5b1c',
  lines: [
    {
      kind: 'reminder',
      title: '城关小学（示例）[还没交](http://evil.example)',
      body: '',
      link: '/returns/1',
      from: '陈统筹',
      county: null,
    },
    { kind: 'due', title: '<@all> 明天到期', body: '', link: '/rounds', from: '系统', county: null },
  ],
}
const OK = '{"errcode":0,"errmsg":"ok"}'

test('企业微信 gets Markdown in which what people typed calls nobody and links nowhere', async () => {
  const { outcome, calls } = await post('wecom', (_, reply) => reply.end(OK))
  assert.deepEqual(outcome, { is: 'sent' })
  const body = JSON.parse(calls[0]?.text ?? '') as { msgtype: string; markdown: { content: string } }
  assert.equal(body.msgtype, 'markdown')
  assert.match(body.markdown.content, /^\*\*【均衡】2 条通知：催报 1、到期提醒 1\*\*\n\n/)
  assert.match(
    body.markdown.content,
    /\[催报：城关小学（示例）［还没交］（http:\/\/evil\.example）\]\(https:\/\/junheng\.example\/returns\/1\)/,
  )
  assert.match(body.markdown.content, /\[到期提醒：＜＠all＞ 明天到期\]/)
})

test('钉钉 gets a title and a text, signed by its secret and the time', async () => {
  const { calls } = await post('dingtalk', (_, reply) => reply.end(OK), { secret: 'SEC-of-nobody' })
  const url = new URL(calls[0]?.url ?? '', 'http://localhost')
  assert.equal(url.searchParams.get('access_token'), 'abc')
  assert.equal(url.searchParams.get('timestamp'), String(now.getTime()))
  const expected = createHmac('sha256', 'SEC-of-nobody').update(`${now.getTime()}\nSEC-of-nobody`).digest('base64')
  assert.equal(url.searchParams.get('sign'), expected)
  const body = JSON.parse(calls[0]?.text ?? '') as { markdown: { title: string; text: string } }
  assert.equal(body.markdown.title, '【均衡】2 条通知：催报 1、到期提醒 1')
  assert.match(body.markdown.text, /明天到期/)
  assert.ok(signed('https://oapi.dingtalk.com/robot/send?access_token=x', 's+/=', now).href.includes('&sign='))
})

test('a long list is cut before the robot’s limit, and says how many are left', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => ({
    ...letter.lines[0],
    kind: 'reminder',
    title: `第 ${i} 所学校（示例）${'字'.repeat(100)}`,
    body: '',
    link: '/r',
    from: '',
    county: null,
  }))
  const { calls } = await post('wecom', (_, reply) => reply.end(OK), {}, lines)
  const { markdown } = JSON.parse(calls[0]?.text ?? '') as { markdown: { content: string } }
  assert.ok(Buffer.byteLength(markdown.content) <= 4096)
  const listed = markdown.content.split('第 ').length - 1
  assert.match(markdown.content, new RegExp(`另有 ${40 - listed} 条，请登录系统查看。$`))
})

test('what passes by itself is tried again; what a person must mend is not', async () => {
  const answers: [RequestListener, Outcome['is'], RegExp][] = [
    [(_, reply) => void reply.writeHead(500).end(), 'later', /500/],
    [(_, reply) => void reply.writeHead(429).end(), 'later', /429/],
    [(_, reply) => void reply.writeHead(404).end(), 'never', /404/],
    [(_, reply) => void reply.writeHead(302, { location: 'http://169.254.169.254/' }).end(), 'never', /302/],
    [(_, reply) => void reply.end('<html>'), 'never', /不像群机器人/],
    [(_, reply) => void reply.end('{"errcode":45009,"errmsg":"api freq out of limit"}'), 'later', /45009/],
    [(_, reply) => void reply.end('{"errcode":93000,"errmsg":"invalid webhook url"}'), 'never', /93000/],
    [(_, reply) => void reply.end('{"errcode":310000,"errmsg":"sign not match"}'), 'never', /加签/],
    [(request) => void request.socket.destroy(), 'later', /连不上/],
    [(_, reply) => void reply.end('x'.repeat(100_000)), 'later', /./],
  ]
  for (const [answer, is, reason] of answers) {
    const { outcome } = await post('wecom', answer)
    assert.equal(outcome.is, is, String(reason))
    assert.ok(outcome.is !== 'sent')
    assert.match(outcome.reason, reason)
  }
})

test('a robot that does not answer in time, or is not there, is tried again', async () => {
  const slow = await post('wecom', () => {}, {}, letter.lines, 60)
  assert.deepEqual(slow.outcome, { is: 'later', reason: '群机器人没有按时回答' })
  const gone = await send({ kind: 'wecom', url: 'http://127.0.0.1:1/', secret: null })
  assert.ok(gone.is === 'later')
})

test('a certificate nobody vouches for is not believed; one that is vouched for is', { skip: noOpenssl }, async () => {
  const { cert, key } = certificate()
  const server = createTlsServer({ cert, key }, (_, reply) => reply.end(OK)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const to = {
    kind: 'wecom',
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=k`,
    secret: null,
  } as const
  const wrong = await send(to)
  const right = await hookChannel({ webUrl: null, mayBeInner: true, now: () => now, ca: cert }).send(to, letter)
  server.close()
  assert.ok(wrong.is === 'later')
  assert.match(wrong.reason, /证书/)
  assert.deepEqual(right, { is: 'sent' })
})

test('addresses inside the office’s network are refused, in every spelling', () => {
  const trouble = (text: string) => addressTrouble(new URL(text), false)
  assert.equal(trouble('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k'), null)
  assert.equal(trouble('https://oapi.dingtalk.com/robot/send?access_token=t'), null)
  assert.equal(trouble('https://8.8.8.8/'), null)
  for (const host of INNER_HOSTS) assert.ok(trouble(`https://${host}/`), host)
  assert.match(trouble('http://qyapi.weixin.qq.com/') ?? '', /https/)
  assert.match(trouble('https://u:p@qyapi.weixin.qq.com/') ?? '', /用户名/)
  assert.match(addressTrouble(new URL('ftp://10.0.0.1/'), true) ?? '', /https/)
  assert.equal(addressTrouble(new URL('http://10.0.0.1/hook'), true), null)
})

const INNER_HOSTS = [
  'localhost',
  'robot.localhost',
  'intranet',
  '127.0.0.1',
  '0x7f.1',
  '2130706433',
  '0.0.0.0',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[::ffff:10.0.0.1]',
  '[64:ff9b::a00:1]',
  '[fe80::1]',
  '[fd00::1]',
  '[2002:a00:1::1]',
]

test('a name that leads to an inner address is refused when it is connected to', async () => {
  const looked = await new Promise<NodeJS.ErrnoException | null>((resolve) =>
    outerLookup('localhost', { all: true }, (error) => resolve(error)),
  )
  assert.equal(looked?.code, 'EINNER')
  assert.ok(isInner('::ffff:127.0.0.1') && !isInner('2606:4700::1111') && isInner('not an address'))
})

test('of an address only its end is shown', () => {
  assert.equal(
    maskOf('https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'),
    'qyapi.weixin.qq.com/…5aaa',
  )
  assert.equal(maskOf('https://robot.example/short'), 'robot.example/…')
})

const send = (to: HookAddress, lines = letter.lines, patience = 2000): Promise<Outcome> =>
  hookChannel({ webUrl: 'https://junheng.example', mayBeInner: true, now: () => now, patience }).send(to, { ...letter, lines })

async function post(
  kind: HookAddress['kind'],
  answer: RequestListener,
  more: { secret?: string } = {},
  lines = letter.lines,
  patience = 2000,
) {
  const calls: { url: string; text: string }[] = []
  const server = createServer(async (request, reply) => {
    const { url = '' } = request
    const text = await textOf(request)
    calls.push({ url, text })
    answer(request, reply)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?access_token=abc`
  const outcome = await send({ kind, url, secret: more.secret ?? null }, lines, patience)
  server.closeAllConnections()
  server.close()
  return { outcome, calls }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request.setEncoding('utf8')) text += part
  return text
}
