import type { Endpoint, InputOf, ReplyOf } from '@junheng/core/endpoint.ts'
import { mayRole } from '@junheng/core/features/access/rules.ts'
import { mayReach } from '@junheng/core/features/access/scope.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Tell } from '@junheng/core/progress.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context, OpenSession, PublicContext } from './context.ts'
import { sendDownload } from './download.ts'
import { guardAgainstForgery } from './forgery.ts'
import { Prepared } from './prepared.ts'
import { replyInLines, wantsProgress } from './progress-reply.ts'
import { unstorableText } from './unstorable-text.ts'
import { readUpload, type UploadGate } from './upload.ts'

/** The server as features see it: where endpoints are mounted, and all that were. */
export interface App {
  http: FastifyInstance
  endpoints: Endpoint[]
  uploads: UploadGate
  /** The context of a request before anyone's permission is known. */
  contextOf: (request: FastifyRequest) => Omit<PublicContext, 'signal' | 'tell'>
  /** The request's live session, or null; asking for it counts as using it, unless `passive`. */
  sessionOf: (request: FastifyRequest, passive: boolean) => Promise<OpenSession | null>
}

/** What the contract says, as a value or, where it is large and asked for often, as bytes of the same. */
type Answer<E> = Promise<ReplyOf<E> | Prepared> | ReplyOf<E>
type AnyEndpoint = Endpoint

/**
 * Introduces a contract to its service. Who may call, the forged-request guard, parsing, upload limits and the reply's form are
 * settled here, once; whatever the handler throws becomes a problem reply (`error-reply.ts`).
 */
export function mount<E extends AnyEndpoint>(
  app: App,
  endpoint: E,
  handler: (ctx: Context, input: InputOf<E>, reply: FastifyReply) => Answer<E>,
): void {
  if (endpoint.needs === 'public') throw new Error(`${endpoint.path}: a public endpoint is mounted with mountPublic`)
  route(app, endpoint, (ctx, input, reply) => {
    if (!ctx.session) throw new Error('a protected handler was reached without a session')
    return handler({ ...ctx, session: ctx.session, actor: ctx.session.actor }, input, reply)
  })
}

/** Mounts an endpoint anyone may call; its context has a session only if the caller brought one. */
export function mountPublic<E extends AnyEndpoint>(
  app: App,
  endpoint: E,
  handler: (ctx: PublicContext, input: InputOf<E>, reply: FastifyReply) => Answer<E>,
): void {
  if (endpoint.needs !== 'public') throw new Error(`${endpoint.path}: needs ${endpoint.needs}, so it is mounted with mount`)
  route(app, endpoint, handler)
}

function route<E extends AnyEndpoint>(
  app: App,
  endpoint: E,
  handler: (ctx: PublicContext, input: InputOf<E>, reply: FastifyReply) => Answer<E>,
): void {
  app.endpoints.push(endpoint)
  app.http.route({
    method: endpoint.method,
    url: endpoint.path,
    // Before the body is read: a stranger's gigabyte is refused at its first byte.
    onRequest: async (request) => {
      const session = await app.sessionOf(request, endpoint.passive)
      admit(endpoint, session)
      guardAgainstForgery(endpoint, request, session)
      sessions.set(request, session)
    },
    handler: async (request, reply) => {
      // Before the body is read, whoever asks about what is not theirs is refused.
      const params = addressed(endpoint.params, request.params)
      const query = parsed('query', endpoint.query, request.query)
      keepToScope(endpoint, sessions.get(request) ?? null, { params, query })
      const base = { ...app.contextOf(request), signal: leaving(reply), session: sessions.get(request) ?? null }
      const upload = Object.keys(endpoint.files).length > 0
      const form = upload
        ? await readUpload(app.uploads, request, endpoint)
        : { fields: request.body ?? {}, files: {}, release() {} }
      try {
        const input = {
          params,
          query,
          body: parsed('body', endpoint.body, form.fields),
          files: form.files,
        }
        // The schemas made each part; TypeScript cannot follow that through the endpoint's type parameters.
        const work = (tell: Tell) => handler({ ...base, tell }, input as unknown as InputOf<E>, reply)
        if (endpoint.progress && wantsProgress(request)) return await replyInLines(request, reply, async (tell) => work(tell))
        const answer = await work(() => {})
        reply.header('cache-control', 'no-store')
        return endpoint.download.length > 0
          ? sendDownload(reply, answer)
          : reply.type('application/json; charset=utf-8').send(answer instanceof Prepared ? answer.bytes() : answer)
      } finally {
        form.release()
      }
    },
  })
}

/** Aborted when the line is closed before the reply went out. */
function leaving(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => reply.raw.writableFinished || gone.abort())
  return gone.signal
}

const sessions = new WeakMap<FastifyRequest, OpenSession | null>()

function admit(endpoint: Endpoint, session: OpenSession | null): void {
  const { needs } = endpoint
  if (needs === 'public') return
  if (!session) throw new Problem('access.not-signed-in')
  if (needs === 'at-the-lock') return
  if (session.pending === 'code') throw new Problem('access.code-first')
  if (needs === 'at-the-door') return
  if (session.pending !== null) throw new Problem(`access.${session.pending}-first`)
  if (needs === 'signed-in') return
  if (!mayRole(session.actor.role, needs)) throw new Problem('access.forbidden')
}

/** @throws Problem access.out-of-scope */
function keepToScope(endpoint: Endpoint, session: OpenSession | null, call: { params: unknown; query: unknown }): void {
  if (session && !mayReach(session.actor.reach, endpoint.about, call)) throw new Problem('access.out-of-scope')
}

const inChinese = z.locales.zhCN().localeError

/** An address that names no record that could be: for whoever follows a damaged link it is the same as one that is not there. */
function addressed(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value)
  if (result.success && unstorableText(result.data, 'params') === null) return result.data
  throw new Problem('record.missing')
}

function parsed(part: string, schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value, { error: inChinese })
  if (result.success) {
    const unfit = unstorableText(result.data, part)
    if (unfit !== null) throw new Problem('request.invalid', { fields: [unfit] })
    return result.data
  }
  const fields = result.error.issues.map((issue) => ({ path: [part, ...issue.path].join('.'), message: issue.message }))
  throw new Problem('request.invalid', { fields })
}
