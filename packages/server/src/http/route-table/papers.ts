import { BUSINESS, id, OWN_SCHOOL, READERS, type Row, SOMEBODY } from './row.ts'

const run = { run: SOMEBODY }
const warnings = { warnings: [SOMEBODY] }

export const PAPERS: Record<string, Row> = {
  'POST /api/papers/circulars/:run/draft': { may: ['coordinator'], input: { params: run, body: {} } },
  'POST /api/papers/circulars/:run': { may: ['coordinator'], input: { params: run, body: {} } },
  'POST /api/papers/warning-notices/draft': { may: ['coordinator'], input: { body: warnings } },
  'POST /api/papers/warning-notices': { may: ['coordinator'], input: { body: warnings } },
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
}
