/** A name for a new row of a list. Made here, so that a row typed without a connection has one. */
export function newRowKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
