import { BUSINESS, READERS, type Row } from './row.ts'

const no = { no: '1' }
export const ACTORS = [
  'coordinator',
  'leader',
  'section_officer',
  'department_officer',
  'township_officer',
  'inspector',
  'principal',
  'filler',
] as const

/** The ledger of rectification and what hangs on its items. */
export const LEDGER: Record<string, Row> = {
  'GET /api/accountability-proposals': { may: READERS },
  'POST /api/accountability-proposals/:no/decision': {
    may: ['coordinator'],
    input: { params: no, body: { taken: true, note: '约谈' } },
  },
  'PUT /api/accountability-settings': { may: ['coordinator'], input: { body: { overdueDays: 30 } } },
  'GET /api/items': { may: BUSINESS, about: 'record' },
  'GET /api/items/:no': { may: BUSINESS, about: 'record', input: { params: no } },
  'POST /api/items': { may: ['coordinator'], input: { body: {} } },
  'PUT /api/items/:no': { may: ['coordinator'], input: { params: no, body: {} } },
  'POST /api/items/:no/steps': { may: ACTORS, about: 'record', input: { params: no, body: { action: 'start', seen: 1 } } },
  'GET /api/item-groups': { may: BUSINESS, about: 'record', input: { query: { by: 'school' } } },
  'GET /api/item-more': { may: BUSINESS, about: 'record', input: { query: { numbers: '' } } },
  'GET /api/item-numbers': { may: ACTORS, about: 'record' },
  'POST /api/item-changes': {
    may: ACTORS,
    about: 'record',
    input: { body: { items: [{ no: 1, seen: 1 }], change: { kind: 'start' } } },
  },
  'GET /api/item-paper': { may: BUSINESS, about: 'record', input: { query: { format: 'xlsx' } } },
  'GET /api/item-matrix': { may: READERS },
  'GET /api/item-timeline': { may: BUSINESS, about: 'record' },
  'GET /api/item-units': { may: READERS },
  'GET /api/unit-years': { may: READERS },
  'GET /api/unit-years/file': { may: READERS },
  'PUT /api/unit-years/rule': { may: ['coordinator'], input: { body: { rule: null } } },
  'GET /api/item-funds': { may: READERS },
  'GET /api/item-wall': { may: READERS },
}
