import { crc32, inflateRawSync } from 'node:zlib'
import { isZip, packedBytes, readZipDirectory, type ZipEntry } from '../../../files/zip-directory.ts'
import type { Member, PackageLimits, Trouble } from './package-files.ts'

/**
 * The files of a zip. A path that leaves the package, a password, a file listed twice over the same bytes and a zip that would grow
 * beyond its limits are refused before anything is unpacked; a member that does not unpack to what it promises is refused alone.
 *
 * @param name what the zip is called in messages
 * @param limits null for the user's own files on the command line
 * @returns `members` null when the zip is refused as a whole
 */
export function zipMembers(
  zip: Buffer,
  name: string,
  limits: PackageLimits | null,
): { members: Member[] | null; troubles: Trouble[] } {
  const trouble = (rule: Trouble['rule'], message: string, repair: string): Trouble => ({
    rule,
    sheet: name,
    words: [message, repair],
  })
  const entries = isZip(zip) ? readZipDirectory(zip) : null
  if (entries === null) {
    const message =
      zip.length === 0 ? `${name} 是空文件。` : isZip(zip) ? `${name} 不完整，可能没有传完。` : `${name} 不是 zip 压缩包。`
    return { members: null, troubles: [trouble('S050', message, '重新打包（zip 格式）后提交；或直接提交文件夹。')] }
  }
  if (entries.some((e) => e.path === '[Content_Types].xml' || e.path.startsWith('xl/')))
    return {
      members: null,
      troubles: [
        trouble(
          'S056',
          `${name} 像 Excel 工作簿，但里面没有工作簿本身，读不出来。`,
          '用 Excel 或 WPS 打开，另存为 .xlsx 后重新提交。',
        ),
      ],
    }
  const troubles = [...entries.flatMap(unsafe)].map((path) =>
    trouble(
      'S051',
      `压缩包内的路径「${path.slice(0, 60)}」指向包外，已拒绝整个包。`,
      '重新打包，只放 CSV 文件，不要带盘符、绝对路径或 ..。',
    ),
  )
  if (entries.some((e) => e.encrypted)) troubles.push(trouble('S053', `${name} 加了密码，无法读取。`, '去掉密码后重新打包。'))
  if (limits !== null)
    troubles.push(
      ...tooLarge(zip, entries, limits).map((message) =>
        trouble('S054', message, '只打包本县的 CSV 文件；数据量确实很大时分县提交，或用命令行导入。'),
      ),
    )
  if (overlap(entries)) troubles.push(trouble('S050', `${name} 里有文件互相重叠，不是正常的压缩包。`, '重新打包后提交。'))
  if (troubles.length > 0) return { members: null, troubles }
  return { members: entries.map((entry) => ({ path: entry.path, read: () => unpack(zip, entry) })), troubles }
}

function unsafe({ path }: ZipEntry): string[] {
  const escapes = path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..') || path.includes('\0')
  return escapes ? [path.replaceAll('\0', '␀')] : []
}

function tooLarge(zip: Buffer, entries: readonly ZipEntry[], { unzippedBytes, ratio }: PackageLimits): string[] {
  const size = entries.reduce((sum, e) => sum + e.size, 0)
  if (size > unzippedBytes)
    return [`解压后共 ${Math.round(size / 1048576)} MB，超过上限 ${Math.round(unzippedBytes / 1048576)} MB。`]
  // A megabyte can only be harmless, however well it was packed.
  if (size > 1 << 20 && size > zip.length * ratio)
    return [`解压后是压缩包的 ${Math.round(size / zip.length)} 倍，超过上限 ${ratio} 倍。`]
  return []
}

/** Bombs list the same packed bytes many times. */
function overlap(entries: readonly ZipEntry[]): boolean {
  const sorted = entries.filter((e) => e.packed > 0).sort((a, b) => a.at - b.at)
  return sorted.some((e, i) => i > 0 && e.at < sorted[i - 1]!.at + sorted[i - 1]!.packed)
}

function unpack(zip: Buffer, entry: ZipEntry): Buffer | Trouble {
  const sheet = entry.path.slice(entry.path.lastIndexOf('/') + 1)
  const broken: Trouble = { rule: 'S050', sheet, words: [`${sheet} 在压缩包里已损坏或不完整。`, '重新打包后提交。'] }
  const packed = packedBytes(zip, entry)
  if (packed === null || (entry.method !== 0 && entry.method !== 8)) return broken
  try {
    // The size a bomb states may be a lie: never more than stated is unpacked.
    const plain =
      entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size), chunkSize: 1 << 18 })
    if (plain.length !== entry.size || crc32(plain) !== entry.crc) return broken
    const room = Buffer.allocUnsafeSlow(plain.length + 1)
    plain.copy(room)
    return room
  } catch {
    return broken
  }
}
