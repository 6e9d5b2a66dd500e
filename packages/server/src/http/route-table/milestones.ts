import { ACTORS } from './ledger.ts'
import { BUSINESS, id, type Row } from './row.ts'

const no = { no: '1' }
const one = { no: '1', milestone: '1' }
const gone = { seen: 1, reason: '不再需要' }
const text = { due: '2027-06-30', text: '完成采购' }
const DAYS = { from: '2027-01-01', until: '2027-01-31' }

/** Milestones, reminders and evidence of the ledger's items. */
export const MILESTONES: Record<string, Row> = {
  'GET /api/items/:no/milestones': { may: BUSINESS, about: 'record', input: { params: no } },
  'POST /api/items/:no/milestones': { may: ['coordinator'], input: { params: no, body: { milestones: [text] } } },
  'PUT /api/items/:no/milestones/:milestone': { may: ['coordinator'], input: { params: one, body: { ...text, ...gone } } },
  'DELETE /api/items/:no/milestones/:milestone': { may: ['coordinator'], input: { params: one, body: gone } },
  'POST /api/items/:no/milestones/:milestone/done': {
    may: ACTORS,
    about: 'record',
    input: { params: one, body: { seen: 1, on: '2026-09-01', result: '已完成' } },
  },
  'DELETE /api/items/:no/milestones/:milestone/done': { may: ACTORS, about: 'record', input: { params: one, body: gone } },
  'GET /api/item-milestones': { may: BUSINESS, about: 'record', input: { query: { items: '1,2' } } },
  'GET /api/item-days': { may: BUSINESS, about: 'record', input: { query: DAYS } },
  'GET /api/item-days/counts': { may: BUSINESS, about: 'record', input: { query: DAYS } },
  'GET /api/item-reminders': { may: BUSINESS, about: 'record' },
  'PUT /api/item-reminders': {
    may: ['coordinator'],
    input: { body: { rule: { before: [30, 7], onDay: true, overdueEvery: 7 }, seen: 0 } },
  },
  'GET /api/items/:no/evidence': { may: BUSINESS, about: 'record', input: { params: no } },
  'POST /api/items/:no/evidence': {
    may: ACTORS,
    about: 'record',
    input: { params: no, files: { file: { name: 'a.pdf', bytes: '%PDF-1.4' } } },
  },
  'GET /api/item-evidence/:id': { may: BUSINESS, about: 'record', input: { params: id } },
  'GET /api/item-evidence/:id/preview': { may: BUSINESS, about: 'record', input: { params: id } },
  'DELETE /api/item-evidence/:id': { may: ACTORS, about: 'record', input: { params: id, body: { reason: '放错了' } } },
}
