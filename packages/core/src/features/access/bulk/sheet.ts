import { PLACES, ROLE_NAMES, ROLES, type Role } from '../roles.ts'
import { NewAccount } from '../schema.ts'
import type { BulkRule } from './faults.ts'

/** The sheet of accounts and its columns in their order; those that must be there are marked. */
export const BULK_SHEET = '账号'
export const BULK_COLUMNS = [
  { header: '账号', must: true, width: 16, note: '登录用的名字：2–40 个字、字母、数字、点、横线或下划线，全系统不重复' },
  { header: '姓名', must: true, width: 14, note: '2–40 个字' },
  { header: '角色', must: true, width: 22, note: '从下拉列表选；三员账号请逐个建立' },
  { header: '区县代码', must: false, width: 12, note: '六位；系统里只有一个区县时可不填。市级督导填市的代码（末两位 00）' },
  { header: '学校代码', must: false, width: 16, note: '校长、学校填报员必填：学校（机构）标识码' },
  {
    header: '单位',
    must: false,
    width: 28,
    note: '任职单位名称，与机构学校名录一致；校长、填报员可不填，按学校代码取名录里的校名',
  },
  { header: '手机号', must: false, width: 16, note: '可不填；只用来防止密码里含有它' },
] as const
export type BulkHeader = (typeof BULK_COLUMNS)[number]['header']

/** Roles a file may name: 三员 are made one by one. */
export const BULK_ROLES: readonly Role[] = ROLES.filter((role) => PLACES[role] !== 'installation')

/** A person as a row says them. `county` null: not given. */
export interface BulkRow {
  name: string
  displayName: string
  role: Role
  county: string | null
  school: string | null
  unit: string
  phone: string | null
}

export interface BulkTrouble {
  rule: BulkRule
  header: BulkHeader
  message: string
  repair: string
}

/** One row read, with all that is wrong with it by itself; `row` null where something is. What the system knows besides is asked elsewhere. */
export function readBulkRow(cell: (header: BulkHeader) => string): { row: BulkRow | null; troubles: BulkTrouble[] } {
  const troubles: BulkTrouble[] = []
  const refuse = (header: BulkHeader, message: string) =>
    troubles.push({ rule: 'A004', header, message, repair: BULK_COLUMNS.find((column) => column.header === header)!.note })
  const given = (header: BulkHeader) => cell(header).trim()
  const digits = (header: BulkHeader) => given(header).normalize('NFKC')
  const held = (header: BulkHeader, key: 'name' | 'displayName' | 'phone', value: string | null) => {
    if (NewAccount.shape[key].safeParse(value).success) return
    refuse(header, value === null || value === '' ? `“${header}”不能为空。` : `“${header}”不能是“${value.slice(0, 40)}”。`)
  }
  const [name, displayName, phone] = [given('账号'), given('姓名'), digits('手机号') || null]
  held('账号', 'name', name)
  held('姓名', 'displayName', displayName)
  held('手机号', 'phone', phone)
  const role = roleOf(given('角色'))
  if (role === null) refuse('角色', given('角色') === '' ? '“角色”不能为空。' : `没有“${given('角色').slice(0, 40)}”这个角色。`)
  const county = digits('区县代码') || null
  if (county !== null && !/^\d{6}$/.test(county)) refuse('区县代码', `区县代码“${county.slice(0, 20)}”不是六位数字。`)
  else if (county !== null && role !== null && county.endsWith('00') !== (PLACES[role] === 'city'))
    refuse('区县代码', PLACES[role] === 'city' ? '市级督导应填市的代码（末两位 00）。' : '应填区县的代码，不是市的。')
  const school = digits('学校代码') || null
  const place = role === null ? null : PLACES[role]
  if (place === 'school' && school === null) refuse('学校代码', `${ROLE_NAMES[role!]}必须填写学校代码。`)
  if (place !== null && place !== 'school' && school !== null) refuse('学校代码', `${ROLE_NAMES[role!]}不填学校代码。`)
  if (school !== null && school.length > 60) refuse('学校代码', '学校代码太长。')
  const unit = given('单位')
  if (unit.length > 80) refuse('单位', '单位名称超过 80 个字。')
  if (place !== null && place !== 'school' && unit === '') refuse('单位', '“单位”不能为空。')
  if (troubles.length > 0 || role === null) return { row: null, troubles }
  return { row: { name, displayName, role, county, school, unit, phone }, troubles }
}

/** By its Chinese name as lists show it, by the name without its brackets, or by its key. */
function roleOf(text: string): Role | null {
  return BULK_ROLES.find((role) => [role, ROLE_NAMES[role], ROLE_NAMES[role].replace(/（.*$/, '')].includes(text)) ?? null
}
