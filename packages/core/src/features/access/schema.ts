import { z } from 'zod'
import { ROLES } from './roles.ts'
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

/** What is left to do at the door before anything else: a new password. */
export const PENDING = ['new-password'] as const
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

export const SignedOut = z.object({ signedIn: z.literal(false), demo: z.boolean() })
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
  /** Held today. */
  posts: z.array(Post),
  disabled: z.boolean(),
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
