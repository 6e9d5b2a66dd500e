import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipFile {
  /** With `/`. */
  path: string
  bytes: Uint8Array
}

/** A file as it stands in a zip. Packed once, it can go into many. */
export interface PackedPart {
  path: string
  crc: number
  size: number
  packed: Uint8Array
  deflated: boolean
}

/** A fixed day (1980-01-01), so that equal content is equal bytes. */
const DATE = 0x0021
const UTF8_NAMES = 0x0800

/** The bytes of a zip holding these files, deflated. Each file and the whole stay below 4 GB. */
export const zipFiles = (files: readonly ZipFile[], options: Packing = {}): Uint8Array =>
  zipOf(files.map(({ path, bytes }) => pack(path, bytes, options)))

export interface Packing {
  /** For what is compressed already, such as a document in a zip of documents. */
  stored?: boolean
  /** For what is made anew after every edit: quickly rather than small. */
  quickly?: boolean
}

export function pack(path: string, bytes: Uint8Array, options: Packing = {}): PackedPart {
  const deflated = options.stored !== true
  // A copy: zlib hands out the beginning of a larger block, which would be kept whole.
  const packed = deflated ? new Uint8Array(deflateRawSync(bytes, { level: options.quickly ? 1 : 6 })) : bytes
  return { path, crc: crc32(bytes), size: bytes.length, packed, deflated }
}

/** The bytes of a zip of these parts. Each part and the whole stay below 4 GB. */
export function zipOf(parts: readonly PackedPart[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { path, crc, size, packed, deflated } of parts) {
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(UTF8_NAMES, 2)
    common.writeUInt16LE(deflated ? 8 : 0, 4)
    common.writeUInt16LE(DATE, 8)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(name.length, 22)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    common.copy(central, 6)
    central.writeUInt32LE(at, 42)
    directory.push(central, name)
    pieces.push(Buffer.from([0x50, 0x4b, 3, 4]), common, name, packed)
    at += 30 + name.length + packed.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...pieces, listing, end])
}
