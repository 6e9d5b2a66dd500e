import { ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import type { About } from '@junheng/core/features/access/scope.ts'
import type { CallInput } from '../test-app.ts'

/** Who may call an endpoint, whose data it is about, and with what it can be asked at all. */
export interface Row {
  may: readonly ('stranger' | Role)[]
  about?: About
  input?: CallInput
}

export const SOMEBODY = '00000000-0000-4000-8000-000000000001'
export const exported = { file1: { name: 'a.xlsx', bytes: 'no workbook' } }
export const zip = { file: { name: 'county.zip', bytes: 'not a zip' } }
export const plan = { file: { name: 'plan.docx', bytes: 'not a docx' } }
export const id = { id: SOMEBODY }

export const OWN_SCHOOL = '2199000001'
export const OTHER_SCHOOL = '2199000099'

export const READERS = ['coordinator', 'leader', 'city_supervisor'] as const
export const OF_SCHOOLS = [
  'section_officer',
  'department_officer',
  'township_officer',
  'inspector',
  'principal',
  'filler',
] as const
export const SIGNERS = ['section_officer', 'department_officer', 'township_officer', 'principal'] as const
export const FILLERS = [
  'coordinator',
  'section_officer',
  'department_officer',
  'township_officer',
  'principal',
  'filler',
] as const
export const BUSINESS = [...READERS, ...OF_SCHOOLS] as const
export const EVERYONE = ['stranger', ...ROLES] as const
