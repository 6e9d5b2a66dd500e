import type { TableName } from '@junheng/core/features/collection/columns.ts'
import type { TableSource } from '@junheng/core/features/collection/county.ts'
import type { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import { type Header, readHeader } from '@junheng/core/features/collection/read-header.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { type CellBlock, type CutState, cutRows, newBlock, type QuoteTrouble } from './cells.ts'
import { type ColumnRoom, newRoom } from './column-room.ts'
import { encodingOf } from './encoding.ts'

/** A CSV file of a package with its header understood, ready to be read block by block. */
export interface CsvFile {
  sheet: string
  /** Ends with a line feed of ours. */
  bytes: Buffer
  /** How many cells the header has. */
  width: number
  header: Header
  source: TableSource
  faults: FaultList
  /** Where the rows begin. */
  body: CutState
  /** Where reading them ended. */
  end: CutState
  /**
   * Null when the file is read whole. Of a part (`part-reader.ts`) the codes that its rows name and its own counties lack: whoever
   * has all parts can tell whether they stand elsewhere.
   */
  elsewhere: Set<string> | null
  /** Where its columns are put. */
  room: ColumnRoom
}

const BLOCK_CELLS = 65_536

/**
 * Opens one file: encoding, byte-order mark, header. Null when it cannot be read at all; the faults say why.
 *
 * @param bytes the whole file plus one byte of room at the end, which becomes the closing line feed
 */
export function openCsv(table: TableName, sheet: string, bytes: Buffer, catalogue: Catalogue, faults: FaultList): CsvFile | null {
  const content = bytes.subarray(0, -1)
  const encoding = encodingOf(content)
  if (encoding !== 'UTF-8') {
    faults.structural('S003', { sheet }, () => [
      `${sheet} 的编码是 ${encoding}，不是 UTF-8，没有读取。`,
      '在表格软件里另存为「CSV UTF-8（逗号分隔）」，或用文本编辑器转成 UTF-8 后重新提交。',
    ])
    return null
  }
  // Spreadsheets of old Macintoshes ended lines so; cut at line feeds, the whole file would be one endless header.
  if (!content.includes(10) && content.includes(13)) {
    faults.structural('S003', { sheet }, () => [
      `${sheet} 的各行以回车符（CR）结尾，不是换行符，没有读取。`,
      '在表格软件里另存为「CSV UTF-8（逗号分隔）」，不要选「Macintosh」格式；或用文本编辑器把行尾改为 LF 后重新提交。',
    ])
    return null
  }
  bytes[bytes.length - 1] = 10
  const body: CutState = { at: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0, line: 1 }
  const first = newBlock(4096, 1)
  const troubles: QuoteTrouble[] = []
  cutRows(bytes, 4096, body, first, troubles)
  reportQuotes(sheet, troubles, faults)
  if (first.rows === 0) {
    faults.structural('S002', { sheet }, () => [`${sheet} 是空的，没有表头。`, '第一行写列名；没有这类数据就不要提交这个文件。'])
    return null
  }
  const cells = Array.from({ length: first.ragged[0] || 4096 }, (_, c) => bytes.toString('utf8', first.start[c], first.end[c]))
  const header = readHeader(table, cells, sheet, catalogue, faults)
  const source: TableSource = { file: sheet, sheet, headers: header.headers }
  return { sheet, bytes, width: cells.length, header, source, faults, body, end: { ...body }, elsewhere: null, room: newRoom }
}

/**
 * The rows of the file, a block at a time; a block is reused, so read it before asking for the next.
 * @param state where cutting goes on; a reader that takes rows by itself moves it
 */
export function* blocksOf(csv: CsvFile, rowsAtOnce?: number, state: CutState = { ...csv.body }): Generator<CellBlock, void> {
  const { bytes, width, sheet, faults } = csv
  const rows = rowsAtOnce ?? Math.max(64, Math.min(rowsAbout(csv), Math.floor(BLOCK_CELLS / width)))
  const block = newBlock(width, rows)
  const troubles: QuoteTrouble[] = []
  while (state.at < bytes.length) {
    cutRows(bytes, width, state, block, troubles)
    for (let r = 0; r < block.rows; r++) {
      const cells = block.ragged[r]!
      if (cells === 0) continue
      const short = cells < width
      faults.structural(short ? 'S007' : 'S008', { sheet, row: block.lines[r]! }, () => [
        `这一行有 ${cells} 格，表头有 ${width} 格，各值可能错位，除代码外没有采用。`,
        short
          ? '补齐缺少的格，没有数据的格留空；若在文件末尾，可能文件没有传完整。'
          : '检查是否有多余的逗号；值里有逗号时，把整个值放在英文双引号内。',
      ])
    }
    if (block.rows > 0) yield block
  }
  Object.assign(csv.end, state)
  reportQuotes(sheet, troubles, faults)
}

function reportQuotes(sheet: string, troubles: readonly QuoteTrouble[], faults: FaultList): void {
  for (const { line, open } of troubles) {
    faults.structural('S009', { sheet, row: line }, () => [
      open ? '这一行有一个英文双引号没有配对，其后的内容都被当作同一格。' : '这一行的双引号之后还有文字，引号没有配对。',
      '值里的双引号写两遍（""），整个值再用双引号括起来。',
    ])
  }
}

/** About how many rows the file has, guessed from its first hundreds; a reader that relies on it must be able to grow. */
export function rowsAbout({ bytes, body }: CsvFile): number {
  let [at, rows] = [body.at, 0]
  for (; rows < 400; rows++) {
    const next = bytes.indexOf(10, at) + 1
    if (next === 0) break
    at = next
  }
  return rows === 0 ? 1 : Math.ceil((rows / (at - body.at)) * (bytes.length - body.at) * 1.05) + 16
}
