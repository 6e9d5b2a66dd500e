import { z } from 'zod'

/** Six digits of the telephone's program, or one of the recovery codes; spaces and hyphens do not matter. */
const Code = z.string().trim().min(6, '请填写验证码').max(40)

export const ShownCode = z.strictObject({ code: Code })
export type ShownCode = z.infer<typeof ShownCode>

/** One's own second factor. `since`: when it was turned on, null = off. `codesLeft`: recovery codes not used yet. */
export const SecondFactor = z.object({
  since: z.iso.datetime().nullable(),
  codesLeft: z.number().int(),
  /** By the rules for one of the posts one holds. */
  isRequired: z.boolean(),
})
export type SecondFactor = z.infer<typeof SecondFactor>

/** A secret for the telephone, good once its first code is shown. `secret` in base32, `qr` the same as a picture (SVG). */
export const SecondFactorSetUp = z.object({ secret: z.string(), qr: z.string() })
export type SecondFactorSetUp = z.infer<typeof SecondFactorSetUp>

/** The recovery codes are said this once and stored only as hashes; each opens one sign-in. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

export const SecondFactorEnd = z.strictObject({ password: z.string().min(1, '请填写密码').max(200), code: Code })
export type SecondFactorEnd = z.infer<typeof SecondFactorEnd>
