/** The little of POSIX tar (ustar) that a backup needs: plain files, in memory one at a time. */

const BLOCK = 512

/** A file of the archive with its header and padding. */
export function tarEntry(name: string, content: Uint8Array): Buffer {
  return Buffer.concat([tarHeader(name, content.length), content, Buffer.alloc(padded(content.length) - content.length)])
}

function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 100, 'utf8')
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write('        ', 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

/** What ends an archive, and nothing comes after it. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * BLOCK)

/**
 * Name and size of the file whose header this is; null for the end of the archive. A header we would not have written so is none: not one byte of
 * an archive may be altered unseen.
 *
 * @throws RangeError when it is no header
 */
export function readTarHeader(header: Buffer): { name: string; size: number } | null {
  if (header.every((byte) => byte === 0)) return null
  const name = text(header, 0, 100)
  const size = Number.parseInt(text(header, 124, 12), 8)
  if (!(size >= 0) || !header.equals(tarHeader(name, size))) throw new RangeError('not a header of ours')
  return { name, size }
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
