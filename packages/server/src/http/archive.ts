import { inflateRawSync } from 'node:zlib'
import { packedBytes, readZipDirectory } from '../files/zip-directory.ts'

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

/**
 * The table of contents of a zip, as it declares itself; null when it cannot be read or names what is not there. Nothing is expanded. Of a zip with
 * more files than are taken only as many are listed as show it: this runs in the thread that answers requests.
 */
export function listArchive(bytes: Uint8Array): ArchiveEntry[] | null {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries: ArchiveEntry[] = []
  for (const entry of readZipDirectory(zip, MAX_ENTRIES + 1) ?? [null]) {
    const packed = entry && packedBytes(zip, entry)
    if (!packed) return null
    entries.push({ name: entry.path, size: entry.size, encrypted: entry.encrypted, deflated: entry.method === 8, packed })
  }
  return entries
}

/** Why an archive is not taken, in Chinese; null when its contents stay within the limits. */
export function archiveTrouble(entries: readonly ArchiveEntry[], compressed: number): string | null {
  const unzipped = entries.reduce((sum, entry) => sum + entry.size, 0)
  if (entries.length > MAX_ENTRIES) return `里面的文件超过 ${MAX_ENTRIES} 个`
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
