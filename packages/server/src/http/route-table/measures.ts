import { BUSINESS, id, READERS, type Row } from './row.ts'

const told = { kind: 'survey', on: '2026-09-01' }
const measure = { title: '专项普查', facts: told, items: [1] }
const project = { name: '示例学校新建项目' }

/** Measures of rectification items, buildings, and what they come to. */
export const MEASURES: Record<string, Row> = {
  'GET /api/items/:no/measures': { may: BUSINESS, about: 'record', input: { params: { no: '1' } } },
  'POST /api/measures': { may: ['coordinator'], input: { body: measure } },
  'PUT /api/measures/:id': { may: ['coordinator'], input: { params: id, body: { ...measure, seen: 1 } } },
  'POST /api/measures/:id/state': { may: ['coordinator'], input: { params: id, body: { state: 'planned', seen: 1 } } },
  'POST /api/measures/effect': { may: READERS, input: { body: { facts: told } } },
  'GET /api/projects': { may: READERS },
  'POST /api/projects': { may: ['coordinator'], input: { body: project } },
  'PUT /api/projects/:id': { may: ['coordinator'], input: { params: id, body: { ...project, seen: 1, reason: '工期' } } },
  'GET /api/forecast': { may: READERS },
}
