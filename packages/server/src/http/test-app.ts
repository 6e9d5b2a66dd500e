import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { addressOf, type CallOf, type Endpoint, type ReplyOf } from '@junheng/core/endpoint.ts'
import { branchOf, PLACES, type Role } from '@junheng/core/features/access/roles.ts'
import { ProblemReply } from '@junheng/core/problem-reply.ts'
import { pino } from 'pino'
import { openWork, type Work } from '../background/work.ts'
import type { Db } from '../db/database.ts'
import { ownDatabase, type Stage, scene } from '../db/test-database.ts'
import { SESSION_COOKIE } from '../features/access/cookies.ts'
import * as posts from '../features/access/post-queries.ts'
import * as access from '../features/access/queries.ts'
import type { SecretKey } from '../features/access/secret-key.ts'
import { beginSession } from '../features/access/sessions.ts'
import type { SignOnProvider } from '../features/access/single-sign-on/provider.ts'
import type { Channels } from '../features/notices/channel.ts'
import { assemble } from './app.ts'
import type { App } from './mount.ts'

/** Who calls: a role, the county's code for roles that have one, and the schools of roles that see schools (the first its own). */
export type Caller = 'stranger' | { role: Role; county?: string; schools?: readonly string[]; unit?: string }

export type CallInput = {
  params?: Record<string, string>
  query?: Record<string, string | number>
  body?: unknown
  files?: Files
}
export type Files = Record<string, { name: string; bytes: Uint8Array | string }>

export interface Reply {
  status: number
  headers: Record<string, unknown>
  bytes: Buffer
  text: string
}

export interface Client {
  /** Calls through the contract: the reply is held against it; a refusal is thrown as `Refused`. */
  call: <E extends Endpoint>(endpoint: E, input?: Partial<CallOf<E>> & { files?: Files }) => Promise<ReplyOf<E>>
  send: (
    endpoint: Pick<Endpoint, 'method' | 'path' | 'files'>,
    input?: CallInput,
    headers?: Record<string, string>,
  ) => Promise<Reply>
}

export interface HttpStage {
  db: Db
  app: App
  /** The owner's login, with a database of its own; null in a scene that is rolled back. */
  migratorUrl: string | null
  /** May be exchanged under the server's feet. */
  secretKey: SecretKey
  /** Moves the server's clock. */
  clock: { now: Date }
  as: (caller: Caller) => Promise<Client>
}

/** A problem reply, thrown. */
export class Refused extends Error {
  readonly code: string
  readonly problem: ProblemReply

