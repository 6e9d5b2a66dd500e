import { inflateRawSync } from 'node:zlib'

export const MAX_UNZIPPED_BYTES = 500 * 1024 * 1024
export const MAX_RATIO = 100
const MAX_ENTRIES = 10_000
// Below this much, a high ratio harms nobody: an empty form compresses well.
const RATIO_MATTERS_FROM = 1024 * 1024

export interface ArchiveEntry {
  name: string
  /** Bytes once expanded, as declared. */
  size: number
  encrypted: boolean
  deflated: boolean
  /** Its bytes as they stand in the archive. */
  packed: Uint8Array
}

/** The table of contents of a zip, as it declares itself; null when it cannot be read. Nothing is expanded. */
export function listArchive(bytes: Uint8Array): ArchiveEntry[] | null {
  try {
    return readDirectory(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Why an archive is not taken, in Chinese; null when its contents stay within the limits. */
export function archiveTrouble(entries: readonly ArchiveEntry[], compressed: number): string | null {
  const unzipped = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (entries.length > MAX_ENTRIES) return `里面有 ${entries.length} 个文件，最多 ${MAX_ENTRIES} 个`
  if (entries.some((entry) => entry.encrypted)) return '里面的文件加了密码，请去掉密码后再上传'
  if (unzipped > MAX_UNZIPPED_BYTES) return '解压后超过 500 MB'
  if (unzipped > RATIO_MATTERS_FROM && unzipped > MAX_RATIO * compressed) return '解压后是原来的 100 倍以上，疑似压缩炸弹'
  return null
}

/**
 * True when every entry expands to no more than it declares. The table of contents is the sender's word; whoever expands without this
 * check trusts it. Holds one expanded entry in memory at a time.
 */
export function keepsItsWord(bytes: Uint8Array): boolean {
  for (const entry of listArchive(bytes) ?? []) {
    if (!entry.deflated) continue
    try {
      // zlib stops with an error at the first byte past what was declared.
      inflateRawSync(entry.packed, { maxOutputLength: Math.max(1, entry.size) })
    } catch (error) {
      // Damage inside an entry is for the package reader to report; only too much output is our matter.
      if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') return false
    }
  }
  return true
}

const END = 0x06054b50
const ENTRY = 0x02014b50
const FULL = 0xffffffff

/** @throws RangeError where the archive is cut, garbled or reaches outside itself */
function readDirectory(bytes: Uint8Array): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const entries: ArchiveEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('no entry where one was promised')
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [
      number,
      number,
      number,
    ]
    const name = bytes.subarray(at + 46, at + 46 + nameLength)
    entries.push({
      name: new TextDecoder().decode(name),
      size: sizeOf(view, at, at + 46 + nameLength, extraLength),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      deflated: view.getUint16(at + 10, true) === 8,
      packed: packedBytes(bytes, view, view.getUint32(at + 42, true), view.getUint32(at + 20, true)),
    })
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries
}

/** The end record stands last, before a comment of at most 64 KB whose length it states. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === view.byteLength - at - 22) return at
  }
  throw new RangeError('no end record')
}

/** Declared size; the 64-bit form stands in the extra field where the 32-bit one is full. */
function sizeOf(view: DataView, entry: number, extra: number, extraLength: number): number {
  const size = view.getUint32(entry + 24, true)
  if (size !== FULL) return size
  for (let at = extra; at + 4 <= extra + extraLength; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) === 1) return Number(view.getBigUint64(at + 4, true))
  }
  return size
}

/** The compressed bytes of an entry: behind its local header, whose name and extra field have lengths of their own. */
function packedBytes(bytes: Uint8Array, view: DataView, header: number, length: number): Uint8Array {
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  if (start + length > bytes.length) throw new RangeError('an entry reaches past the end')
  return bytes.subarray(start, start + length)
}
