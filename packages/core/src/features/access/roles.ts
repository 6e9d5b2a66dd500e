/** Everyone who works here (DESIGN §1), in the order lists show them. */
export const ROLES = [
  'coordinator',
  'leader',
  'section_officer',
  'department_officer',
  'township_officer',
  'inspector',
  'principal',
  'filler',
  'city_supervisor',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  coordinator: '领导小组办公室（督导室）',
  leader: '区县领导',
  section_officer: '教育局科室',
  department_officer: '委办局',
  township_officer: '镇街',
  inspector: '督学',
  principal: '校长',
  filler: '学校填报员',
  city_supervisor: '市级督导',
  system_admin: '系统管理员',
  security_admin: '安全管理员',
  audit_admin: '审计管理员',
}

export const ADMIN_ROLES = ['system_admin', 'security_admin', 'audit_admin'] as const satisfies readonly Role[]
export type AdminRole = (typeof ADMIN_ROLES)[number]

/** 三员分立: an account belongs to one branch for good, and holds posts of that branch alone. The database guards it too. */
export const BRANCHES = ['business', ...ADMIN_ROLES] as const
export type Branch = (typeof BRANCHES)[number]

export const isAdminRole = (role: Role): role is AdminRole => (ADMIN_ROLES as readonly Role[]).includes(role)

export const BRANCH_NAMES: Readonly<Record<Branch, string>> = {
  business: '业务工作',
  system_admin: ROLE_NAMES.system_admin,
  security_admin: ROLE_NAMES.security_admin,
  audit_admin: ROLE_NAMES.audit_admin,
}

export const branchOf = (role: Role): Branch => (isAdminRole(role) ? role : 'business')

/** What a post of a role must name: nothing, a county, a city, a school of a county, or a unit (bureau section, town …) of a county. */
export const PLACES = {
  coordinator: 'county',
  leader: 'county',
  section_officer: 'unit',
  department_officer: 'unit',
  township_officer: 'unit',
  inspector: 'unit',
  principal: 'school',
  filler: 'school',
  city_supervisor: 'city',
  system_admin: 'installation',
  security_admin: 'installation',
  audit_admin: 'installation',
} as const satisfies Record<Role, string>
export type Place = (typeof PLACES)[Role]
