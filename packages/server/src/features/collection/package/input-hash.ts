import { createHash } from 'node:crypto'
import { byteSink } from '@junheng/core/features/collection/byte-sink.ts'
import { canonicalBytes } from '@junheng/core/features/collection/canonical.ts'
import type { County } from '@junheng/core/features/collection/county.ts'

/** SHA-256 over the canonical values of these counties (sorted by code): the same data has the same hash, whatever file it came in. */
export function inputHash(counties: readonly County[]): string {
  const hash = createHash('sha256')
  const sink = byteSink()
  for (const county of counties) hash.update(canonicalBytes(county, sink))
  return hash.digest('hex')
}
