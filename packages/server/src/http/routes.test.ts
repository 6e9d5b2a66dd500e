import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Endpoint } from '@junheng/core/endpoint.ts'
import type { Role } from '@junheng/core/features/access/rules.ts'
import { type Caller, type CallInput, COUNTY, httpScene, OTHER_COUNTY } from './test-app.ts'

const SOMEBODY = '00000000-0000-4000-8000-000000000001'
const zip = { file: { name: 'county.zip', bytes: 'not a zip' } }
const plan = { file: { name: 'plan.docx', bytes: 'not a docx' } }
const id = { id: SOMEBODY }

/** Who may call, by endpoint. Everything not named is refused: 401 for a stranger, 403 for a role without the permission. */
const TABLE: Record<string, { may: readonly ('stranger' | Role)[]; input?: CallInput }> = {
  'GET /api/session': { may: ['stranger', 'coordinator', 'system_admin', 'audit_admin'] },
  'POST /api/session': {
    may: ['stranger', 'coordinator', 'system_admin', 'audit_admin'],
    input: { body: { account: '', password: '' } },
  },
  'DELETE /api/session': { may: ['coordinator', 'system_admin', 'audit_admin'] },
  'POST /api/session/password': {
    may: ['coordinator', 'system_admin', 'audit_admin'],
    input: { body: { current: '', next: '' } },
  },
  'GET /api/accounts': { may: ['system_admin'] },
  'POST /api/accounts/:id/unlock': { may: ['system_admin'], input: { params: id } },
  'DELETE /api/accounts/:id/sessions': { may: ['system_admin'], input: { params: id } },
  'GET /api/audit': { may: ['coordinator', 'system_admin', 'audit_admin'], input: { query: { subject: SOMEBODY } } },
  'GET /api/audit/sealing': { may: ['audit_admin'] },
  'POST /api/audit/verifications': { may: ['audit_admin'] },
  'GET /api/audit/verifications/latest': { may: ['audit_admin'] },
  'GET /api/audit/export': { may: ['audit_admin'] },
  'GET /api/templates/:kind': { may: ['coordinator'], input: { params: { kind: 'school' } } },
  'POST /api/packages/annotated': { may: ['coordinator'], input: { files: { file: { name: 'a.xlsx', bytes: 'no workbook' } } } },
  'POST /api/packages/check': { may: ['coordinator'], input: { files: zip } },
  'POST /api/packages': { may: ['coordinator'], input: { files: zip } },
  'GET /api/packages': { may: ['coordinator'] },
  'GET /api/packages/:id': { may: ['coordinator'], input: { params: id } },
  'GET /api/packages/:id/row': { may: ['coordinator'], input: { params: id, query: { sheet: 'schools.csv', row: 2 } } },
  'GET /api/packages/:id/file': { may: ['coordinator'], input: { params: id } },
  'GET /api/packages/:id/workbook': { may: ['coordinator'], input: { params: id } },
  'DELETE /api/packages/:id': {
    may: ['coordinator'],
    input: { params: id, body: { reason: '传错了文件', confirmFileName: 'x' } },
  },
  'GET /api/packages/:id/evaluation': { may: ['coordinator'], input: { params: id } },
  'GET /api/packages/:id/matrix': { may: ['coordinator'], input: { params: id } },
  'GET /api/packages/:id/forms': { may: ['coordinator'], input: { params: id } },
  'GET /api/packages/:id/forms/:paper': { may: ['coordinator'], input: { params: { ...id, paper: 'forms.xlsx' } } },
  'GET /api/packages/:id/school-forms/:school': { may: ['coordinator'], input: { params: { ...id, school: 'x' } } },
  'GET /api/packages/:id/school-forms/:school/:format': {
    may: ['coordinator'],
    input: { params: { ...id, school: 'x', format: 'xlsx' } },
  },
  'GET /api/packages/:id/schools': { may: ['coordinator'], input: { params: id } },
  'GET /api/packages/:id/schools/:school': { may: ['coordinator'], input: { params: { ...id, school: '2199000001' } } },
  'GET /api/packages/:id/spread': { may: ['coordinator'], input: { params: id, query: { stage: 'primary', indicator: 'L1' } } },
  'GET /api/packages/:id/explanation': { may: ['coordinator'], input: { params: id, query: { indicator: 'L1' } } },
  'GET /api/packages/:id/profile-difference': { may: ['coordinator'], input: { params: id } },
  'POST /api/plans': { may: ['coordinator'], input: { files: plan } },
  'GET /api/plans': { may: ['coordinator'] },
  'GET /api/plans/:id': { may: ['coordinator'], input: { params: id } },
  'POST /api/plans/:id/name-variants': {
    may: ['coordinator'],
    input: { params: id, body: { published: 'a', canonical: 'b', decision: 'open', seen: 0 } },
  },
  'POST /api/plans/:id/findings': {
    may: ['coordinator'],
    input: { params: id, body: { finding: 'a', action: 'keep', seen: 0 } },
  },
  'POST /api/plans/:id/ledger': {
    may: ['coordinator'],
    input: { params: id, body: { format: 'xlsx', view: 'indicator', entries: ['a'] } },
  },
  'DELETE /api/plans/:id': { may: ['coordinator'], input: { params: id, body: { reason: '传错了文件', confirmFileName: 'x' } } },
  'GET /api/plans/:id/export': { may: ['coordinator'], input: { params: id } },
  'GET /api/views/:room': { may: ['coordinator', 'system_admin', 'audit_admin'], input: { params: { room: 'matrix' } } },
  'PUT /api/views/:room/:name': {
    may: ['coordinator', 'system_admin', 'audit_admin'],
    input: { params: { room: 'matrix', name: '全部' }, body: { search: '' } },
  },
  'DELETE /api/views/:room/:name': {
    may: ['coordinator', 'system_admin', 'audit_admin'],
    input: { params: { room: 'matrix', name: '全部' } },
  },
  'GET /api/standards': { may: ['coordinator', 'system_admin'] },
  'GET /api/standards/elements': { may: ['coordinator', 'system_admin'] },
  'GET /api/profiles': { may: ['coordinator'] },
  'POST /api/profiles': { may: ['coordinator'], input: { body: { name: '', settings: {} } } },
  'GET /api/profiles/:id/file': { may: ['coordinator'], input: { params: id } },
  'DELETE /api/profiles/:id': { may: ['coordinator'], input: { params: id, body: { confirmName: 'x' } } },
  'POST /api/profiles/adoption': { may: ['coordinator'], input: { body: { profile: null, instead: null } } },
}

const CALLERS: readonly { name: 'stranger' | Role; caller: Caller }[] = [
  { name: 'stranger', caller: 'stranger' },
  { name: 'coordinator', caller: { role: 'coordinator', county: COUNTY } },
  { name: 'coordinator', caller: { role: 'coordinator', county: OTHER_COUNTY } },
  { name: 'system_admin', caller: { role: 'system_admin' } },
  { name: 'audit_admin', caller: { role: 'audit_admin' } },
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
    for (const feature of readdirSync(features)) {
      if (!readdirSync(join(features, feature)).includes('contract.ts')) continue
      const contract: Record<string, unknown> = await import(join(features, feature, 'contract.ts'))
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
