import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { packedBytes, type ZipEntry } from '../../../files/zip-directory.ts'

/** A part of a workbook that cannot be unpacked to what its directory promises, or that is no sound XML. */
export class BrokenPart extends Error {
  readonly part: string
  constructor(part: string, reason: string) {
    super(`${part}: ${reason}`)
    this.part = part
  }
}

/** Below this a part is unpacked at once; above, piece by piece, so that a hostile sheet can be left in the middle. */
const AT_ONCE = 4 << 20

/**
 * The bytes of a part, never more than the directory states: the stated sizes were held against the limits before.
 * @throws BrokenPart
 */
export function partBytes(zip: Buffer, entry: ZipEntry): Buffer {
  const packed = packedPart(zip, entry)
  if (entry.method === 0) return checked(packed, entry)
  try {
    return checked(inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) }), entry)
  } catch (error) {
    throw error instanceof BrokenPart ? error : new BrokenPart(entry.path, String(error))
  }
}

/**
 * Hands a part's text to `take`, piece by piece, until it returns false.
 * @throws BrokenPart, and whatever `take` throws
 */
export async function streamPart(zip: Buffer, entry: ZipEntry, take: (text: string) => boolean): Promise<void> {
  if (entry.size <= AT_ONCE || entry.method === 0) {
    const bytes = partBytes(zip, entry)
    const decoder = decoderFor(bytes)
    const piece = 1 << 18
    for (let at = 0; at < bytes.length; at += piece)
      if (!take(decoder.decode(bytes.subarray(at, at + piece), { stream: true }))) return
    return
  }
  const inflate = createInflateRaw({ chunkSize: 1 << 18 })
  inflate.end(packedPart(zip, entry))
  let size = 0
  let crc = 0
  let decoder: Decoder | null = null
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > entry.size) throw new BrokenPart(entry.path, 'larger than stated')
      crc = crc32(chunk, crc)
      decoder ??= decoderFor(chunk)
      if (!take(decoder.decode(chunk, { stream: true }))) return
    }
  } catch (error) {
    throw (error as { code?: unknown }).code?.toString().startsWith('Z_') === true
      ? new BrokenPart(entry.path, String(error))
      : error
  } finally {
    inflate.destroy()
  }
  if (size !== entry.size || crc !== entry.crc) throw new BrokenPart(entry.path, 'not what was stated')
}

/** The text of a small part. A document type is only ever there to make a reader expand entities or fetch files. */
export function partText(zip: Buffer, entry: ZipEntry): string {
  const bytes = partBytes(zip, entry)
  return decoderFor(bytes).decode(bytes)
}

function packedPart(zip: Buffer, entry: ZipEntry): Buffer {
  const packed = packedBytes(zip, entry)
  if (packed === null || (entry.method !== 0 && entry.method !== 8)) throw new BrokenPart(entry.path, 'not readable')
  return packed
}

function checked(bytes: Buffer, entry: ZipEntry): Buffer {
  if (bytes.length !== entry.size || crc32(bytes) !== entry.crc) throw new BrokenPart(entry.path, 'not what was stated')
  return bytes
}

type Decoder = InstanceType<typeof TextDecoder>

function decoderFor(bytes: Uint8Array): Decoder {
  const [a, b] = bytes
  return new TextDecoder(a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8')
}
