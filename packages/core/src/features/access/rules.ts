/** Roles so far; the others of the role table follow with their rooms. */
export const ROLES = ['coordinator', 'system_admin', 'audit_admin'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  coordinator: '领导小组办公室（督导室）',
  system_admin: '系统管理员',
  audit_admin: '审计管理员',
}

export const PERMISSIONS = [
  'account.read',
  'account.manage',
  'audit.read',
  'audit.export',
  'collection.read',
  'collection.hand-in',
  'collection.withdraw',
  'evaluation.read',
  'rectification.read',
  'rectification.import',
  'rectification.review',
  'standards.read',
  'standards.manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

// 三员分立: who administers accounts sees no business data, who works on business data administers no accounts, and the log of both is
// read by a third.
const GRANTS: Readonly<Record<Role, readonly Permission[]>> = {
  coordinator: [
    'collection.read',
    'collection.hand-in',
    'collection.withdraw',
    'evaluation.read',
    'rectification.read',
    'rectification.import',
    'rectification.review',
    'standards.read',
    'standards.manage',
  ],
  system_admin: ['account.read', 'account.manage', 'standards.read'],
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
