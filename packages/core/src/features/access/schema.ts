import { z } from 'zod'
import { ORG_KINDS } from '../orgs/kinds.ts'
import { BRANCHES, PLACES, ROLES } from './roles.ts'
import { PERMISSIONS } from './rules.ts'

/** What the sign-in form sends; its labels are 账号 and 密码. */
export const SignIn = z.strictObject({
  account: z.string().trim().min(1, '请填写账号').max(100),
  password: z.string().min(1, '请填写密码').max(200),
})
export type SignIn = z.infer<typeof SignIn>

/** A post somebody holds: the role, and where. `unit`: what the organisation or school was called when it was granted. */
export const Post = z.object({
  id: z.uuid(),
  role: z.enum(ROLES),
  unit: z.string(),
  county: z.object({ code: z.string(), name: z.string() }).nullable(),
})
export type Post = z.infer<typeof Post>

/** The post one goes on in; `county` for 市级督导, who looks at one county of the city at a time. */
export const PostSwitch = z.strictObject({ post: z.uuid(), county: z.string().max(12).optional() })
export type PostSwitch = z.infer<typeof PostSwitch>

/** What is left to do at the door before anything else, in this order: the code of one's second factor, a new password, setting a second factor up. */
export const PENDING = ['code', 'new-password', 'second-factor'] as const
export type Pending = (typeof PENDING)[number]

/** The session of the person at the browser. `csrfToken` goes back in the header `x-csrf-token` of every writing call. */
export const SignedIn = z.object({
  signedIn: z.literal(true),
  /** True where the server runs on fictional data (`--demo`). */
  demo: z.boolean(),
  account: z.object({ id: z.uuid(), name: z.string(), displayName: z.string() }),
  /** Until it is done only what the door needs is answered; `permissions` is empty so long. */
  pending: z.enum(PENDING).nullable(),
  role: z.enum(ROLES),
  permissions: z.array(z.enum(PERMISSIONS)),
  /** The post one works in now, and all one may switch to. */
  post: Post,
  posts: z.array(Post),
  /** For 市级督导: the counties of the city one may look at. Empty for everybody else. */
  counties: z.array(z.object({ code: z.string(), name: z.string() })),
  /** Codes of the schools in one's remit, where one sees schools rather than a county; null otherwise. */
  schools: z.array(z.string()).nullable(),
  /** The county whose data this person works on; null for administration. `isDemo` marks fictional data (示例数据). */
  county: z.object({ code: z.string(), name: z.string(), isDemo: z.boolean() }).nullable(),
  csrfToken: z.string(),
  /** ISO instants: when the session ends without another call, and when it ends in any case. */
  idleUntil: z.iso.datetime(),
  endsAt: z.iso.datetime(),
})
export type SignedIn = z.infer<typeof SignedIn>

export const SignedOut = z.object({
  signedIn: z.literal(false),
  demo: z.boolean(),
  /** There is no account yet, so somebody has to begin. */
  isEmpty: z.boolean(),
  /** What the organisation's own sign-in is called; null: there is none. */
  signOn: z.string().nullable(),
  /** Where one signs out there too, after a session that came from it; null otherwise. */
  leaveAt: z.string().nullable(),
})
export type SignedOut = z.infer<typeof SignedOut>

export const Session = z.discriminatedUnion('signedIn', [SignedIn, SignedOut])
export type Session = z.infer<typeof Session>

export const PasswordChange = z.strictObject({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) })
export type PasswordChange = z.infer<typeof PasswordChange>

/** An account as administration sees it. */
export const Account = z.object({
  id: z.uuid(),
  name: z.string(),
  displayName: z.string(),
  /** Business work or one of the three administrations; never changes. */
  branch: z.enum(BRANCHES),
  /** Held today. */
  posts: z.array(Post),
  disabled: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** Bound to the organisation's own sign-in. */
  hasSignOn: z.boolean(),
  /** ISO instant until which sign-in is refused after wrong passwords; null = open. */
  lockedUntil: z.iso.datetime().nullable(),
  lastSignInAt: z.iso.datetime().nullable(),
  openSessions: z.number().int(),
})
export type Account = z.infer<typeof Account>

