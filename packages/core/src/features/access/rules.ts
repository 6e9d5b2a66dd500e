import type { Role } from './roles.ts'

export const PERMISSIONS = [
  'account.read',
  'account.manage',
  'account.grant',
  'account.reset-second-factor',
  'access.policy',
  'audit.read',
  'audit.export',
  'city.read',
  'collection.read',
  'collection.hand-in',
  'collection.withdraw',
  'evaluation.read',
  'evaluation.run',
  'item.act',
  'item.manage',
  'item.read',
  'judgement.manage',
  'judgement.read',
  'judgement.record',
  'judgement.review',
  'map.manage',
  'notices.channels',
  'notices.delivery',
  'org.read',
  'org.manage',
  'paper.issue',
  'paper.read',
  'recognition.declare',
  'recognition.manage',
  'rectification.read',
  'rectification.import',
  'rectification.review',
  'return.attest',
  'return.fill',
  'return.read',
  'return.review',
  'return.verify',
  'round.manage',
  'round.read',
  'school.read',
  'standards.read',
  'standards.manage',
  'views.share',
  'warning.act',
  'warning.manage',
  'warning.read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const READS_THE_COUNTY = [
  'collection.read',
  'evaluation.read',
  'item.read',
  'judgement.read',
  'org.read',
  'paper.read',
  'rectification.read',
  'return.read',
  'round.read',
  'school.read',
  'standards.read',
  'warning.read',
] as const
const READS_ITS_SCHOOLS = ['item.read', 'paper.read', 'return.read', 'school.read', 'standards.read', 'warning.read'] as const
const FILLS_IN = [...READS_ITS_SCHOOLS, 'item.act', 'return.fill'] as const
const SIGNS = [...FILLS_IN, 'return.attest', 'warning.act'] as const
// Only of the items the county gave their unit (evaluation/judgements/duties).
const RECORDS = ['judgement.read', 'judgement.record'] as const
const OFFICER = [...SIGNS, ...RECORDS] as const
const LEADS = [...READS_THE_COUNTY, 'warning.act'] as const

// 三员分立: who administers accounts grants nothing and sees no business data, who grants makes no accounts, and the log of all is read
// by a third. Which schools and counties a permission reaches is another question (scope.ts).
const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  coordinator: [
    ...READS_THE_COUNTY,
    'collection.hand-in',
    'collection.withdraw',
    'evaluation.run',
    'item.act',
    'item.manage',
    'judgement.manage',
    'judgement.record',
    'judgement.review',
    'map.manage',
    'notices.channels',
    'org.manage',
    'paper.issue',
    'recognition.declare',
    'recognition.manage',
    'rectification.import',
    'rectification.review',
    'return.fill',
    'return.review',
    'return.verify',
    'round.manage',
    'standards.manage',
    'views.share',
    'warning.act',
    'warning.manage',
  ],
  leader: [...LEADS, 'item.act', 'judgement.review', 'recognition.declare'],
  section_officer: OFFICER,
  department_officer: OFFICER,
  township_officer: OFFICER,
  inspector: [...READS_ITS_SCHOOLS, ...RECORDS, 'item.act', 'return.verify'],
  principal: SIGNS,
  filler: FILLS_IN,
  city_supervisor: [...LEADS, 'city.read'],
  system_admin: [
    'account.read',
    'account.manage',
    'account.reset-second-factor',
    'notices.channels',
    'notices.delivery',
    'standards.read',
  ],
  security_admin: ['account.read', 'account.grant', 'account.reset-second-factor', 'access.policy'],
  audit_admin: ['audit.read', 'audit.export'],
}

export const permissionsOf = (role: Role): readonly Permission[] => GRANTS[role]

export const mayRole = (role: Role, permission: Permission): boolean => GRANTS[role].includes(permission)
