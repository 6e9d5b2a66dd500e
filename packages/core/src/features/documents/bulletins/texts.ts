import { z } from 'zod'
import type { Paper } from '../paper.ts'

/**
 * What the office itself says in a bulletin. `agency`: 机关代字 of its number; `demand`: one requirement a line; `term`: by when an answer is due;
 * `copies`: 抄送, null where nobody gets one.
 */
export const BulletinTexts = z.strictObject({
  agency: z.string().trim().min(1, '请填写机关代字').max(16),
  issuer: z.string().trim().min(1, '请填写发文机关').max(60),
  to: z.string().trim().min(1, '请填写主送机关').max(120),
  copies: z.string().trim().min(1).max(120).nullable(),
  demand: z.string().trim().min(1, '请写明工作要求').max(3000),
  term: z.iso.date().nullable(),
})
export type BulletinTexts = z.infer<typeof BulletinTexts>

/** The parts of a paper that every bulletin has alike. @param on 成文日期, `YYYY-MM-DD`; `serial` null: not numbered yet */
export function bulletinHead(
  title: string,
  { agency, issuer, to, copies }: BulletinTexts,
  on: string,
  serial: number | null,
): Omit<Paper, 'blocks' | 'annexes'> {
  return {
    letterhead: `${issuer}文件`,
    number: serial === null ? null : { agency, year: Number(on.slice(0, 4)), serial },
    title,
    to,
    signature: { by: issuer, on },
    copies,
    printed: { by: issuer, on },
    fields: {},
  }
}

/** The lines somebody wrote, each a requirement of its own. */
export const demandsOf = ({ demand }: BulletinTexts): string[] =>
  demand
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
