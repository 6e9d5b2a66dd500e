import type { Role } from './roles.ts'

export const PERMISSIONS = [
  'account.read',
  'account.manage',
  'account.grant',
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
  security_admin: ['account.read', 'account.grant'],
  audit_admin: ['audit.read', 'audit.export'],
}

export const permissionsOf = (role: Role): readonly Permission[] => GRANTS[role]

export const mayRole = (role: Role, permission: Permission): boolean => GRANTS[role].includes(permission)

/** A new password: at least ten characters, of at least two kinds, and not the account's own name. Returns what is wrong, in Chinese. */
export function passwordTrouble(password: string, account: string): string | null {
  if ([...password].length < 10) return '新密码至少 10 个字符。'
  if (password.length > 200) return '新密码不能超过 200 个字符。'
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length
  if (kinds < 2) return '新密码至少包含两类字符（小写字母、大写字母、数字、其他符号）。'
  if (password.toLowerCase().includes(account.toLowerCase())) return '新密码不能包含账号。'
  return null
}
