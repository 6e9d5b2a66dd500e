import { randomUUID } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import fastifyMultipart from '@fastify/multipart'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import { openWork, type Work } from '../background/work.ts'
import type { ServeConfig } from '../config.ts'
import type { Db } from '../db/database.ts'
import { SESSION_COOKIE } from '../features/access/cookies.ts'
import { accessRoutes } from '../features/access/routes.ts'
import { NO_SECRET_KEY, type SecretKey } from '../features/access/secret-key.ts'
import { findLiveSession } from '../features/access/sessions.ts'
import type { SignOnProvider } from '../features/access/single-sign-on/provider.ts'
import { auditRoutes } from '../features/audit/routes.ts'
import { collectionRoutes } from '../features/collection/routes.ts'
import { bulletinRoutes } from '../features/documents/bulletins/routes.ts'
import { countyResultsRoutes } from '../features/documents/county-results/routes.ts'
import { schoolPagesRoutes } from '../features/documents/school-pages/routes.ts'
import { selfReportRoutes } from '../features/documents/self-report/routes.ts'
import { paperTemplateRoutes } from '../features/documents/templates/routes.ts'
import { evaluationRoutes } from '../features/evaluation/routes.ts'
import { homeRoutes } from '../features/home/routes.ts'
import { type Channels, NO_CHANNELS } from '../features/notices/channel.ts'
import { noticesRoutes } from '../features/notices/routes.ts'
import { orgsRoutes } from '../features/orgs/routes.ts'
import { rectificationRoutes } from '../features/rectification/routes.ts'
import { standardsRoutes } from '../features/standards/routes.ts'
import { viewsRoutes } from '../features/views/routes.ts'
import { warningsRoutes } from '../features/warnings/routes.ts'
import { replyToBadAddress, replyWithProblems } from './error-reply.ts'
import { healthRoute } from './health.ts'
import type { App } from './mount.ts'
import { apiPages } from './openapi-page.ts'
import { secureHeaders } from './security-headers.ts'
import { serveWeb } from './static-web.ts'

export interface AppDeps {
  db: Db
  config: Pick<ServeConfig, 'demo' | 'tls' | 'trustProxy'>
  /** Fastify's logger; Pino fits. */
  log: FastifyBaseLogger
  /** None: no second factor can be set up. */
  secretKey?: SecretKey
  /** The organisation's own sign-in; none when not given. */
  signOn?: SignOnProvider | null
  /** The ways notices leave the house; none when not given. */
  channels?: Channels
  /** The wall clock; tests bring their own. */
  now?: () => Date
  /** The threads for long work; one is opened, and closed with the app, when none is given. */
  work?: Work
  /** The folder of the built web; the repository's when not given. */
  web?: string
}

/**
 * The whole HTTP side: API, its document, and the web. Not yet listening: `await app.listen({ host, port })`; `await app.close()`
 * finishes replies under way first. Does not close `db`.
 */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const { app } = await assemble(deps)
  return app.http
}

/** As `buildApp`, with the list of mounted endpoints, which tests compare with the contracts. */
export async function assemble(deps: AppDeps): Promise<{ app: App }> {
  const { db, config, now = () => new Date() } = deps
  const work = deps.work ?? openWork()
  const http = Fastify({
    loggerInstance: deps.log,
    // Fastify's own lines carry the address with its query; ours (below) carry the path alone.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // One proxy is trusted, the one in front of us: what stands further left in X-Forwarded-For is only what a caller wrote.
    trustProxy: config.trustProxy && ((_address, hop) => hop === 0),
    bodyLimit: 1024 * 1024,
    // Stopping is said in our own words (error-reply.ts).
    return503OnClosing: false,
    frameworkErrors: replyToBadAddress,
    // 50 MB over a village's line takes minutes; only who is signed in may send that much.
    requestTimeout: 900_000,
    routerOptions: { ignoreTrailingSlash: false },
    ...(config.tls && { https: config.tls }),
  }) as FastifyInstance

  replyWithProblems(http)
  logAccess(http)
  secureHeaders(http)
  await http.register(fastifyCookie)
  await http.register(fastifyMultipart, { throwFileSizeLimit: true })
  if (!deps.work) http.addHook('onClose', () => work.close())

  const app: App = {
    http,
    endpoints: [],
    uploads: { most: 8, open: 0 },
    contextOf: (request) => ({
      db,
      work,
      log: request.log,
      now: now(),
      reference: request.id,
      // IPv4 through an IPv6 socket is still the IPv4 address.
      address: request.ip.replace(/^::ffff:(?=\d+\.)/, ''),
      agent: request.headers['user-agent']?.slice(0, 200) ?? null,
      demo: config.demo,
      secretKey: deps.secretKey ?? NO_SECRET_KEY,
      signOn: deps.signOn ?? null,
      session: null,
    }),
    sessionOf: (request, passive) => sessionOf(db, request, now(), passive),
  }
  accessRoutes(app)
  auditRoutes(app)
  collectionRoutes(app)
  evaluationRoutes(app)
  bulletinRoutes(app)
  countyResultsRoutes(app)
  schoolPagesRoutes(app)
  selfReportRoutes(app)
  paperTemplateRoutes(app)
  homeRoutes(app)
  noticesRoutes(app, deps.channels ?? NO_CHANNELS)
  orgsRoutes(app)
  rectificationRoutes(app)
  standardsRoutes(app)
  viewsRoutes(app)
  warningsRoutes(app)
  healthRoute(app)
  apiPages(app)
  await serveWeb(http, deps.web)
  return { app }
}

async function sessionOf(db: Db, request: FastifyRequest, now: Date, passive: boolean) {
  const token = request.cookies[SESSION_COOKIE]
  return token ? findLiveSession(db, token, now, { passive }) : null
}

/** One line a request: path without its query, status, time. No cookies, bodies, names or addresses. */
function logAccess(http: FastifyInstance): void {
  http.addHook('onResponse', async (request, reply) => {
    const path = request.url.split('?', 1)[0]
    const ms = Math.round(reply.elapsedTime)
    request.log.info({ method: request.method, path, status: reply.statusCode, ms }, 'request')
  })
}
