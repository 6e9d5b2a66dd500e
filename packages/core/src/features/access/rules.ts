import type { Role } from './roles.ts'

export const PERMISSIONS = [
  'account.read',
  'account.manage',
  'account.grant',
  'access.policy',
  'audit.read',
  'audit.export',
  'collection.read',
  'collection.hand-in',
  'collection.withdraw',
  'evaluation.read',
  'org.read',
  'org.manage',
  'rectification.read',
  'rectification.import',
  'rectification.review',
  'school.read',
  'standards.read',
  'standards.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const READS_THE_COUNTY = [
  'collection.read',
  'evaluation.read',
  'org.read',
  'rectification.read',
  'school.read',
  'standards.read',
] as const
const READS_ITS_SCHOOLS = ['school.read', 'standards.read'] as const

// 三员分立: who administers accounts grants nothing and sees no business data, who grants makes no accounts, and the log of all is read
// by a third. Which schools and counties a permission reaches is another question (scope.ts).
const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  coordinator: [
    ...READS_THE_COUNTY,
    'collection.hand-in',
    'collection.withdraw',
    'org.manage',
    'rectification.import',
    'rectification.review',
    'standards.manage',
  ],
  leader: READS_THE_COUNTY,
  section_officer: READS_ITS_SCHOOLS,
  department_officer: READS_ITS_SCHOOLS,
  township_officer: READS_ITS_SCHOOLS,
  inspector: READS_ITS_SCHOOLS,
  principal: READS_ITS_SCHOOLS,
  filler: READS_ITS_SCHOOLS,
  city_supervisor: READS_THE_COUNTY,
  system_admin: ['account.read', 'account.manage', 'standards.read'],
  security_admin: ['account.read', 'account.grant', 'access.policy'],
  audit_admin: ['audit.read', 'audit.export'],
}

export const permissionsOf = (role: Role): readonly Permission[] => GRANTS[role]

export const mayRole = (role: Role, permission: Permission): boolean => GRANTS[role].includes(permission)
