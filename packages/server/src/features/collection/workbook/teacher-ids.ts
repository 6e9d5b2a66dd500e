import { createHmac } from 'node:crypto'
import { tidy } from '@junheng/core/features/collection/read-value.ts'

/**
 * Staff numbers as they leave a workbook: the first 128 bits of HMAC-SHA-256, keyed by the county.
 *
 * Keyed by the county and not by a salt of each file, because the same workbook has to be the same data each time it is read
 * (`inputHash`), and a teacher counted at two schools has to be seen; the same number in two counties is still two different ids.
 * A data round has a salt of its own (`salt`) in the county's place: its ids compare within the county's rounds and with nothing else.
 *
 * This keeps numbers out of sight, no more: who has a list of all staff numbers could hash them all and compare.
 */
export function teacherIds(salt?: string): (county: string, written: string) => string {
  const known = new Map<string, string>()
  return (county, written) => {
    const number = tidy(written)
    if (number === '' || LOOKS_HASHED.test(number)) return number
    const key = `${county}\n${number}`
    let id = known.get(key)
    if (id === undefined) {
      id = createHmac('sha256', salt ?? `junheng teacher ${county}`)
        .update(number)
        .digest('hex')
        .slice(0, 32)
      known.set(key, id)
    }
    return id
  }
}

/** Sixteen or more hexadecimal digits with a letter among them: hashed before, by us or by a package's maker. */
const LOOKS_HASHED = /^(?=[0-9]*[a-f])[0-9a-f]{16,128}$/i
