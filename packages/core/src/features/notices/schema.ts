import { z } from 'zod'
import { KIND_KEYS, USUAL_KINDS } from './kinds.ts'
import { DIGESTS, USUAL_QUIET } from './when.ts'

/** Stands for a county in notices about the installation itself. */
export const INSTALLATION = '000000'

const CLOCK = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写作 21:00')

/** China time; null = no quiet hours. */
export const QuietHours = z.strictObject({ from: CLOCK, to: CLOCK })

/** How a person wants to be told by mail. The inbox always has everything. */
export const NoticeWishes = z.strictObject({
  /** The kinds that are mailed. */
  mailKinds: z.array(z.enum(KIND_KEYS)).max(KIND_KEYS.length),
  digest: z.enum(DIGESTS),
  quiet: QuietHours.nullable(),
})
export type NoticeWishes = z.infer<typeof NoticeWishes>

/** What holds for who has chosen nothing. */
export const USUAL_WISHES: NoticeWishes = { mailKinds: [...USUAL_KINDS], digest: 'immediate', quiet: USUAL_QUIET }
