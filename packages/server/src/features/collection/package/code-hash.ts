/** A code as 52 bits: enough that among a nation's schools two different codes as good as never share one. */
export function codeHash(code: string): number {
  let a = 0x811c9dc5
  let b = 0x9e3779b9
  for (let i = 0; i < code.length; i++) {
    const unit = code.charCodeAt(i)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b + unit, 0x85ebca6b) ^ (b >>> 13)
  }
  return (a >>> 0) * 2 ** 20 + (((b ^ (b >>> 16)) >>> 0) & 0xfffff)
}

/** Of all codes that are not empty. */
export const codeHashes = (codes: readonly string[]): Float64Array => {
  const hashes = new Float64Array(codes.length)
  let filled = 0
  for (const code of codes) if (code !== '') hashes[filled++] = codeHash(code)
  return hashes.subarray(0, filled)
}
