import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipFile {
  /** ASCII, with `/`. */
  path: string
  bytes: Buffer
}

/** A fixed day (1980-01-01), so that equal content is equal bytes. */
const DATE = 0x0021
const FIXED_PARTS = { local: 30, central: 46, end: 22 }

/** The bytes of a zip holding these files, deflated. Each file and the whole stay below 4 GB. */
export function zipFiles(files: readonly ZipFile[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { path, bytes } of files) {
    const name = Buffer.from(path)
    const packed = deflateRawSync(bytes, { level: 6 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(0, 6)
    common.writeUInt16LE(DATE, 8)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const central = Buffer.alloc(FIXED_PARTS.central)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    common.copy(central, 6)
    central.writeUInt32LE(at, 42)
    directory.push(central, name)
    const signature = Buffer.from([0x50, 0x4b, 3, 4])
    parts.push(signature, common, name, packed)
    at += FIXED_PARTS.local + name.length + packed.length
  }
  const directoryBytes = Buffer.concat(directory)
  const end = Buffer.alloc(FIXED_PARTS.end)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directoryBytes.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directoryBytes, end])
}
