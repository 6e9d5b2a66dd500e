import { BUSINESS, type Row } from './row.ts'

const no = { no: '1' }
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

/** The ledger of rectification and what hangs on its items. */
export const LEDGER: Record<string, Row> = {
  'GET /api/items': { may: BUSINESS, about: 'record' },
  'GET /api/items/:no': { may: BUSINESS, about: 'record', input: { params: no } },
  'POST /api/items': { may: ['coordinator'], input: { body: {} } },
  'PUT /api/items/:no': { may: ['coordinator'], input: { params: no, body: {} } },
  'POST /api/items/:no/steps': { may: ACTORS, about: 'record', input: { params: no, body: { action: 'start', seen: 1 } } },
}
