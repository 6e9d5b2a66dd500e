import { createHash } from 'node:crypto'
import { type ByteSink, byteSink } from '@junheng/core/features/collection/byte-sink.ts'
import { writeCanonical } from '@junheng/core/features/collection/canonical.ts'
import type { County } from '@junheng/core/features/collection/county.ts'

/** Of a county by its canonical values: the same data has the same digest, whatever file it came in. */
export interface CountyDigest {
  code: string
  digest: Uint8Array
}

/** SHA-256 over the canonical values of one county. */
export function countyDigest(county: County, sink: ByteSink = byteSink()): CountyDigest {
  const hash = createHash('sha256')
  writeCanonical(county, sink, (bytes) => hash.update(bytes))
  return { code: county.code, digest: hash.digest() }
}

/** The hash of a package: SHA-256 over its counties' digests in the order of their codes, so that counties may be hashed apart. */
export function hashOfDigests(digests: readonly CountyDigest[]): string {
  const hash = createHash('sha256')
  for (const { digest } of digests.toSorted((a, b) => (a.code < b.code ? -1 : 1))) hash.update(digest)
  return hash.digest('hex')
}

export function inputHash(counties: readonly County[]): string {
  const sink = byteSink()
  return hashOfDigests(counties.map((county) => countyDigest(county, sink)))
}
