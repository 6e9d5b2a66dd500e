import { addressOf, type CallOf, type Endpoint, type ReplyOf } from '@junheng/core/endpoint.ts'
import { signIn } from '@junheng/core/features/access/contract.ts'
import { ProblemReply } from '@junheng/core/problem-reply.ts'
import type { Site } from './site.ts'

/** The server said no, in its own words. */
export class Refused extends Error {
  readonly problem: ProblemReply
  readonly retryAfter: string | null

  constructor(problem: ProblemReply, retryAfter: string | null) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`)
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** No answer: nobody can know whether it was done. */
export class Unanswered extends Error {}

/** Nobody listened: certainly not done. */
export class Unreached extends Unanswered {}

type Input<E extends Endpoint> = Partial<CallOf<E>> & { files?: Record<string, File> }

/** What the address and the body need to know of any input. */
interface Loose {
  params?: Record<string, string>
  query?: Record<string, string | number | boolean | null | undefined>
  body?: object
  files?: Record<string, File>
}

export interface Client {
  /** @throws Refused, Unanswered */
  call: <E extends Endpoint>(endpoint: E, input?: Input<E>) => Promise<ReplyOf<E>>
  /** As `call`, with the reply's status and bytes. */
  send: <E extends Endpoint>(
    endpoint: E,
    input?: Input<E>,
  ) => Promise<{ status: number; bytes: Buffer; retryAfter: string | null }>
  cookie: string
}

/** Signs in with the demonstration's account of that role. The session outlives the server's process. @throws Refused, Unanswered */
export async function enter(site: Site, role: string): Promise<Client> {
  const account = site.accounts.get(role)
  if (!account) throw new Error(`no account for ${role}`)
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ account: account.user, password: account.password })
  const reply = await answered(fetch(site.url() + signIn.path, { method: 'POST', headers, body, signal: patience() }))
  const text = await answered(reply.text())
  if (!reply.ok) throw refusal(reply, text)
  const cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? ''
  return clientWith(site, { cookie, 'x-csrf-token': signIn.reply.parse(JSON.parse(text)).csrfToken })
}

export function clientWith(site: Pick<Site, 'url'>, standing: Record<string, string>): Client {
  async function ask<E extends Endpoint>(endpoint: E, input: Input<E>): Promise<{ reply: Response; bytes: Buffer }> {
    const { params, query, body, files } = input as Loose
    const reply = await answered(
      fetch(site.url() + addressOf(endpoint, params, query), {
        method: endpoint.method,
        headers: { ...standing, ...(body && !files && { 'content-type': 'application/json' }) },
        ...((body || files) && { body: files ? formOf(body, files) : JSON.stringify(body) }),
        signal: patience(),
      }),
    )
    return { reply, bytes: Buffer.from(await answered(reply.arrayBuffer())) }
  }
  return {
    cookie: standing['cookie'] ?? '',
    async call(endpoint, input = {}) {
      const { reply, bytes } = await ask(endpoint, input)
      if (!reply.ok) throw refusal(reply, bytes.toString('utf8'))
      return endpoint.reply.parse(JSON.parse(bytes.toString('utf8'))) as ReplyOf<typeof endpoint>
    },
    async send(endpoint, input = {}) {
      const { reply, bytes } = await ask(endpoint, input)
      return { status: reply.status, bytes, retryAfter: reply.headers.get('retry-after') }
    },
  }
}

/** Long enough for a busy machine; a server that says nothing for so long has not answered. */
const patience = () => AbortSignal.timeout(60_000)

async function answered<T>(waiting: Promise<T>): Promise<T> {
  try {
    return await waiting
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause
    const Kind = cause?.code === 'ECONNREFUSED' ? Unreached : Unanswered
    throw new Kind(`${(error as Error).message} ${cause?.code ?? ''}`, { cause: error })
  }
}

function refusal(reply: Response, text: string): Error {
  const problem = ProblemReply.safeParse(parsed(text))
  if (problem.success) return new Refused(problem.data, reply.headers.get('retry-after'))
  return new Error(`no problem reply but ${reply.status}: ${text.slice(0, 200)}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Fields before files, as a browser sends them. */
function formOf(fields: object = {}, files: Record<string, File>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, String(value))
  for (const [name, file] of Object.entries(files)) form.set(name, file)
  return form
}
