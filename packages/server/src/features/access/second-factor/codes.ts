import { randomInt } from 'node:crypto'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { toString as qrOf } from 'qrcode'

const STEP_SECONDS = 30

/** 160 random bits in base32, as RFC 4226 asks. */
export const newSecret = (): string => generateSecret({ length: 20 })

/** The secret as the telephone's program scans it, drawn here: no other service is told. */
export function qrCode(secret: string, account: string): Promise<string> {
  return qrOf(generateURI({ issuer: '均衡', label: account, secret }), { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
}

/** The 30-second step whose code this is: that of `now`, the one before or the one after (clocks differ); null where it is none. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  const digits = bare(code)
  if (!/^\d{6}$/.test(digits)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const found = verifySync({ secret, token: digits, epoch, epochTolerance: STEP_SECONDS, period: STEP_SECONDS })
  return found.valid && 'timeStep' in found ? found.timeStep : null
}

/** Ten codes of twelve letters and digits in three groups: 59 bits each. */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return Array.from({ length: 10 }, () => `${group()}-${group()}-${group()}`)
}

/** A code as it is hashed and compared, however it was typed. */
export const bare = (code: string): string => code.normalize('NFKC').replace(/[\s-]/g, '').toLowerCase()

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
