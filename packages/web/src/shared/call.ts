import { addressOf, type CallOf, type Endpoint, type ReplyOf } from '@junheng/core/endpoint.ts'
import type { ProblemReply } from '@junheng/core/problem-reply.ts'
import type { Tell } from '@junheng/core/progress.ts'
import { replyLines } from './reply-lines.ts'

type Empty = Record<string, never>
type Parts<E> = CallOf<E>
/** What a call must be given: parts that may be empty may be left out; a multipart call also takes its files. */
export type Given<E extends Endpoint> = { [K in keyof Parts<E> as Empty extends Parts<E>[K] ? never : K]: Parts<E>[K] } & {
  [K in keyof Parts<E> as Empty extends Parts<E>[K] ? K : never]?: Parts<E>[K]
} & (keyof E['files'] extends never
    ? unknown
    : {
        files: Partial<Record<keyof E['files'], File>>
        /** How much of the files has gone out, 0…1. */
        onProgress?: (share: number) => void
        /** What the server does with them, where its contract tells (`progress`). */
        onWork?: Tell
      })

/** A refusal or failure as the server worded it; every page shows `reply.detail` and the reference number. */
export class CallFailed extends Error {
  readonly reply: ProblemReply
  constructor(reply: ProblemReply) {
    super(reply.detail)
    this.name = 'CallFailed'
    this.reply = reply
  }
}

let csrfToken = ''
/** The token every writing call carries; the session's owner sets it after each reading of the session. */
export const rememberCsrfToken = (token: string): void => {
  csrfToken = token
}

let onSignedOut: () => void = () => {}
/** What to do when any call is answered with 401: the session has ended meanwhile. */
export const whenSignedOut = (act: () => void): void => {
  onSignedOut = act
}

interface Raw {
  params?: Record<string, string>
  query?: Record<string, string | number | boolean>
  body?: Record<string, unknown>
  files?: Record<string, File | undefined>
  onProgress?: (share: number) => void
  onWork?: Tell
}

/**
 * Calls the server through a contract and answers its reply.
 *
 * @throws CallFailed for every refusal, error and for no connection at all; nothing else.
 */
export async function call<E extends Endpoint>(endpoint: E, given: Given<E>, signal?: AbortSignal): Promise<ReplyOf<E>> {
  const raw = given as Raw
  const address = addressOf(endpoint, raw.params, raw.query)
  return replyIn<E>(
    raw.files
      ? await sendXhr(endpoint.method, address, raw, formOf(raw), signal)
      : await sendJson(endpoint.method, address, raw.body, signal),
  )
}

function replyIn<E extends Endpoint>({ status, text }: { status: number; text: string }): ReplyOf<E> {
  if (status >= 200 && status < 300) return JSON.parse(text) as ReplyOf<E>
  const problem = problemIn(status, text)
  if (status === 401 && problem.code === 'access.not-signed-in') onSignedOut()
  throw new CallFailed(problem)
}

/**
 * Long work without files, by a contract that tells how it goes (`progress`): `onWork` hears it. Aborting the signal leaves the work.
 *
 * @throws CallFailed
 */
export async function callAndHear<E extends Endpoint>(
  endpoint: E,
  given: Given<E>,
  onWork: Tell,
  signal?: AbortSignal,
): Promise<ReplyOf<E>> {
  const { params, query, body } = given as Raw
  const reply = await sendXhr(endpoint.method, addressOf(endpoint, params, query), { onWork }, JSON.stringify(body ?? {}), signal)
  return replyIn<E>(reply)
}

/** Sends a form or a JSON body and gets a file back, named as the server names it. @throws CallFailed */
export async function callForFile<E extends Endpoint>(endpoint: E, given: Given<E>): Promise<{ name: string; blob: Blob }> {
  const { params, query, ...raw } = given as Raw
  const headers: Record<string, string> = { 'x-csrf-token': csrfToken }
  const request: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' }
  if (raw.files) request.body = formOf(raw)
  else if (raw.body) {
    headers['content-type'] = 'application/json'
    request.body = JSON.stringify(raw.body)
  }
  const response = await fetch(addressOf(endpoint, params, query), request).catch(() => Promise.reject(unreachable()))
  if (!response.ok) {
    const problem = problemIn(response.status, await response.text())
    if (response.status === 401 && problem.code === 'access.not-signed-in') onSignedOut()
    throw new CallFailed(problem)
  }
  const named = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  return { name: named ? decodeURIComponent(named) : 'download', blob: await response.blob() }
}

async function sendJson(method: string, address: string, body: unknown, signal?: AbortSignal) {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken
  if (body !== undefined) headers['content-type'] = 'application/json'
  try {
    const request: RequestInit = { method, headers, credentials: 'same-origin' }
    if (body !== undefined) request.body = JSON.stringify(body)
    if (signal) request.signal = signal
    const response = await fetch(address, request)
    return { status: response.status, text: await response.text() }
  } catch {
    throw unreachable()
  }
}

function formOf({ body, files }: Raw): FormData {
  const form = new FormData()
  // Fields before files, so that the server knows them when the bytes arrive.
  for (const [key, value] of Object.entries(body ?? {})) if (value !== undefined) form.set(key, String(value))
  for (const [key, file] of Object.entries(files ?? {})) if (file) form.set(key, file, file.name)
  return form
}

/** XMLHttpRequest, because fetch cannot tell how much of an upload has gone out. */
function sendXhr(
  method: string,
  address: string,
  { onProgress, onWork }: Pick<Raw, 'onProgress' | 'onWork'>,
  content: FormData | string,
  signal?: AbortSignal,
) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const lines = replyLines(onWork)
    request.open(method, address)
    request.setRequestHeader('accept', onWork ? 'application/x-ndjson, application/json' : 'application/json')
    request.setRequestHeader('x-csrf-token', csrfToken)
    request.upload.onprogress = (e) => e.lengthComputable && onProgress?.(e.loaded / e.total)
    const isLines = () => request.getResponseHeader('content-type')?.startsWith('application/x-ndjson') ?? false
    request.onprogress = () => isLines() && lines.read(request.responseText)
    request.onload = () =>
      resolve(isLines() ? lines.end(request.responseText) : { status: request.status, text: request.responseText })
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(problem('aborted', '已取消，没有保存任何内容。'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    if (typeof content === 'string') request.setRequestHeader('content-type', 'application/json')
    request.send(content)
  })
}

function problemIn(status: number, text: string): ProblemReply {
  try {
    const reply = JSON.parse(text) as Partial<ProblemReply>
    if (typeof reply.detail === 'string' && typeof reply.code === 'string') return reply as ProblemReply
  } catch {
    // Not ours: a proxy's page, or a server that went away in the middle of a reply.
  }
  return problem('unreadable', `服务器的回答读不出来（${status}），请稍后再试。`, status).reply
}

const unreachable = () => problem('unreachable', '连不上服务器。已经载入的内容仍可查看，请检查网络后再试。')

function problem(code: string, detail: string, status = 0): CallFailed {
  return new CallFailed({ type: `/problems/${code}`, title: '操作未完成', status, detail, code, reference: '' })
}
