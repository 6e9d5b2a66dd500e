import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { TABLES, type TableName } from '@junheng/core/features/collection/columns.ts'
import type { StructuralCode } from '@junheng/core/features/collection/fault-catalogue.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'

/** How large a zip may become. */
export interface PackageLimits {
  unzippedBytes: number
  ratio: number
}

/** For what comes over the web: nobody's county is larger, and a bomb is. */
export const WEB_LIMITS: PackageLimits = { unzippedBytes: 500 * 1024 * 1024, ratio: 100 }

export interface Trouble {
  rule: StructuralCode
  sheet: string
  words: [message: string, repair: string]
}

/** The files of a package, found but not yet read. */
export interface PackageFiles {
  /** Each table's file as it is called in the package. */
  names: ReadonlyMap<TableName, string>
  /** The path of a table's file, where it stands in the file system. */
  pathOf?: (table: TableName) => string | null
  troubles: Trouble[]
  /** The bytes of a table's file and one byte of room after them; null when there is none. Trouble while unpacking is added to `troubles`. */
  take: (table: TableName) => Buffer | null
}

/** A file of a package before its name is understood. `read` leaves one byte of room at the end. */
export interface Member {
  path: string
  read: () => Buffer | Trouble
  /** Where it stands in the file system, if it does. */
  file?: string
}

/** Opens a folder, a zip or a zip's bytes. What is wrong with the container itself is in `troubles`; it never throws for bad input. */
export async function openPackage(input: string | Uint8Array, limits?: PackageLimits): Promise<PackageFiles> {
  if (typeof input !== 'string')
    return openZip(Buffer.from(input.buffer, input.byteOffset, input.byteLength), '数据包', limits ?? WEB_LIMITS)
  try {
    if (statSync(input).isDirectory()) return gather(folderMembers(input), [], basename(input))
    return await openZip(readFileSync(input), basename(input), limits ?? null)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    const message = code === 'ENOENT' ? `找不到 ${input}。` : `打不开 ${input}（${code}）。`
    return nothing({
      rule: 'S057',
      sheet: basename(input),
      words: [message, '核对路径和读取权限；输入可以是文件夹或 .zip 文件。'],
    })
  }
}

async function openZip(zip: Buffer, name: string, limits: PackageLimits | null): Promise<PackageFiles> {
  const { zipMembers } = await import('./zip-members.ts')
  const { members, troubles } = zipMembers(zip, name, limits)
  return members === null ? nothing(...troubles) : gather(members, troubles, name)
}

/** A package that cannot be opened at all: its trouble is said once, not again for each missing file. */
const nothing = (...troubles: Trouble[]): PackageFiles => ({ names: new Map(), troubles, take: () => null })

function folderMembers(folder: string): Member[] {
  const files = (at: string, prefix: string): Member[] =>
    readdirSync(at).flatMap((name) => {
      const path = join(at, name)
      return statSync(path, { throwIfNoEntry: false })?.isFile() === true
        ? [{ path: prefix + name, read: () => readWithRoom(path, name), file: path }]
        : []
    })
  const here = files(folder, '')
  if (here.some((m) => tableOf(m.path) !== null)) return here
  const inner = readdirSync(folder).filter((name) => !name.startsWith('.') && statSync(join(folder, name)).isDirectory())
  return inner.length === 1 ? files(join(folder, inner[0]!), `${inner[0]}/`) : here
}

function readWithRoom(path: string, name: string): Buffer | Trouble {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    return { rule: 'S057', sheet: name, words: [`打不开 ${name}（${code}）。`, '核对文件的读取权限。'] }
  }
  try {
    const size = fstatSync(fd).size
    const bytes = Buffer.allocUnsafeSlow(size + 1)
    let at = 0
    while (at < size) {
      const read = readSync(fd, bytes, at, Math.min(size - at, 1 << 30), null)
      if (read === 0) break
      at += read
    }
    return bytes.subarray(0, at + 1)
  } finally {
    closeSync(fd)
  }
}

/** Which table a path is, by its file name; null for anything else. */
function tableOf(path: string): TableName | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  return TABLES.find((t) => `${t}.csv` === name) ?? null
}

/** Sorts the files by table. They may lie in one folder inside the package; the same table twice cannot be settled by us. */
function gather(members: readonly Member[], troubles: Trouble[], packageName: string): PackageFiles {
  const found = new Map<TableName, Member>()
  const twice = new Set<TableName>()
  for (const member of members.filter((m) => !isIgnored(m.path))) {
    const table = tableOf(member.path)
    const name = member.path.slice(member.path.lastIndexOf('/') + 1)
    if (table === null) {
      if (/\.(csv|txt|tsv|xlsx?)$/i.test(name))
        troubles.push({
          rule: 'S055',
          sheet: name,
          words: [`不认识的文件${quoted(name)}，没有读取。`, `文件名应为：${TABLES.map((t) => `${t}.csv`).join('、')}。`],
        })
    } else if (found.has(table)) twice.add(table)
    else found.set(table, member)
  }
  for (const table of twice) {
    found.delete(table)
    const name = `${table}.csv`
    troubles.push({ rule: 'S052', sheet: name, words: [`包里有两个 ${name}，不知道以哪个为准，都没有读取。`, '只保留一个。'] })
  }
  for (const table of ['schools', 'sections'] as const) {
    if (found.has(table) || twice.has(table)) continue
    const name = `${table}.csv`
    troubles.push({
      rule: 'S001',
      sheet: name,
      words: [`${packageName} 里没有 ${name}。`, `数据包必须有 schools.csv 和 sections.csv；补上 ${name} 后重新提交。`],
    })
  }
  const names = new Map([...found].map(([table, m]) => [table, m.path.slice(m.path.lastIndexOf('/') + 1)]))
  const take = (table: TableName): Buffer | null => {
    const bytes = found.get(table)?.read() ?? null
    if (bytes === null || Buffer.isBuffer(bytes)) return bytes
    troubles.push(bytes)
    return null
  }
  return { names, pathOf: (table) => found.get(table)?.file ?? null, troubles, take }
}

/** What operating systems leave in folders and archives. */
const isIgnored = (path: string): boolean =>
  /(^|\/)(__MACOSX\/|\.|~\$|Thumbs\.db$|desktop\.ini$)/i.test(path) || path.endsWith('/')
