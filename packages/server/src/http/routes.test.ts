import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { type Endpoint, isFree } from '@junheng/core/endpoint.ts'
import { DEFAULT_POLICY } from '@junheng/core/features/access/policy.ts'
import { ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import type { About } from '@junheng/core/features/access/scope.ts'
import { type Caller, type CallInput, COUNTY, httpScene, OTHER_COUNTY } from './test-app.ts'

const SOMEBODY = '00000000-0000-4000-8000-000000000001'
const exported = { file1: { name: 'a.xlsx', bytes: 'no workbook' } }
const zip = { file: { name: 'county.zip', bytes: 'not a zip' } }
const plan = { file: { name: 'plan.docx', bytes: 'not a docx' } }
const id = { id: SOMEBODY }

const OWN_SCHOOL = '2199000001'
const OTHER_SCHOOL = '2199000099'

const READERS = ['coordinator', 'leader', 'city_supervisor'] as const
const OF_SCHOOLS = ['section_officer', 'department_officer', 'township_officer', 'inspector', 'principal', 'filler'] as const
const SIGNERS = ['section_officer', 'department_officer', 'township_officer', 'principal'] as const
const FILLERS = ['coordinator', 'section_officer', 'department_officer', 'township_officer', 'principal', 'filler'] as const
const BUSINESS = [...READERS, ...OF_SCHOOLS] as const
const EVERYONE = ['stranger', ...ROLES] as const

/**
 * Who may call, by endpoint. Everything not named is refused: 401 for a stranger, 403 for a role without the permission. An endpoint about one
 * school says so in `about`: roles that see schools then get their own (the input's), and 403 for any other.
 */
const TABLE: Record<string, { may: readonly ('stranger' | Role)[]; about?: About; input?: CallInput }> = {
  'POST /api/beginning': { may: EVERYONE, input: { body: { code: COUNTY, name: '某县' } } },
  'GET /api/session': { may: EVERYONE },
  'POST /api/session': {
    may: EVERYONE,
    input: { body: { account: '', password: '' } },
  },
  'DELETE /api/session': { may: ROLES },
  'POST /api/session/post': { may: ROLES, input: { body: { post: SOMEBODY } } },
  'POST /api/session/password': {
    may: ROLES,
    input: { body: { current: '', next: '' } },
  },
  'POST /api/session/sign-on': { may: EVERYONE },
  'POST /api/session/sign-on/return': { may: EVERYONE, input: { body: { query: 'x' } } },
  'GET /api/session/sign-on': { may: ROLES },
  'POST /api/session/sign-on/binding': { may: ROLES, input: { body: { password: '' } } },
  'DELETE /api/session/sign-on/binding': { may: ROLES },
  'PUT /api/accounts/:id/identity': {
    may: ['system_admin'],
    about: 'anyone',
    input: { params: id, body: { subject: 'wang', reason: '入职' } },
  },
  'POST /api/session/code': { may: ROLES, input: { body: { code: '000000' } } },
  'GET /api/session/second-factor': { may: ROLES },
  'POST /api/session/second-factor/set-up': { may: ROLES },
  'POST /api/session/second-factor': { may: ROLES, input: { body: { code: '000000' } } },
  'DELETE /api/session/second-factor': { may: ROLES, input: { body: { password: '', code: '' } } },
  'GET /api/session/all': { may: ROLES },
  'DELETE /api/session/all/:id': { may: ROLES, input: { params: id } },
  'GET /api/access-policy': { may: ROLES },
  'PUT /api/access-policy': { may: ['security_admin'], about: 'anyone', input: { body: DEFAULT_POLICY } },
  'GET /api/accounts': { may: ['system_admin', 'security_admin'], about: 'anyone' },
  'POST /api/accounts': {
    may: ['system_admin'],
    about: 'anyone',
    input: { body: { name: 'li', displayName: '李某', phone: null, branch: 'business' } },
  },
  'GET /api/accounts/units': { may: ['security_admin'], about: 'anyone', input: { query: { county: COUNTY } } },
  'GET /api/accounts/bulk/template': { may: ['system_admin'], about: 'anyone' },
  'POST /api/accounts/bulk/check': {
    may: ['system_admin'],
    about: 'anyone',
    input: { files: { file: { name: 'a.xlsx', bytes: 'x' } } },
  },
  'POST /api/accounts/bulk': {
    may: ['system_admin'],
    about: 'anyone',
    input: { files: { file: { name: 'a.xlsx', bytes: 'x' } } },
  },
  'GET /api/post-requests': { may: ['system_admin', 'security_admin'], about: 'anyone' },
  'POST /api/post-requests/grants': { may: ['security_admin'], about: 'anyone', input: { body: { requests: [SOMEBODY] } } },
  'POST /api/post-requests/refusals': {
    may: ['security_admin'],
    about: 'anyone',
    input: { body: { requests: [SOMEBODY], reason: '填错了' } },
  },
  'POST /api/accounts/:id/password': { may: ['system_admin'], about: 'anyone', input: { params: id } },
  'PUT /api/accounts/:id/disabled': {
    may: ['system_admin'],
    about: 'anyone',
    input: { params: id, body: { disabled: true, reason: '调离' } },
  },
  'POST /api/accounts/:id/posts': {
    may: ['security_admin'],
    about: 'anyone',
    input: { params: id, body: { role: 'leader', county: COUNTY, unit: '某单位', schools: [], until: null } },
  },
  'DELETE /api/accounts/:id/posts/:post': {
    may: ['security_admin'],
    about: 'anyone',
    input: { params: { ...id, post: SOMEBODY }, body: { reason: '调离' } },
  },
  'DELETE /api/accounts/:id/second-factor': {
    may: ['system_admin', 'security_admin'],
    about: 'anyone',
    input: { params: id, body: { reason: '手机遗失' } },
  },
  'POST /api/accounts/:id/unlock': { may: ['system_admin'], about: 'anyone', input: { params: id } },
  'DELETE /api/accounts/:id/sessions': { may: ['system_admin'], about: 'anyone', input: { params: id } },
  'GET /api/audit': {
    may: [...READERS, 'system_admin', 'security_admin', 'audit_admin'],
    input: { query: { subject: SOMEBODY } },
  },
  'GET /api/audit/sealing': { may: ['audit_admin'], about: 'anyone' },
  'POST /api/audit/verifications': { may: ['audit_admin'], about: 'anyone' },
  'GET /api/audit/verifications/latest': { may: ['audit_admin'], about: 'anyone' },
  'GET /api/audit/export': { may: ['audit_admin'], about: 'anyone' },
  'GET /api/templates/:kind': { may: READERS, input: { params: { kind: 'school' } } },
  'POST /api/packages/annotated': { may: ['coordinator'], input: { files: { file: { name: 'a.xlsx', bytes: 'no workbook' } } } },
  'POST /api/gathered': { may: ['coordinator'], input: { files: exported } },
  'POST /api/gathered/workbook': { may: ['coordinator'], input: { files: exported } },
  'POST /api/packages/check': { may: ['coordinator'], input: { files: zip } },
  'POST /api/packages': { may: ['coordinator'], input: { files: zip } },
  'GET /api/packages': { may: READERS },
  'GET /api/packages/present': { may: BUSINESS, about: 'anyone' },
  'GET /api/packages/:id': { may: READERS, input: { params: id } },
  'GET /api/packages/:id/row': { may: READERS, input: { params: id, query: { sheet: 'schools.csv', row: 2 } } },
  'GET /api/packages/:id/file': { may: READERS, input: { params: id } },
  'GET /api/packages/:id/workbook': { may: READERS, input: { params: id } },
  'DELETE /api/packages/:id': {
    may: ['coordinator'],
    input: { params: id, body: { reason: '传错了文件', confirmFileName: 'x' } },
  },
  'GET /api/packages/:id/evaluation': { may: READERS, input: { params: id } },
  'GET /api/packages/:id/matrix': { may: READERS, input: { params: id } },
  'GET /api/packages/:id/forms': { may: READERS, input: { params: id } },
  'GET /api/packages/:id/forms/:paper': { may: READERS, input: { params: { ...id, paper: 'forms.xlsx' } } },
  'GET /api/packages/:id/school-forms/:school': {
    may: BUSINESS,
    about: 'params.school',
    input: { params: { ...id, school: OWN_SCHOOL } },
  },
  'GET /api/packages/:id/school-forms/:school/:format': {
    may: BUSINESS,
    about: 'params.school',
    input: { params: { ...id, school: OWN_SCHOOL, format: 'xlsx' } },
  },
  'GET /api/packages/:id/schools': { may: READERS, input: { params: id } },
  'GET /api/packages/:id/schools/:school': {
    may: BUSINESS,
    about: 'params.school',
    input: { params: { ...id, school: OWN_SCHOOL } },
  },
  'GET /api/packages/:id/spread': { may: READERS, input: { params: id, query: { stage: 'primary', indicator: 'L1' } } },
  'GET /api/packages/:id/explanation': {
    may: BUSINESS,
    about: 'query.school',
    input: { params: id, query: { indicator: 'L1', stage: 'primary', school: OWN_SCHOOL } },
  },
  'GET /api/packages/:id/profile-difference': { may: READERS, input: { params: id } },
  'GET /api/notices/count': { may: ROLES },
  'GET /api/notices': { may: ROLES },
  'POST /api/notices/read': { may: ROLES, input: { body: { ids: [SOMEBODY], isRead: true } } },
  'POST /api/notices/read-all': { may: ROLES, input: { body: {} } },
  'POST /api/notices/read-all/undo': { may: ROLES, input: { body: { at: '2026-11-23T02:00:00.000Z' } } },
  'GET /api/notices/settings': { may: ROLES },
  'PUT /api/notices/settings': { may: ROLES, input: { body: { mailKinds: [], digest: 'none', quiet: null } } },
  'POST /api/notices/mail': { may: ROLES, input: { body: { mail: 'somebody@example.com' } } },
  'POST /api/notices/mail/code': { may: ROLES, input: { body: { code: '000000' } } },
  'DELETE /api/notices/mail': { may: ROLES },
  'GET /api/notice-hooks': { may: ['coordinator', 'system_admin'], about: 'anyone' },
  'POST /api/notice-hooks': { may: ['coordinator', 'system_admin'], about: 'anyone', input: { body: {} } },
  'PUT /api/notice-hooks/:id': { may: ['coordinator', 'system_admin'], about: 'anyone', input: { params: id, body: {} } },
  'DELETE /api/notice-hooks/:id': { may: ['coordinator', 'system_admin'], about: 'anyone', input: { params: id } },
  'POST /api/notice-hooks/:id/test': { may: ['coordinator', 'system_admin'], about: 'anyone', input: { params: id } },
  'GET /api/notice-deliveries': { may: ['system_admin'], about: 'anyone' },
  'POST /api/notice-deliveries/retry': { may: ['system_admin'], about: 'anyone', input: { body: { ids: null } } },
  'GET /api/orgs': { may: READERS },
  'POST /api/orgs': { may: ['coordinator'], input: { body: {} } },
  'GET /api/orgs/:id': { may: READERS, input: { params: id } },
  'POST /api/orgs/:id/changes': { may: ['coordinator'], input: { params: id, body: { kind: 'undo', reason: '录入有误' } } },
  'POST /api/orgs/:id/aliases': { may: ['coordinator'], input: { params: id, body: { name: '别名', source: '文件' } } },
  'DELETE /api/orgs/:id/aliases/:alias': { may: ['coordinator'], input: { params: { ...id, alias: SOMEBODY } } },
  'POST /api/orgs/:id/tags': { may: ['coordinator'], input: { params: id, body: {} } },
  'POST /api/orgs/:id/tags/:tag/end': { may: ['coordinator'], input: { params: { ...id, tag: SOMEBODY }, body: {} } },
  'POST /api/orgs/:id/members': { may: ['coordinator'], input: { params: id, body: {} } },
  'POST /api/orgs/:id/members/:member/end': { may: ['coordinator'], input: { params: { ...id, member: SOMEBODY }, body: {} } },
  'GET /api/orgs/file': { may: READERS },
  'POST /api/orgs/file/check': { may: ['coordinator'], input: { files: { file: { name: 'a.xlsx', bytes: 'no workbook' } } } },
  'POST /api/orgs/file': { may: ['coordinator'], input: { files: { file: { name: 'a.xlsx', bytes: 'no workbook' } } } },
  'GET /api/orgs/proposals': { may: ['coordinator'] },
  'POST /api/orgs/proposals': { may: ['coordinator'], input: { body: {} } },
  'GET /api/warnings': { may: BUSINESS, about: 'record' },
  'POST /api/warnings/refresh': { may: ['coordinator'], input: { body: {} } },
  'POST /api/warnings/:id/acknowledgement': {
    may: [...READERS, ...SIGNERS],
    about: 'record',
    input: { params: id, body: { note: '已知悉' } },
  },
  'POST /api/warnings/:id/escalation': { may: ['coordinator'], input: { params: id, body: { note: '请协调' } } },
  'GET /api/warning-rules': { may: BUSINESS, about: 'anyone' },
  'PUT /api/warning-rules/:key': {
    may: ['coordinator'],
    input: { params: { key: 'near_line' }, body: { level: 'yellow', isOn: true, settings: { margin: 0.05 } } },
  },
  'GET /api/runs': { may: READERS },
  'POST /api/runs': { may: ['coordinator'], input: { body: { source: SOMEBODY } } },
  'GET /api/runs/:id': { may: READERS, input: { params: id } },
  'POST /api/runs/:id/repetition': { may: READERS, input: { params: id } },
  'GET /api/runs/:id/comparison': { may: READERS, input: { params: id, query: { with: SOMEBODY } } },
  'GET /api/rounds/live': { may: READERS },
  'GET /api/rounds/:round/lock': { may: READERS, input: { params: { round: SOMEBODY } } },
  'POST /api/rounds/:round/lock': { may: ['coordinator'], input: { params: { round: SOMEBODY }, body: {} } },
  'GET /api/rounds/:round/amendments': { may: READERS, input: { params: { round: SOMEBODY } } },
  'GET /api/returns/:id/amendments': { may: BUSINESS, about: 'record', input: { params: id } },
  'POST /api/returns/:id/amendments': {
    may: FILLERS,
    about: 'record',
    input: { params: id, body: { changes: [{ path: 'schools/books', value: '2', seen: '1' }], reason: '抄错了一位' } },
  },
  'POST /api/returns/:id/amendments/:amendment/decision': {
    may: ['coordinator'],
    about: 'record',
    input: { params: { ...id, amendment: SOMEBODY }, body: { approve: false } },
  },
  'DELETE /api/returns/:id/amendments/:amendment': {
    may: FILLERS,
    about: 'record',
    input: { params: { ...id, amendment: SOMEBODY } },
  },
  'GET /api/rounds': { may: READERS },
  'POST /api/rounds': { may: ['coordinator'], input: { body: {} } },
  'GET /api/rounds/:id/board': { may: READERS, input: { params: id } },
  'POST /api/rounds/:id/reminders': { may: ['coordinator'], input: { params: id, body: { returns: [SOMEBODY] } } },
  'PUT /api/rounds/:id/calendar': { may: ['coordinator'], input: { params: id, body: {} } },
  'GET /api/rounds/:id/units': { may: ['coordinator'], input: { params: id } },
  'PUT /api/rounds/:id/keepers/:return': {
    may: ['coordinator'],
    input: { params: { ...id, return: SOMEBODY }, body: { orgId: null } },
  },
  'POST /api/rounds/:id/copies': { may: ['coordinator'], input: { params: id, body: { kinds: ['rooms'] } } },
  'POST /api/returns/:id/copies-confirmed': { may: FILLERS, about: 'record', input: { params: id, body: { paths: null } } },
  'GET /api/returns/:id/self-check': { may: BUSINESS, about: 'record', input: { params: id } },
  'POST /api/rounds/past': { may: ['coordinator'], input: { body: {}, files: zip } },
  'GET /api/rounds/proposal': { may: ['coordinator'] },
  'GET /api/rounds/:id': { may: READERS, input: { params: id } },
  'GET /api/rounds/:round/workbook': { may: READERS, input: { params: { round: SOMEBODY } } },
  'GET /api/returns/:id/workbook': { may: BUSINESS, about: 'record', input: { params: id } },
  'POST /api/rounds/:round/statistics/check': {
    may: ['coordinator'],
    input: { params: { round: SOMEBODY }, files: exported, body: { day: '2026-09-01' } },
  },
  'POST /api/rounds/:round/statistics': {
    may: ['coordinator'],
    input: { params: { round: SOMEBODY }, files: exported, body: { day: '2026-09-01', seen: '{}' } },
  },
  'GET /api/rounds/:round/statistics': { may: READERS, input: { params: { round: SOMEBODY } } },
  'POST /api/returns/:id/verifications': {
    may: ['coordinator', 'inspector'],
    about: 'record',
    input: {
      params: id,
      files: {},
      body: { path: 'schools/books', value: '1', method: 'on_site', on: '2026-10-12', evidence: '逐册清点', seen: 0 },
    },
  },
  'DELETE /api/returns/:id/verifications': {
    may: ['coordinator', 'inspector'],
    about: 'record',
    input: { params: id, body: { path: 'schools/books', reason: '看错了学校', seen: 1 } },
  },
  'GET /api/returns/:id/verifications': { may: BUSINESS, about: 'record', input: { params: id } },
  'GET /api/returns/:id/verifications/file': {
    may: BUSINESS,
    about: 'record',
    input: { params: id, query: { path: 'schools/books', version: 1 } },
  },
  'GET /api/rounds/:round/verifications': { may: READERS, input: { params: { round: SOMEBODY } } },
  'GET /api/rounds/:round/reconciliation': { may: READERS, input: { params: { round: SOMEBODY } } },
  'GET /api/rounds/:round/reconciliation/file': { may: READERS, input: { params: { round: SOMEBODY } } },
  'GET /api/rounds/:round/reconciliation/effect': { may: READERS, input: { params: { round: SOMEBODY } } },
  'GET /api/returns/:id/reconciliation': { may: BUSINESS, about: 'record', input: { params: id } },
  'PUT /api/returns/:id/reconciliation': {
    may: FILLERS,
    about: 'record',
    input: { params: id, body: { path: 'schools/books', text: '下发图书未登记' } },
  },
  'POST /api/rounds/:round/upload/annotated': {
    may: ['coordinator'],
    input: { params: { round: SOMEBODY }, files: { file: { name: 'a.xlsx', bytes: 'no workbook' } } },
  },
  'POST /api/returns/:id/upload/annotated': {
    may: FILLERS,
    about: 'record',
    input: { params: id, files: { file: { name: 'a.xlsx', bytes: 'no workbook' } } },
  },
  'GET /api/returns/:id/verifiable': { may: ['coordinator', 'inspector'], about: 'record', input: { params: id } },
  'POST /api/rounds/:round/upload/check': { may: ['coordinator'], input: { params: { round: SOMEBODY }, files: zip } },
  'POST /api/rounds/:round/upload': {
    may: ['coordinator'],
    input: { params: { round: SOMEBODY }, files: zip, body: { seen: '{}' } },
  },
  'POST /api/returns/:id/upload/check': { may: FILLERS, about: 'record', input: { params: id, files: zip } },
  'POST /api/returns/:id/upload': { may: FILLERS, about: 'record', input: { params: id, files: zip, body: { seen: '{}' } } },
  'GET /api/returns': { may: BUSINESS, about: 'record' },
  'GET /api/returns/:id/form': { may: BUSINESS, about: 'record', input: { params: id } },
  'GET /api/returns/:id/revision': { may: BUSINESS, about: 'record', input: { params: id } },
  'POST /api/returns/:id/signature-request': {
    may: FILLERS,
    about: 'record',
    input: { params: id },
  },
  'GET /api/returns/:id': { may: BUSINESS, about: 'record', input: { params: id } },
  'PATCH /api/returns/:id/values': {
    may: FILLERS,
    about: 'record',
    input: { params: id, body: { changes: [{ path: 'schools/books', value: '1', seen: 0 }] } },
  },
  'GET /api/returns/:id/faults': { may: BUSINESS, about: 'record', input: { params: id } },
  'PUT /api/returns/:id/explanations/:key': {
    may: FILLERS,
    about: 'record',
    input: { params: { ...id, key: '0'.repeat(24) }, body: { text: '本年度新建校舍' } },
  },
  'POST /api/returns/:id/remarks': {
    may: ['coordinator'],
    about: 'record',
    input: { params: id, body: { path: null, text: '请核对' } },
  },
  'POST /api/returns/:id/remarks/:remark/answer': {
    may: FILLERS,
    about: 'record',
    input: { params: { ...id, remark: SOMEBODY }, body: { text: '已核对' } },
  },
  'POST /api/returns/:id/remarks/:remark/settlement': {
    may: ['coordinator'],
    about: 'record',
    input: { params: { ...id, remark: SOMEBODY } },
  },
  'GET /api/returns/:id/history': { may: BUSINESS, about: 'record', input: { params: id, query: { path: 'schools/books' } } },
  'GET /api/rounds/:round/waiting': { may: READERS, input: { params: { round: SOMEBODY } } },
  'POST /api/rounds/:round/acceptances': {
    may: ['coordinator'],
    input: { params: { round: SOMEBODY }, body: { returns: [{ id: SOMEBODY, revision: 1 }] } },
  },
  'GET /api/rounds/:round/faults': { may: READERS, input: { params: { round: SOMEBODY } } },
  'GET /api/rounds/:round/faults.xlsx': { may: READERS, input: { params: { round: SOMEBODY } } },
  'POST /api/returns/:id/submission': { may: SIGNERS, about: 'record', input: { params: id, body: { revision: 1 } } },
  'POST /api/returns/:id/withdrawal': { may: SIGNERS, about: 'record', input: { params: id, body: { revision: 1 } } },
  'POST /api/returns/:id/refusal': { may: ['coordinator'], about: 'record', input: { params: id, body: { revision: 1 } } },
  'POST /api/returns/:id/acceptance': { may: ['coordinator'], about: 'record', input: { params: id, body: { revision: 1 } } },
  'POST /api/plans': { may: ['coordinator'], input: { files: plan } },
  'GET /api/plans': { may: READERS },
  'GET /api/plans/:id': { may: READERS, input: { params: id } },
  'POST /api/plans/:id/name-variants': {
    may: ['coordinator'],
    input: { params: id, body: { published: 'a', canonical: 'b', decision: 'open', seen: 0 } },
  },
  'POST /api/plans/:id/findings': {
    may: ['coordinator'],
    input: { params: id, body: { finding: 'a', action: 'keep', seen: 0 } },
  },
  'POST /api/plans/:id/ledger': {
    may: READERS,
    input: { params: id, body: { format: 'xlsx', view: 'indicator', entries: ['a'] } },
  },
  'DELETE /api/plans/:id': { may: ['coordinator'], input: { params: id, body: { reason: '传错了文件', confirmFileName: 'x' } } },
  'GET /api/plans/:id/export': { may: READERS, input: { params: id } },
  'GET /api/views/:room': { may: ROLES, input: { params: { room: 'matrix' } } },
  'PUT /api/views/:room/:name': {
    may: ROLES,
    input: { params: { room: 'matrix', name: '全部' }, body: { search: '' } },
  },
  'DELETE /api/views/:room/:name': {
    may: ROLES,
    input: { params: { room: 'matrix', name: '全部' } },
  },
  'GET /api/standards': { may: [...BUSINESS, 'system_admin'], about: 'anyone' },
  'GET /api/standards/elements': { may: [...BUSINESS, 'system_admin'], about: 'anyone' },
  'GET /api/profiles': { may: READERS },
  'POST /api/profiles': { may: ['coordinator'], input: { body: { name: '', settings: {} } } },
  'GET /api/profiles/:id/file': { may: READERS, input: { params: id } },
  'DELETE /api/profiles/:id': { may: ['coordinator'], input: { params: id, body: { confirmName: 'x' } } },
  'POST /api/profiles/adoption': { may: ['coordinator'], input: { body: { profile: null, instead: null } } },
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