/** One of one's own sessions. `address`, `agent`: where it was opened from, as far as that could be seen. */
export const OwnSession = z.object({
  id: z.uuid(),
  isThis: z.boolean(),
  role: z.enum(ROLES),
  unit: z.string(),
  address: z.string().nullable(),
  agent: z.string().nullable(),
  startedAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
})
export type OwnSession = z.infer<typeof OwnSession>

/** A new account. It has no post yet: until the security administrator grants one, nobody signs in with it. */
export const NewAccount = z.strictObject({
  name: z
    .string()
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u, '账号为 2–40 个字、字母、数字、点、横线或下划线'),
  displayName: z.string().trim().min(2, '请填写姓名').max(40),
  phone: z
    .string()
    .trim()
    .regex(/^\d{7,15}$/, '手机号只填数字')
    .nullable(),
  branch: z.enum(BRANCHES),
})
export type NewAccount = z.infer<typeof NewAccount>

/** `password` is said this once and stored nowhere; the first sign-in asks for one's own. */
export const WithPassword = z.object({ account: Account, password: z.string() })
export type WithPassword = z.infer<typeof WithPassword>

export const Disabling = z.strictObject({ disabled: z.boolean(), reason: z.string().trim().min(2, '请写明原因').max(200) })
export type Disabling = z.infer<typeof Disabling>

const COUNTY_CODE = z.string().regex(/^\d{6}$/, '区划代码为 6 位数字')

/** A post to be granted. What a role must name follows from it (`PLACES`): administrations nothing, all others a county or city. */
export const Grant = z
  .strictObject({
    role: z.enum(ROLES),
    county: COUNTY_CODE.nullable(),
    /** What the organisation or school is called. */
    unit: z.string().trim().max(80),
    /** The organisation chosen from the directory; null: the one of that name, where there is one. Only units name one. */
    orgId: z.uuid().nullable().default(null),
    /** The own school of a principal or filler; the schools assigned to an inspector or a town. */
    schools: z.array(z.string().trim().min(1).max(60)).max(500),
    /** The last day; null = until it is ended. */
    until: z.iso.date().nullable(),
  })
  .superRefine(({ role, county, unit, schools }, ctx) => {
    const place = PLACES[role]
    const refuse = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (place === 'installation') {
      if (county !== null) refuse('county', '三员不属于任何区县')
      return
    }
    if (county === null) refuse('county', '请选择区县')
    else if ((place === 'city') !== county.endsWith('00'))
      refuse('county', place === 'city' ? '请填市的代码（末两位 00）' : '请填区县的代码')
    if (unit === '') refuse('unit', '请填写单位名称')
    if (place === 'school' && schools.length !== 1) refuse('schools', '请填写这所学校的代码')
    if ((place === 'county' || place === 'city') && schools.length > 0) refuse('schools', '这个岗位看全区县，不用指定学校')
  })
export type Grant = z.infer<typeof Grant>

/** An organisation of a county's directory a post may stand for. `schoolCode`: 标识码, null where it is no school or has none. */
export const Unit = z.object({ id: z.uuid(), kind: z.enum(ORG_KINDS), name: z.string(), schoolCode: z.string().nullable() })
export type Unit = z.infer<typeof Unit>

export const Ending = z.strictObject({ reason: z.string().trim().min(2, '请写明原因').max(200) })
export type Ending = z.infer<typeof Ending>

/** The first county of an empty database. */
export const Beginning = z.strictObject({
  code: COUNTY_CODE.refine((code) => !code.endsWith('00'), '请填区县的代码，不是市或省的'),
  name: z.string().trim().min(2, '请填写区县名称').max(40),
})
export type Beginning = z.infer<typeof Beginning>

/** The passwords are said this once. */
export const Begun = z.object({
  county: z.object({ code: z.string(), name: z.string() }),
  accounts: z.array(z.object({ name: z.string(), role: z.enum(ROLES), password: z.string() })),
})
export type Begun = z.infer<typeof Begun>
