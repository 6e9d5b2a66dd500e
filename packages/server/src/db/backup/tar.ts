/** The little of POSIX tar (ustar) that a backup needs: plain files, in memory one at a time. */

const BLOCK = 512

/** A file of the archive with its header and padding. */
export function tarEntry(name: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 100, 'utf8')
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)])
}

/** What ends an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

/**
 * Name and size of the file whose header this is; null for the end of the archive.
 *
 * @throws RangeError when it is no header
 */
export function readTarHeader(header: Buffer): { name: string; size: number } | null {
  if (header.length < BLOCK) throw new RangeError('cut off')
  if (header.every((byte) => byte === 0)) return null
  const said = Number.parseInt(text(header, 148, 8), 8)
  const copy = Buffer.from(header)
  copy.write('        ', 148)
  if (said !== checksum(copy)) throw new RangeError('not a tar header')
  return { name: text(header, 0, 100), size: Number.parseInt(text(header, 124, 12), 8) }
}

export const padded = (size: number): number => Math.ceil(size / BLOCK) * BLOCK

const text = (header: Buffer, at: number, length: number): string =>
  header
    .toString('utf8', at, at + length)
    .split('\0', 1)[0]!
    .trim()

function checksum(header: Buffer): number {
  let sum = 0
  for (const byte of header) sum += byte
  return sum
}
