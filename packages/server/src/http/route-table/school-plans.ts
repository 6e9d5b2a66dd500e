import { BUSINESS, FILLERS, id, OWN_SCHOOL, READERS, type Row } from './row.ts'

const school = { school: OWN_SCHOOL }
const ACTORS = [...FILLERS, 'leader', 'inspector'] as const

/** The schools' plans. */
export const SCHOOL_PLANS: Record<string, Row> = {
  'GET /api/school-plans': { may: BUSINESS, about: 'record' },
  'GET /api/school-plans/:school': { may: BUSINESS, about: 'params.school', input: { params: school } },
  'PUT /api/school-plans/:school/text': {
    may: ACTORS,
    about: 'params.school',
    input: { params: school, body: { seen: 0, written: {} } },
  },
  'POST /api/school-plans/:school/steps': {
    may: ACTORS,
    about: 'params.school',
    input: { params: school, body: { seen: 0, action: 'submit' } },
  },
  'GET /api/school-plans/:school/file': { may: BUSINESS, about: 'params.school', input: { params: school } },
  'POST /api/school-plan-files': { may: READERS, input: { body: { as: 'docx' } } },
  'GET /api/school-plan-files/:id': { may: READERS, input: { params: id } },
}
