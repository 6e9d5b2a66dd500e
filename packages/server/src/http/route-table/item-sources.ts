import { BUSINESS, id, READERS, type Row, SOMEBODY } from './row.ts'

const sheet = { file: { name: 'a.xlsx', bytes: 'no workbook' } }
const common = { source: 'self_check' }
const item = { source: 'public', problem: '操场积水', scope: 'county', matter: 'other' }
const problems = [{ problem: '操场积水' }]
const letter = {
  source: 'city_review',
  agency: '市督导办',
  number: '1号',
  title: '反馈意见',
  dated: '2026-09-01',
  due: '2026-12-31',
  common: {},
  problems,
}

/** What items of the ledger are made from. */
export const ITEM_SOURCES: Record<string, Row> = {
  'GET /api/item-sources/failures': { may: ['coordinator'], input: { query: { package: SOMEBODY } } },
  'POST /api/item-sources/failures': { may: ['coordinator'], input: { body: { package: SOMEBODY, chosen: ['a'], common } } },
  'GET /api/item-sources/proposal': { may: ['coordinator'], input: { query: { kind: 'warning', record: SOMEBODY } } },
  'POST /api/item-sources/records': { may: ['coordinator'], input: { body: { kind: 'warning', record: SOMEBODY, item } } },
  'GET /api/item-sources/new': { may: ['coordinator'] },
  'POST /api/item-sources/new': { may: ['coordinator'], input: { body: { item } } },
  'GET /api/item-sources/links': { may: BUSINESS, about: 'record', input: { query: { kind: 'warning' } } },
  'GET /api/feedback-letters': { may: READERS },
  'GET /api/feedback-letters/:id': { may: READERS, input: { params: id } },
  'POST /api/feedback-letters': { may: ['coordinator'], input: { body: letter } },
  'GET /api/feedback-letters/:id/papers/:paper': { may: READERS, input: { params: { ...id, paper: 'plan' } } },
  'GET /api/item-sources/workbook/template': { may: ['coordinator'], about: 'anyone' },
  'POST /api/item-sources/workbook/check': { may: ['coordinator'], input: { files: sheet } },
  'POST /api/item-sources/workbook': { may: ['coordinator'], input: { files: sheet, body: { sha256: 'a'.repeat(64) } } },
}
