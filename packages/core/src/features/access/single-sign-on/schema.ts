import { z } from 'zod'
import { SignedIn } from '../schema.ts'

/** Where the browser goes: the organisation's own sign-in. */
export const SignOnAddress = z.object({ address: z.url() })

/** What the organisation's sign-in sent the browser back with: `?code=…&state=…`. */
export const SignOnReturn = z.strictObject({ query: z.string().startsWith('?').max(8000) })
export type SignOnReturn = z.infer<typeof SignOnReturn>

/** `purpose`: whether one signed in, or bound one's account to go on signing in that way. */
export const SignOnDone = z.object({ purpose: z.enum(['sign-in', 'bind']), session: SignedIn })
export type SignOnDone = z.infer<typeof SignOnDone>

/** One's own binding. `label` null: the server knows no such sign-in. */
export const OwnSignOn = z.object({ label: z.string().nullable(), boundAt: z.iso.datetime().nullable() })
export type OwnSignOn = z.infer<typeof OwnSignOn>

export const BeginBinding = z.strictObject({ password: z.string().min(1, '请填写密码').max(200) })
export type BeginBinding = z.infer<typeof BeginBinding>

/** `subject`: what the organisation's sign-in calls the person (the claim `sub`); null unbinds. */
export const Identity = z.strictObject({
  subject: z.string().trim().min(1, '请填写统一登录里的用户标识').max(255).nullable(),
  reason: z.string().trim().min(2, '请写明原因').max(200),
})
export type Identity = z.infer<typeof Identity>
