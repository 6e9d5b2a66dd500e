import { codeHash } from './code-hash.ts'
import type { PartTrace } from './part-reader.ts'

/**
 * Whether parts that were read by themselves say what the whole package says: counties in order and each in one part, no school's code
 * in two parts, and what one part does not know is not in another. Doubt (two codes of one hash) counts as no.
 *
 * @param traces of all parts, in order
 */
export function partsAgree(traces: readonly PartTrace[]): boolean {
  const counties = traces.flatMap((t) => t.counties)
  if (counties.length < 2) return false
  for (let i = 1; i < counties.length; i++) if (counties[i - 1]! >= counties[i]!) return false
  const partOf = partsOfCodes(traces)
  if (partOf === null) return false
  const known = new Set(counties)
  return traces.every((trace) =>
    trace.elsewhere.every((code) => !known.has(code) && (partOf(codeHash(code)) ?? trace.part) === trace.part),
  )
}

/** The part of each school's code by its hash; null when a code is in two parts. */
function partsOfCodes(traces: readonly PartTrace[]): ((hash: number) => number | undefined) | null {
  const total = traces.reduce((sum, { schools }) => sum + schools.length, 0)
  let size = 1024
  while (size < total * 2) size *= 2
  const hashes = new Float64Array(size).fill(-1)
  const parts = new Int32Array(size)
  const slotOf = (hash: number): number => {
    let slot = (hash % 2 ** 31) & (size - 1)
    while (hashes[slot] !== hash && hashes[slot]! >= 0) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const { part, schools } of traces) {
    for (let i = 0; i < schools.length; i++) {
      const hash = schools[i]!
      const slot = slotOf(hash)
      if (hashes[slot] === hash && parts[slot] !== part) return null
      hashes[slot] = hash
      parts[slot] = part
    }
  }
  return (hash) => (hashes[slotOf(hash)] === hash ? parts[slotOf(hash)] : undefined)
}
