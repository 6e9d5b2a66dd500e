import { BUSINESS, id, type Row, SOMEBODY } from './row.ts'

const ACTORS = [
  'coordinator',
  'leader',
  'section_officer',
  'department_officer',
  'township_officer',
  'inspector',
  'principal',
  'filler',
] as const

const wish = { kind: 'chase', items: [1] }
const item = { params: { ...id, no: '1' } }
const reply = { params: id, body: { text: '已经办理完毕' } }

/** Letters about items, looking back at closed ones, parallel approvals. */
export const LETTERS: Record<string, Row> = {
  'POST /api/letters/draft': { may: ['coordinator'], input: { body: wish } },
  'POST /api/letters': { may: ['coordinator'], input: { body: wish } },
  'GET /api/letters': { may: BUSINESS, about: 'record' },
  'GET /api/letter-register': { may: ['coordinator', 'leader', 'city_supervisor'] },
  'GET /api/letters/:id': { may: BUSINESS, about: 'record', input: { params: id } },
  'GET /api/letters/:id/file': { may: BUSINESS, about: 'record', input: { params: id } },
  'POST /api/letters/:id/steps': { may: ACTORS, about: 'record', input: { params: id, body: { action: 'receive' } } },
  'POST /api/letters/:id/reply': { may: ACTORS, about: 'record', input: reply },
  'GET /api/letters/:id/steps/:step/file': { may: BUSINESS, about: 'record', input: { params: { ...id, step: '1' } } },
  'GET /api/letter-settings': { may: BUSINESS, about: 'anyone' },
  'PUT /api/letter-settings/:kind': {
    may: ['coordinator'],
    input: { params: { kind: 'opinion' }, body: { days: 30, recheckDays: 15 } },
  },
  'POST /api/look-backs/draft': { may: ['coordinator'], input: { body: { rule: {}, draw: { by: 'all' } } } },
  'POST /api/look-backs': { may: ['coordinator'], input: { body: { rule: {}, draw: { by: 'all' }, name: '回头看' } } },
  'GET /api/look-backs': { may: BUSINESS, about: 'record' },
  'GET /api/look-backs/:id': { may: BUSINESS, about: 'record', input: { params: id } },
  'POST /api/look-backs/:id/items/:no': {
    may: ACTORS,
    about: 'record',
    input: { ...item, body: { result: 'holds', on: '2026-11-23', note: '现场核查' } },
  },
  'GET /api/look-backs/:id/items/:no/file': { may: BUSINESS, about: 'record', input: item },
  'GET /api/parallel-approvals': { may: BUSINESS, about: 'record' },
  'POST /api/parallel-approvals': {
    may: ['coordinator'],
    input: { body: { title: '扩建', parts: [{ unit: SOMEBODY, matter: '立项' }] } },
  },
  'PUT /api/parallel-approvals/:id/steps/:position': {
    may: ACTORS,
    about: 'record',
    input: { params: { ...id, position: '1' }, body: { state: 'done', on: '2026-11-23', seen: 1 } },
  },
}