  constructor(problem: ProblemReply) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`)
    this.code = problem.code
    this.problem = problem
  }
}

export const COUNTY = '990101'
export const OTHER_COUNTY = '990102'

/** The installation's key in every scene. */
export const TEST_KEY = Buffer.alloc(32, 7)

/** Of a password nobody wrote down. */
const NOBODYS_PASSWORD = '$argon2id$v=19$m=8,t=1,p=1$Oymc+gAZRz/irHfnVNEcvg$eqYyLDbyt8jLx8pt9YloolIzAqedapEZ5VYcv2JOcgI'

interface Options {
  demo?: boolean
  /** As behind a proxy that speaks HTTPS. */
  https?: boolean
  work?: Work
  /** The ways notices leave the house; none when not given. */
  channels?: Channels
  /** The organisation's own sign-in; none when not given. */
  signOn?: SignOnProvider
  /** A whole database of its own, for what needs real commits or two connections. */
  own?: boolean
}

/** A test with the whole server on a database of its own scene, called without a socket. Two fictional counties stand in it. */
export function httpScene(body: (stage: HttpStage) => Promise<void>, options: Options = {}): () => Promise<void> {
  const around = options.own ? ownDatabase : scene
  return around(async ({ db, urls }: Stage & { urls?: { migrator: string } }) => {
    const clock = { now: new Date('2026-11-23T02:00:00.000Z') }
    const config = { demo: options.demo ?? false, tls: null, trustProxy: options.https ?? false }
    const secretKey: SecretKey = { find: () => TEST_KEY, make: () => TEST_KEY }
    const log = pino({ level: process.env['TEST_LOG'] ?? 'silent' })
    const { app } = await assemble({
      db,
      config,
      log,
      now: () => clock.now,
      work: options.work ?? threads(),
      web: '/nowhere',
      secretKey,
      ...(options.channels && { channels: options.channels }),
      signOn: options.signOn ?? null,
    })
    try {
      await addCounties(db, clock.now)
      const clients = new Map<string, Promise<Client>>()
      const as = (caller: Caller) => {
        const key = JSON.stringify(caller)
        const client = clients.get(key) ?? clientOf(app, db, caller, clock.now)
        clients.set(key, client)
        return client
      }
      await body({ db, app, secretKey, clock, as, migratorUrl: urls?.migrator ?? null })
    } finally {
      await app.http.close()
    }
  })
}

// One pool for the test process; its idle threads keep nothing alive.
let shared: Work | undefined
function threads(): Work {
  shared ??= openWork()
  return shared
}

async function addCounties(db: Db, now: Date): Promise<void> {
  const rows = [
    { county_code: COUNTY, name: '澄溪区', is_demo: true, created_at: now.toISOString() },
    { county_code: OTHER_COUNTY, name: '石桥县', is_demo: true, created_at: now.toISOString() },
  ]
  await db.insertInto('county').values(rows).execute()
}

async function clientOf(app: App, db: Db, caller: Caller, now: Date): Promise<Client> {
  if (caller === 'stranger') return clientWith(app, {})
  const { role, county = COUNTY, schools = [], unit = '虚构单位' } = caller
  const account_id = randomUUID()
  const account = {
    account_id,
    name: `${role}-${caller.county ?? ''}-${randomUUID().slice(0, 8)}`,
    display_name: role === 'coordinator' ? '陈统筹' : '林管理',
    branch: branchOf(role),
    phone: null,
    password_hash: NOBODYS_PASSWORD,
    must_change: false,
  }
  await access.addAccount(db, account, now.toISOString())
  const place = PLACES[role]
  const post = {
    post_id: randomUUID(),
    account_id,
    role,
    county_code: place === 'installation' ? null : place === 'city' ? `${county.slice(0, 4)}00` : county,
    org_id: null,
    school_code: place === 'school' ? (schools[0] ?? 'a school of nobody') : null,
    unit_name: unit,
    valid_from: '2026-01-01',
    valid_to: null,
    granted_at: now.toISOString(),
    granted_name: '测试',
  }
  await posts.addPost(db, post, place === 'unit' ? schools : [])
  const { token, session } = await beginSession(db, post, place === 'city' ? county : null, { now })
  return clientWith(app, { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': session.csrfToken })
}

/** A client with these headers on every call. */
export function clientWith(app: App, standing: Record<string, string>): Client {
  const send: Client['send'] = async (endpoint, { params, query, body, files } = {}, headers = {}) => {
    const form = Object.keys(endpoint.files).length > 0 ? formOf(body as Record<string, unknown> | undefined, files) : null
    const reply = await app.http.inject({
      method: endpoint.method as 'GET',
      url: addressOf(endpoint, params, query),
      headers: { ...standing, ...(form && { 'content-type': form.type }), ...headers },
      ...(form ? { payload: form.payload } : body !== undefined && { payload: body as object }),
    })
    return { status: reply.statusCode, headers: reply.headers, bytes: reply.rawPayload, text: reply.body }
  }
  const call: Client['call'] = async (endpoint, input = {}) => {
    const reply = await send(endpoint, input as CallInput)
    if (reply.status >= 400) throw new Refused(ProblemReply.parse(JSON.parse(reply.text)))
    const value = JSON.parse(reply.text)
    const parsed = endpoint.reply.parse(value)
    // What the contract does not name must not be sent.
    assert.deepEqual(parsed, value)
    return parsed as ReplyOf<typeof endpoint>
  }
  return { call, send }
}

/** A multipart body; fields before files, as a browser sends them. */
export function formOf(fields: Record<string, unknown> = {}, files: Files = {}): { type: string; payload: Buffer } {
  const boundary = '----junheng-test'
  const parts = Object.entries(fields).map(([name, value]) => [`name="${name}"`, Buffer.from(String(value))] as const)
  const attached = Object.entries(files).map(
    ([name, file]) => [`name="${name}"; filename="${file.name}"`, Buffer.from(file.bytes as Uint8Array)] as const,
  )
  const chunks = [...parts, ...attached].flatMap(([head, bytes]) => [
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${head}\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ])
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
  }
}
