/** One file in a zip, from the central directory. */
export interface ZipEntry {
  /** As stored, `\` turned to `/`; bytes that are not UTF-8 are kept as Latin-1, for only the ASCII file name matters to us. */
  path: string
  encrypted: boolean
  /** 0 stored, 8 deflated. */
  method: number
  crc: number
  packed: number
  size: number
  /** Where its local header begins. */
  at: number
}

const END = 0x06054b50
const END_64 = 0x06064b50
const END_64_LOCATOR = 0x07064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

export const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/** The files a zip lists, the first `most` of them, or null when it is not a whole zip. */
export function readZipDirectory(zip: Buffer, most = Number.POSITIVE_INFINITY): ZipEntry[] | null {
  try {
    const directory = findDirectory(zip)
    if (directory === null) return null
    const entries: ZipEntry[] = []
    let at = directory.at
    for (let i = 0; i < Math.min(directory.entries, most); i++) {
      if (zip.readUInt32LE(at) !== CENTRAL) return null
      const nameLength = zip.readUInt16LE(at + 28)
      const extraLength = zip.readUInt16LE(at + 30)
      const name = zip.subarray(at + 46, at + 46 + nameLength)
      const extra = zip.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength)
      const path = name.toString('utf8').includes('\ufffd') ? name.toString('latin1') : name.toString('utf8')
      entries.push({
        path: path.replaceAll('\\', '/'),
        encrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
        method: zip.readUInt16LE(at + 10),
        crc: zip.readUInt32LE(at + 16),
        ...wideSizes(zip, at, extra),
      })
      at += 46 + nameLength + extraLength + zip.readUInt16LE(at + 32)
    }
    return entries
  } catch (error) {
    // Reading past the end is how a cut-off zip shows itself.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** The packed bytes of a file, or null when the zip is cut off or the file lies where it cannot. */
export function packedBytes(zip: Buffer, entry: ZipEntry): Buffer | null {
  if (entry.at + 30 > zip.length || zip.readUInt32LE(entry.at) !== LOCAL) return null
  const from = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28)
  return from + entry.packed > zip.length ? null : zip.subarray(from, from + entry.packed)
}

function findDirectory(zip: Buffer): { at: number; entries: number } | null {
  // The end record is 22 bytes and a comment of at most 65 535.
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--) {
    if (zip.readUInt32LE(at) !== END) continue
    const entries = zip.readUInt16LE(at + 10)
    const directory = zip.readUInt32LE(at + 16)
    if (entries !== 0xffff && directory !== 0xffffffff) return { at: directory, entries }
    if (at < 20 || zip.readUInt32LE(at - 20) !== END_64_LOCATOR) return { at: directory, entries }
    const wide = Number(zip.readBigUInt64LE(at - 12))
    if (zip.readUInt32LE(wide) !== END_64) return null
    return { at: Number(zip.readBigUInt64LE(wide + 48)), entries: Number(zip.readBigUInt64LE(wide + 32)) }
  }
  return null
}

/** Sizes and place, from the Zip64 field where the 32-bit ones are full. */
function wideSizes(zip: Buffer, at: number, extra: Buffer): Pick<ZipEntry, 'packed' | 'size' | 'at'> {
  const narrow = { packed: zip.readUInt32LE(at + 20), size: zip.readUInt32LE(at + 24), at: zip.readUInt32LE(at + 42) }
  if (narrow.packed !== 0xffffffff && narrow.size !== 0xffffffff && narrow.at !== 0xffffffff) return narrow
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue
    let next = field + 4
    const wide = (value: number): number => {
      if (value !== 0xffffffff) return value
      const number = Number(extra.readBigUInt64LE(next))
      next += 8
      return number
    }
    const size = wide(narrow.size)
    const packed = wide(narrow.packed)
    return { size, packed, at: wide(narrow.at) }
  }
  return narrow
}
