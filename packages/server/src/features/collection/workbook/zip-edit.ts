import { crc32, deflateRawSync } from 'node:zlib'
import { packedBytes, type ZipEntry } from '../../../files/zip-directory.ts'
import { BrokenPart } from './zip-parts.ts'

/** A fixed day (1980-01-01) for what is written anew. */
const DATE = 0x0021

/**
 * The same zip with some parts' text replaced or added. Every other part keeps its packed bytes, in the order there was.
 * @throws BrokenPart
 */
export function replaceParts(zip: Buffer, entries: readonly ZipEntry[], changed: ReadonlyMap<string, string>): Uint8Array {
  const left = new Map(changed)
  const body: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  const add = (path: string, packed: Buffer, method: number, crc: number, size: number): void => {
    const name = Buffer.from(path)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(method, 4)
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
    body.push(Buffer.from([0x50, 0x4b, 3, 4]), common, name, packed)
    at += 30 + name.length + packed.length
  }
  const addText = (path: string, text: string): void => {
    // It is UTF-8 from here on, whatever it was.
    const bytes = Buffer.from(text.replace(/^(<\?xml[^>]*encoding=["'])[^"']*/, '$1UTF-8'))
    add(path, deflateRawSync(bytes, { level: 6 }), 8, crc32(bytes), bytes.length)
  }
  for (const entry of entries) {
    const path = entry.path.replace(/^\//, '')
    const text = left.get(path)
    left.delete(path)
    const packed = packedBytes(zip, entry)
    if (packed === null) throw new BrokenPart(entry.path, 'not readable')
    if (text === undefined) add(entry.path, packed, entry.method, entry.crc, entry.size)
    else addText(entry.path, text)
  }
  for (const [path, text] of left) addText(path, text)
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...body, list, end])
}
