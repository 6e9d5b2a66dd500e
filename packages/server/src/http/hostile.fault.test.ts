import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Endpoint, type FileKind, isFree } from '@junheng/core/endpoint.ts'
import { ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { mayRole } from '@junheng/core/features/access/rules.ts'
import { ProblemReply } from '@junheng/core/problem-reply.ts'
import { type Client, COUNTY, clientWith, formOf, type HttpStage, httpScene, OTHER_COUNTY } from './test-app.ts'
import { BODIES, FILE_NAMES, FILES, FORGED, QUERIES, SEGMENTS, TEXTS, VALUES } from './test-hostile.ts'
import { leavesOf, replaced, sampleOf, valueAt } from './test-samples.ts'
import { fillCounty, idsOf, rowsOf } from './test-stranger.ts'

/** Longest one answer may take on a busy machine, in ms. */
const PATIENCE = 20_000
const SOMEBODY = '00000000-0000-4000-8000-000000000001'
/** Stands in everything the other county says of itself: whoever reads it has seen what is not his. */
const CANARY = '不可外传的石桥'
const PARTS = ['params', 'query', 'body'] as const

/** Shares of all endpoints, a test each. */
const SHARES = 5

for (let share = 0; share < SHARES; share++)
  test(
    `whatever is sent to whichever endpoint (${share + 1} of ${SHARES}): no internal error, no word of the inside, nothing of another county shown or changed`,
    httpScene(
      async (stage) => {
        await fillCounty(stage, OTHER_COUNTY, CANARY)
        await fillCounty(stage, COUNTY, '澄溪')
        const [before, ids] = [await rowsOf(stage.db, OTHER_COUNTY), await idsOf(stage.db, OTHER_COUNTY)]
        assert.ok(ids.length > 12, `only ${ids.length} ids of the other county`)
        const found: string[] = []
        const endpoints = stage.app.endpoints.filter((_, i) => i % SHARES === share)
        const unreached: string[] = []
        let calls = 0
        // Who sets the rules for all comes last: no one would come in after.
        const order = (one: Endpoint) => ['system_admin', 'audit_admin', 'security_admin'].indexOf(attackerOf(one))
        for (const endpoint of endpoints.toSorted((a, b) => order(a) - order(b))) {
          const attack = attackOn(stage, endpoint, found)
          await attack.aim(await idsOf(stage.db, COUNTY))
          for (const step of [
            attack.texts,
            attack.values,
            attack.bodies,
            attack.files,
            attack.forgeries,
            () => attack.strangers(ids),
          ])
            await step()
          calls += attack.counts.calls
          if (attack.counts.answered === 0) unreached.push(nameOf(endpoint))
        }
        assert.deepEqual(found.slice(0, 40), [], `${found.length} in ${calls} calls`)
        assert.deepEqual(await rowsOf(stage.db, OTHER_COUNTY), before, 'rows of another county were changed')
        // It would be no test if everything were turned away at the door.
        assert.ok(unreached.length < endpoints.length / 2, `not reached: ${unreached.join(', ')}`)
        assert.ok(calls > 20 * endpoints.length, `only ${calls} calls`)
      },
      { own: true },
    ),
  )

interface Wire {
  params: unknown
  query: unknown
  body: unknown
  /** Take the place of what the parts would become. */
  url?: string
  raw?: { type: string; payload: Buffer | string }
  file?: { name: string; bytes: Uint8Array }
  headers?: Record<string, string>
}

function attackOn({ app, as }: HttpStage, endpoint: Endpoint, found: string[]) {
  const role = attackerOf(endpoint)
  const counts = { calls: 0, answered: 0 }
  let aim = SOMEBODY
  const takesFiles = Object.keys(endpoint.files).length > 0
  const wireOf = (text: string, which: 'all' | 'required'): Wire => {
    const value = (format: string | null) => (format === 'uuid' ? aim : text)
    return {
      params: sampleOf(endpoint.params, value),
      query: sampleOf(endpoint.query, value, which),
      body: sampleOf(endpoint.body, value, which),
    }
  }
  const base = () => wireOf('示例', 'required')
  const full = wireOf('示例', 'all')
  const leaves = PARTS.flatMap((part) => leavesOf(full[part]).map((leaf) => ({ part, leaf, was: valueAt(full[part], leaf) })))
  const having = (part: (typeof PARTS)[number], leaf: readonly (string | number)[], by: unknown): Wire => ({
    ...base(),
    [part]: replaced(base()[part], leaf, by),
  })

  let attempts = 0
  // A call may have ended the session, or be the sign-in that replaces it: then the next one is somebody else of the same role.
  const caller = () => as({ role, county: COUNTY, schools: ['2199000001', `${nameOf(endpoint)} ${attempts}`] })

  async function send(what: string, wire: Wire, by?: Client): Promise<number> {
    counts.calls += 1
    const { url, body, type } = requestOf(endpoint, wire)
    const client = by ?? (await caller())
    const began = performance.now()
    const call = { method: endpoint.method, path: url, files: {} }
    const reply = await client.send(call, { body }, { ...(type && { 'content-type': type }), ...wire.headers })
    const { status, text } = reply
    if (status === 401 || reply.headers['set-cookie'] !== undefined) attempts += 1
    if (![400, 403, 404, 413, 415].includes(status)) counts.answered += 1
    const problem = status >= 400 ? problemIn(text) : null
    const wrong = [
      performance.now() - began > PATIENCE && 'took too long',
      status >= 400 && !problem && `${status} is no problem reply: ${text.slice(0, 80)}`,
      status >= 500 && problem?.retryAfter === undefined && `${status} ${problem?.detail}`,
      INSIDE.exec(text) && `tells of the inside: ${INSIDE.exec(text)}`,
      !SEES_MORE.has(role) && text.includes(CANARY) && 'shows another county',
      String(reply.headers['content-type']).includes('html') && 'answers html',
    ].filter((one) => typeof one === 'string')
    found.push(...wrong.map((one) => `${nameOf(endpoint)} as ${role}: ${one} — ${what}`))
    return status
  }

  return {
    counts,
    /** Looks for something of one's own that the call is about, so that what follows comes further than "no such thing". */
    async aim(ids: readonly string[]) {
      if (leaves.every(({ was }) => was !== SOMEBODY)) return
      for (const id of ids) {
        aim = id
        if (![400, 403, 404].includes(await send('a sample', base()))) return
      }
      aim = SOMEBODY
    },
    async texts() {
      await send('a sample', { ...base(), file: soundFile(endpoint) })
      for (const [what, text] of TEXTS) await send(`${what} everywhere`, wireOf(text, 'all'))
      const [, everything] = TEXTS.at(-1)!
      await send('everything beside a sound file', { ...wireOf(everything, 'all'), file: soundFile(endpoint) })
      for (const { part, leaf, was } of leaves)
        if (typeof was === 'string') await send(`everything in ${part}.${leaf.join('.')}`, having(part, leaf, everything))
    },
    async values() {
      // What is only read is reached often enough: judging a county takes its time.
      if (endpoint.method === 'GET') aim = SOMEBODY
      for (const { part, leaf } of leaves)
        for (const value of VALUES) await send(`${String(value)} in ${part}.${leaf.join('.')}`, having(part, leaf, value))
    },
    async bodies() {
      if (endpoint.method !== 'GET')
        for (const [what, type, payload] of BODIES) await send(what, { ...base(), raw: { type, payload } })
      const path = requestOf(endpoint, base()).url.split('?')[0]!
      for (const query of QUERIES) await send(`?${query.slice(0, 40)}`, { ...base(), url: `${path}?${query}` })
      if (endpoint.path.includes(':'))
        for (const segment of SEGMENTS)
          await send(`/${segment.slice(0, 40)}`, { ...base(), url: endpoint.path.replaceAll(/:\w+/g, () => segment) })
    },
    async files() {
      if (!takesFiles) return
      for (const name of FILE_NAMES)
        await send(`file named ${JSON.stringify(name)}`, { ...base(), file: { name, bytes: FILES[1]![1] } })
      for (const [what, bytes] of FILES) await send(what, { ...base(), file: { name: 'a.zip', bytes } })
    },
    async forgeries() {
      for (const headers of FORGED) {
        const status = await send(`headers ${JSON.stringify(headers).slice(0, 80)}`, base(), clientWith(app, headers))
        if (endpoint.needs !== 'public' && status !== 401) found.push(`${nameOf(endpoint)}: ${status} for a forged cookie`)
      }
      if (endpoint.needs === 'public' || endpoint.method === 'GET') return
      for (const token of ['', 'guessed', 'A'.repeat(5000), '\u00ff']) {
        const status = await send('a forged token', { ...base(), headers: { 'x-csrf-token': token } })
        if (status !== 403) found.push(`${nameOf(endpoint)}: ${status} for a forged token`)
      }
    },
    async strangers(ids: readonly string[]) {
      const places = leaves.filter(({ was }) => was === SOMEBODY)
      for (const id of places.length > 0 ? ids : []) {
        const wire = wireOf('示例', 'all')
        for (const { part, leaf } of places) wire[part] = replaced(wire[part], leaf, id)
        await send('the id of something of another county', wire)
      }
    },
  }
}

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`

/** Who may call it; of several the one who does most. */
function attackerOf({ needs }: Endpoint): Role {
  const role = ROLES.find((one) => isFree(needs) || mayRole(one, needs))
  assert.ok(role, `nobody may ${needs}`)
  return role
}

/** City and administration see more than one county, as they should. */
const SEES_MORE: ReadonlySet<Role> = new Set(['city_supervisor', 'system_admin', 'security_admin', 'audit_admin'])

/** Stack traces, paths of ours, the database's own words. */
const INSIDE =
  /\n\s+at \S|node_modules|\/packages\/(?:core|server)\/|\.ts:\d|ZodError|invalid input syntax|duplicate key|violates|does not exist|syntax error at|unterminated/

/** A file of the kind the call takes. */
function soundFile({ files }: Endpoint): { name: string; bytes: Uint8Array } {
  const kind = Object.values(files)[0]?.accepts[0] ?? 'text'
  const examples: Partial<Record<FileKind, string>> = { zip: 'county.zip', docx: 'plan.docx', text: 'plan-body.txt' }
  const name = examples[kind] ?? 'county.xlsx'
  return { name, bytes: readFileSync(join(import.meta.dirname, '../../../../examples', name)) }
}

/** The call as it goes over the wire. */
function requestOf({ path, files }: Endpoint, wire: Wire): { url: string; body?: unknown; type?: string } {
  const params = wire.params as Record<string, unknown>
  const query = Object.entries(wire.query as Record<string, unknown>).map(([key, value]) => `${key}=${encoded(value)}`)
  const filled = path.replaceAll(/:(\w+)/g, (_, key: string) => encoded(params?.[key] ?? '-'))
  const url = wire.url ?? (query.length > 0 ? `${filled}?${query.join('&')}` : filled)
  if (wire.raw) return { url, body: wire.raw.payload, type: wire.raw.type }
  const names = Object.keys(files)
  if (names.length === 0) return isEmpty(wire.body) ? { url } : { url, body: JSON.stringify(wire.body), type: 'application/json' }
  const file = wire.file ?? { name: 'a.zip', bytes: FILES[0]![1] }
  const form = formOf(wire.body as Record<string, unknown>, { [names[0]!]: file })
  return { url, body: form.payload, type: form.type }
}

const encoded = (value: unknown): string =>
  encodeURIComponent((typeof value === 'object' ? JSON.stringify(value) : String(value)).toWellFormed())

const isEmpty = (value: unknown): boolean => typeof value === 'object' && value !== null && Object.keys(value).length === 0

function problemIn(text: string): ProblemReply | null {
  try {
    return ProblemReply.parse(JSON.parse(text))
  } catch {
    return null
  }
}
