import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { type Endpoint, isFree } from '@junheng/core/endpoint.ts'
import { ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { DATA } from './route-table/data.ts'
import { ITEM_SOURCES } from './route-table/item-sources.ts'
import { LEDGER } from './route-table/ledger.ts'
import { LETTERS } from './route-table/letters.ts'
import { MEASURES } from './route-table/measures.ts'
import { MILESTONES } from './route-table/milestones.ts'
import { PAPERS } from './route-table/papers.ts'
import { PEOPLE } from './route-table/people.ts'
import { ROUNDS } from './route-table/rounds.ts'
import { OF_SCHOOLS, OTHER_SCHOOL, OWN_SCHOOL, type Row } from './route-table/row.ts'
import { SCHOOL_PLANS } from './route-table/school-plans.ts'
import { type Caller, COUNTY, httpScene, OTHER_COUNTY } from './test-app.ts'

/**
 * Who may call, by endpoint. Everything not named is refused: 401 for a stranger, 403 for a role without the permission. An endpoint about one
 * school says so in `about`: roles that see schools then get their own (the input's), and 403 for any other.
 */
const TABLE: Readonly<Record<string, Row>> = {
  ...PEOPLE,
  ...DATA,
  ...PAPERS,
  ...ROUNDS,
  ...ITEM_SOURCES,
  ...LEDGER,
  ...MEASURES,
  ...LETTERS,
  ...MILESTONES,
  ...SCHOOL_PLANS,
}

const CALLERS: readonly { name: 'stranger' | Role; caller: Caller }[] = [
  { name: 'stranger', caller: 'stranger' },
  ...ROLES.map((role) => ({ name: role, caller: { role, county: COUNTY, schools: [OWN_SCHOOL] } })),
  { name: 'coordinator', caller: { role: 'coordinator', county: OTHER_COUNTY } },
]

const nameOf = ({ method, path }: Endpoint) => `${method} ${path}`

test(
  'every mounted endpoint has a row in the table, and every row an endpoint',
  httpScene(async ({ app }) => {
    assert.deepEqual(app.endpoints.map(nameOf).sort(), Object.keys(TABLE).sort())
  }),
)

test(
  'every contract of every feature is mounted',
  httpScene(async ({ app }) => {
    const features = join(import.meta.dirname, '../../../core/src/features')
    const described: string[] = []
    for (const file of readdirSync(features, { recursive: true, encoding: 'utf8' })) {
      if (basename(file) !== 'contract.ts') continue
      const contract: Record<string, unknown> = await import(join(features, file))
      described.push(...Object.values(contract).filter(isEndpoint).map(nameOf))
    }
    assert.ok(described.length > 15)
    assert.deepEqual(described.sort(), app.endpoints.map(nameOf).sort())
  }),
)

test(
  'every endpoint answers every role as the table says, and refuses before it reads a body',
  httpScene(async ({ app, as }) => {
    for (const { name, caller } of CALLERS) {
      for (const endpoint of app.endpoints) {
        // Leaving would take the session away from the calls after it; it has its own tests.
        if (nameOf(endpoint) === 'DELETE /api/session' && name !== 'stranger') continue
        const row = TABLE[nameOf(endpoint)]
        assert.ok(row, `${nameOf(endpoint)} has no row`)
        const client = await as(caller)
        const { status, text } = await client.send(endpoint, row.input)
        const said = `${nameOf(endpoint)} as ${JSON.stringify(caller)}: ${status} ${text.slice(0, 120)}`
        if (!row.may.includes(name)) assert.equal(status, name === 'stranger' ? 401 : 403, said)
        else assert.ok(status < 500 && status !== 401 && status !== 403, said)
      }
    }
  }),
)

test(
  'every endpoint says whose data it is about, as the table does; who says nothing speaks of the whole county',
  httpScene(async ({ app }) => {
    for (const endpoint of app.endpoints) {
      assert.equal(
        endpoint.about,
        TABLE[nameOf(endpoint)]?.about ?? (isFree(endpoint.needs) ? 'anyone' : 'county'),
        nameOf(endpoint),
      )
    }
  }),
)

test(
  'who sees schools is refused any other school, and a question that names none',
  httpScene(async ({ app, as }) => {
    const ofOneSchool = app.endpoints.filter(({ about }) => about === 'params.school' || about === 'query.school')
    assert.ok(ofOneSchool.length >= 4)
    for (const role of OF_SCHOOLS) {
      const client = await as({ role, county: COUNTY, schools: [OWN_SCHOOL] })
      for (const endpoint of ofOneSchool) {
        const { params, query, ...input } = TABLE[nameOf(endpoint)]?.input ?? {}
        const part = endpoint.about === 'params.school' ? 'params' : 'query'
        const naming = (school: string) => ({
          ...input,
          ...(params && { params }),
          ...(query && { query }),
          [part]: { ...(part === 'params' ? params : query), school },
        })
        const { status, text } = await client.send(endpoint, naming(OTHER_SCHOOL))
        assert.equal(status, 403, `${role} ${nameOf(endpoint)}: ${status}`)
        assert.equal(JSON.parse(text).code, 'access.out-of-scope')
        if (part === 'params') continue
        const { school: _, ...unnamed } = query ?? {}
        assert.equal((await client.send(endpoint, { ...input, ...(params && { params }), query: unnamed })).status, 403)
      }
    }
  }),
)

test(
  'every write is refused without the session token, whoever calls',
  httpScene(async ({ app, as }) => {
    for (const endpoint of app.endpoints.filter(({ method, needs }) => method !== 'GET' && needs !== 'public')) {
      const row = TABLE[nameOf(endpoint)]
      const role = row?.may.find((name) => name !== 'stranger') ?? 'coordinator'
      const { status, text } = await (await as({ role })).send(endpoint, row?.input, { 'x-csrf-token': 'guessed' })
      assert.equal(status, 403, nameOf(endpoint))
      assert.equal(JSON.parse(text).code, 'access.forged-request')
    }
  }),
)

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'needs' in value
}
