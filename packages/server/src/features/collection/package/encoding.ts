import { isUtf8 } from 'node:buffer'

/** The encodings we can tell apart well enough to name them in a fault. */
export type Encoding = 'UTF-8' | 'UTF-16' | 'GB18030（GBK）' | '无法识别的编码'

/** Which encoding these bytes are in. A byte-order mark of UTF-8 is fine. */
export function encodingOf(bytes: Uint8Array): Encoding {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return 'UTF-16'
  // UTF-16 of digits and commas is every second byte zero, and no text file holds a zero byte.
  if (bytes.includes(0)) return 'UTF-16'
  if (isUtf8(bytes)) return 'UTF-8'
  return decodesAs('gb18030', bytes) ? 'GB18030（GBK）' : '无法识别的编码'
}

/** Only the beginning is tried: enough to name it, and a file in the wrong encoding is not read anyway. */
function decodesAs(label: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes.subarray(0, 65_536), { stream: true })
    return true
  } catch {
    return false
  }
}
