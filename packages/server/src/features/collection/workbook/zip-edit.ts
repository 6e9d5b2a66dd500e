import { packedBytes, type ZipEntry } from '../../../files/zip-directory.ts'
import { type PackedPart, pack, zipOf } from '../../../files/zip-write.ts'
import { BrokenPart } from './zip-parts.ts'

/**
 * The same zip with some parts' text replaced or added. Every other part keeps its packed bytes, in the order there was.
 * @throws BrokenPart
 */
export function replaceParts(zip: Buffer, entries: readonly ZipEntry[], changed: ReadonlyMap<string, string>): Uint8Array {
  const left = new Map(changed)
  const parts: PackedPart[] = []
  for (const entry of entries) {
    const path = entry.path.replace(/^\//, '')
    const text = left.get(path)
    left.delete(path)
    const packed = packedBytes(zip, entry)
    if (packed === null) throw new BrokenPart(entry.path, 'not readable')
    if (text === undefined)
      parts.push({ path: entry.path, crc: entry.crc, size: entry.size, packed, deflated: entry.method === 8 })
    else parts.push(packText(entry.path, text))
  }
  for (const [path, text] of left) parts.push(packText(path, text))
  return zipOf(parts)
}

/** It is UTF-8 from here on, whatever it was. */
const packText = (path: string, text: string): PackedPart =>
  pack(path, Buffer.from(text.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, '$1UTF-8')))
