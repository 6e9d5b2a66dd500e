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
  const table: CodeTable = { hashes: new Float64Array(size).fill(-1), parts: new Int32Array(size) }
  if (!traces.every(({ part, schools }) => note(table, schools, part))) return null
  return (hash) => {
    const slot = slotOf(table.hashes, hash)
    return table.hashes[slot] === hash ? table.parts[slot] : undefined
  }
}

interface CodeTable {
  /** −1 where nothing stands. */
  hashes: Float64Array
  parts: Int32Array
}

/** Notes the codes of one part; false when one of them is in another part too. */
function note({ hashes, parts }: CodeTable, codes: Float64Array, part: number): boolean {
  const { length } = codes
  for (let i = 0; i < length; i++) {
    const hash = codes[i]!
    const slot = slotOf(hashes, hash)
    if (hashes[slot] === hash && parts[slot] !== part) return false
    hashes[slot] = hash
    parts[slot] = part
  }
  return true
}

function slotOf(hashes: Float64Array, hash: number): number {
  const last = hashes.length - 1
  let slot = hash & last
  while (hashes[slot] !== hash && hashes[slot]! >= 0) slot = (slot + 1) & last
  return slot
}
