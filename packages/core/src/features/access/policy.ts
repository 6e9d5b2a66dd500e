import { z } from 'zod'
import { isCommonPassword } from './common-passwords.ts'
import { isAdminRole, ROLES, type Role } from './roles.ts'

const whole = (min: number, max: number) => z.number().int().min(min).max(max)

/** How passwords and sessions are kept; the security administrator's to set. The bounds are what 等保 leaves no choice about. */
export const AccessPolicy = z.strictObject({
  /** Characters. */
  minLength: whole(8, 64),
  /** Of lower case, upper case, digits, others. */
  kinds: whole(2, 4),
  /** So many of the last passwords may not come back; 0 = any may. */
  history: whole(0, 24),
  /** Days after which the next sign-in asks for a new one; 0 = never. */
  expiryDays: whole(0, 365),
  /** Minutes without a call, and hours in any case, after which a session ends; for 三员 apart. */
  idleMinutes: whole(5, 120),
  adminIdleMinutes: whole(5, 60),
  longestHours: whole(1, 24),
  adminLongestHours: whole(1, 12),
  /** Whoever holds one of these roles signs in with a second factor, and is led to set one up where there is none. */
  secondFactorRoles: z.array(z.enum(ROLES)).max(ROLES.length),
})
export type AccessPolicy = z.infer<typeof AccessPolicy>

export const DEFAULT_POLICY: AccessPolicy = {
  minLength: 10,
  kinds: 3,
  history: 5,
  expiryDays: 90,
  idleMinutes: 30,
  adminIdleMinutes: 15,
  longestHours: 12,
  adminLongestHours: 8,
  secondFactorRoles: [],
}

/** How long a session in a post of `role` may live. */
export function timesOf(role: Role, policy: AccessPolicy): { idleMinutes: number; longestHours: number } {
  return isAdminRole(role)
    ? { idleMinutes: policy.adminIdleMinutes, longestHours: policy.adminLongestHours }
    : { idleMinutes: policy.idleMinutes, longestHours: policy.longestHours }
}

/** Whether somebody who holds these roles must have a second factor. */
export const needsSecondFactor = (roles: readonly Role[], policy: AccessPolicy): boolean =>
  roles.some((role) => policy.secondFactorRoles.includes(role))

/** The person a password is for: none of it may stand in the password. */
export interface PasswordOwner {
  account: string
  displayName: string
  phone: string | null
}

/** What is wrong with a new password, all of it, in Chinese; empty where nothing is. The former passwords only the server knows. */
export function passwordTroubles(password: string, owner: PasswordOwner, policy: AccessPolicy): string[] {
  const lower = password.toLowerCase()
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length
  const contains = (part: string | null, least: number) =>
    part !== null && [...part].length >= least && lower.includes(part.toLowerCase())
  return [
    [...password].length < policy.minLength && `新密码至少 ${policy.minLength} 个字符。`,
    password.length > 200 && '新密码不能超过 200 个字符。',
    kinds < policy.kinds && `新密码至少包含 ${policy.kinds} 类字符（小写字母、大写字母、数字、其他符号）。`,
    contains(owner.account, 1) && '新密码不能包含账号。',
    contains(owner.displayName, 2) && '新密码不能包含姓名。',
    (contains(owner.phone, 7) || contains(owner.phone?.slice(-8) ?? null, 8)) && '新密码不能包含手机号。',
    isCommonPassword(password) && '这个密码太常见，容易被猜到。',
  ].filter((trouble) => trouble !== false)
}
