import { createHmac } from 'node:crypto'
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { groupLetter } from '@junheng/core/features/notices/letter.ts'
import type { Channel, HookAddress, Outcome } from './channel.ts'
import { addressTrouble, INNER_ADDRESS, outerLookup } from './hook-address.ts'

interface Options {
  webUrl: string | null
  /** Plain HTTP and addresses inside the office's network are allowed. */
  mayBeInner: boolean
  now: () => Date
  /** Milliseconds for the whole call. */
  patience?: number
  /** PEM of an authority the system does not know. */
  ca?: string
}

/** What a robot takes at most, in bytes of UTF-8; 企业微信's limit is 4096, 钉钉's 20 000. */
const MOST_BYTES = { wecom: 4096, dingtalk: 16_000 } as const
const MOST_ANSWER = 64 * 1024

/**
 * Robots of 企业微信 (developer.work.weixin.qq.com/document/path/91770) and 钉钉 (open.dingtalk.com/document/robots/custom-robot-access). Redirects are
 * not followed, and no name may lead into the office's network.
 */
export function hookChannel({ webUrl, mayBeInner, now, patience = 10_000, ca }: Options): Channel<HookAddress> {
  return {
    send: async (to, { lines }) => {
      const url = to.kind === 'dingtalk' && to.secret !== null ? signed(to.url, to.secret, now()) : new URL(to.url)
      if (addressTrouble(url, mayBeInner) !== null) return { is: 'never', reason: '群机器人的地址不再允许使用' }
      const letter = groupLetter(lines, webUrl, MOST_BYTES[to.kind])
      const body =
        to.kind === 'wecom'
          ? { msgtype: 'markdown', markdown: { content: letter.markdown } }
          : { msgtype: 'markdown', markdown: { title: letter.title, text: letter.markdown } }
      try {
        return outcomeOf(await post(url, JSON.stringify(body), { mayBeInner, patience, ...(ca && { ca }) }))
      } catch (error) {
        return failureOf(error as NodeJS.ErrnoException)
      }
    },
  }
}

/** 加签: the milliseconds and the secret under HMAC-SHA256, in Base64, as two more parts of the address. */
export function signed(url: string, secret: string, now: Date): URL {
  const timestamp = String(now.getTime())
  const out = new URL(url)
  out.searchParams.set('timestamp', timestamp)
  out.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'))
  return out
}

interface Answer {
  status: number
  text: string
}

function post(url: URL, body: string, { mayBeInner, patience, ca }: { mayBeInner: boolean; patience: number; ca?: string }) {
  const request = url.protocol === 'http:' ? plainRequest : tlsRequest
  return new Promise<Answer>((resolve, reject) => {
    const outgoing = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
      // A connection of its own: it is closed with the answer, and none is taken over from another call.
      agent: false,
      signal: AbortSignal.timeout(patience),
      ...(!mayBeInner && { lookup: outerLookup }),
      ...(ca && { ca }),
    })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('error', reject)
      response.on('data', (part: string) => {
        text += part
        if (text.length > MOST_ANSWER) outgoing.destroy(new Error('answer too long'))
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    outgoing.end(body)
  })
}

// Codes that pass by themselves: 企业微信 45009 and -1, 钉钉 130101, 410100 and -1: too many messages, or the system is busy.
const PASSING = new Set([-1, 45009, 130101, 410100])

function outcomeOf({ status, text }: Answer): Outcome {
  if (status === 408 || status === 429 || status >= 500) return { is: 'later', reason: `群机器人暂时不收（${status}）` }
  if (status < 200 || status >= 300) return { is: 'never', reason: `群机器人拒收（${status}），请检查地址` }
  const code = codeIn(text)
  if (code === 0) return { is: 'sent' }
  if (code === null) return { is: 'never', reason: '对方的回答不像群机器人，请检查地址' }
  if (PASSING.has(code)) return { is: 'later', reason: `群机器人暂时不收（代码 ${code}）` }
  if (code === 310000)
    return { is: 'never', reason: '钉钉机器人的安全设置不允许：请核对加签密钥、关键词或 IP 范围（代码 310000）' }
  return { is: 'never', reason: `群机器人拒收（代码 ${code}），请检查地址和安全设置` }
}

function codeIn(text: string): number | null {
  try {
    const { errcode } = JSON.parse(text) as { errcode?: unknown }
    return typeof errcode === 'number' ? errcode : null
  } catch {
    return null
  }
}

function failureOf({ code, name, message }: NodeJS.ErrnoException): Outcome {
  if (code === INNER_ADDRESS) return { is: 'never', reason: '这个地址指向内部网络，没有发送' }
  if (name === 'TimeoutError' || code === 'ABORT_ERR') return { is: 'later', reason: '群机器人没有按时回答' }
  if (/certificate|self-signed|altname|CERT_|SSL/i.test(`${code} ${message}`))
    return { is: 'later', reason: '与群机器人的加密连接没有建立（证书不受信任）' }
  return { is: 'later', reason: `连不上群机器人（${code ?? 'ERROR'}）` }
}
