import { BUSINESS, id, OWN_SCHOOL, plan, READERS, type Row, SOMEBODY } from './row.ts'

const run = { run: SOMEBODY }
const text = { year: '2026', key: 'history' }
const template = { kind: 'self-report' }
const warnings = { warnings: [SOMEBODY] }

export const PAPERS: Record<string, Row> = {
  'POST /api/papers/circulars/:run/draft': { may: ['coordinator'], input: { params: run, body: {} } },
  'POST /api/papers/circulars/:run': { may: ['coordinator'], input: { params: run, body: {} } },
  'POST /api/papers/warning-notices/draft': { may: ['coordinator'], input: { body: warnings } },
  'POST /api/papers/warning-notices': { may: ['coordinator'], input: { body: warnings } },
  'POST /api/papers/progress/draft': { may: ['coordinator'], input: { body: {} } },
  'POST /api/papers/progress': { may: ['coordinator'], input: { body: {} } },
  'GET /api/papers/issued': { may: BUSINESS, about: 'record' },
  'GET /api/papers/issued/:id': { may: BUSINESS, about: 'record', input: { params: id } },
  'GET /api/papers/issued/:id/file': { may: BUSINESS, about: 'record', input: { params: id } },
  'GET /api/packages/:id/results/:file': { may: READERS, input: { params: { ...id, file: 'results.xlsx' } } },
  'POST /api/packages/:id/school-pages': { may: READERS, input: { params: id, body: {} } },
  'GET /api/school-pages/:id': { may: READERS, input: { params: id } },
  'GET /api/packages/:id/schools/:school/page': {
    may: BUSINESS,
    about: 'params.school',
    input: { params: { ...id, school: OWN_SCHOOL } },
  },
  'GET /api/papers/self-report': { may: READERS, input: { query: run } },
  'POST /api/papers/self-report': { may: ['coordinator'], input: { body: run } },
  'PUT /api/papers/self-report/:year/texts/:key': { may: ['coordinator'], input: { params: text, body: { text: '', seen: 0 } } },
  'GET /api/papers/self-report/:year/texts/:key': { may: READERS, input: { params: text } },
  'GET /api/papers/self-report/versions': { may: READERS },
  'GET /api/papers/self-report/versions/:id/changes': { may: READERS, input: { params: id } },
  'GET /api/papers/self-report/versions/:id/file': { may: READERS, input: { params: id } },
  'GET /api/paper-templates': { may: READERS },
  'GET /api/paper-templates/:kind/file': { may: READERS, input: { params: template } },
  'POST /api/paper-templates/:kind': { may: ['coordinator'], input: { params: template, files: plan } },
  'DELETE /api/paper-templates/:kind': { may: ['coordinator'], input: { params: template } },
}
