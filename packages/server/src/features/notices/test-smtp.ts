import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Post {
  to: string[]
  /** The letter as it came over the line. */
  raw: string
}

/** A real mail server on a free port of this machine. */
export async function openSmtp(
  options: SMTPServerOptions = {},
): Promise<{ port: number; posts: Post[]; close: () => Promise<void> }> {
  const posts: Post[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (part: string) => {
        raw += part
      })
      stream.on('end', () => {
        posts.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
        done()
      })
    },
    ...options,
  })
  // A client that goes away in the middle is no trouble of the server's.
  server.on('error', () => {})
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return { port, posts, close: () => new Promise((resolve) => server.close(resolve)) }
}

/** A header of a letter, its encoded words and folded lines put together. */
export function headerOf({ raw }: Post, name: string): string {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ''
  return line
    .slice(name.length + 1)
    .trim()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, how: string, text: string) => decoded(how, text.replaceAll('_', ' ')))
}

/** The part of a letter with this media type, decoded. */
export function partOf({ raw }: Post, type: 'text/plain' | 'text/html'): string {
  const at = raw.indexOf(`Content-Type: ${type}`)
  const [head = '', ...rest] = raw.slice(Math.max(0, raw.lastIndexOf('\r\n--', at))).split('\r\n\r\n')
  const body = rest.join('\r\n\r\n').split(/\r\n--/)[0] ?? ''
  return decoded(/base64/i.test(head) ? 'B' : 'Q', body.replace(/=\r\n/g, ''))
}

function decoded(how: string, text: string): string {
  if (how.toUpperCase() === 'B') return Buffer.from(text, 'base64').toString('utf8')
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
